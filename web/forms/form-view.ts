import { maySendCommands } from '../../api/cases/may-send.js';
import { getCaseFor } from '../../api/cases/who-sees.js';
import { problem, type ProblemError } from '../../api/problems.js';
import { allowedActions } from '../../domain/offers.js';
import { findCasePeople } from '../case/find-case-people.js';
import type { PageContext } from '../define-page.js';
import type { CommandForm, FormView } from './command-form.js';
import { commandsOf } from './commands-of.js';

/** Gets what a command's form is made from; throws not-found where the case is out of the person's reach. */
export async function getFormView(
  form: CommandForm,
  ctx: PageContext,
  { caseId, thingId: named }: { caseId: string; thingId?: string },
): Promise<FormView> {
  const visible = await getCaseFor(ctx.deps, ctx.caller, caseId, { action: 'read', now: ctx.now });
  const { case: c } = visible.stored.view;
  const people = await findCasePeople(ctx.deps.db, c, visible.relation.sight);
  const found = form.thingOf?.(c, ctx.caller.staffId);
  return { ctx, visible, case: c, people, thingId: named ?? found?.toString() };
}

/** Tells whether the case, as it stands, takes from this person what the form would send. */
export function isOffered(form: CommandForm, { ctx, visible }: FormView): boolean {
  const { case: c, setting } = visible.stored.view;
  const allowed = maySendCommands(ctx.caller, visible.relation)
    ? allowedActions(c, visible.actor, { now: ctx.now, setting })
    : [];
  return commandsOf(form).some((command) => allowed.includes(command));
}

/** Says that the case is past the point where the form applies. */
export function notNow({ case: c }: FormView): ProblemError {
  return problem(c.phase === 'closed' ? 'already-closed' : 'step-mismatch');
}

/** Says what stands in the way now: who is told that a case changed may be past the point where the form applies. */
export function obstacleOf(
  refused: ProblemError,
  form: CommandForm,
  after: FormView,
): ProblemError {
  const isPast = refused.problem === 'changed-meanwhile' && !isOffered(form, after);
  return isPast ? notNow(after) : refused;
}
