import { etagOf } from '../../api/cases/present-case.js';
import { problem, type ProblemError } from '../../api/problems.js';
import { readForm } from '../fields/form-values.js';
import { faultsOf } from '../forms/faults-of.js';
import { faultsIn } from '../fields/faults-in.js';
import { findChanges } from '../forms/find-changes.js';
import { obstacleOf } from '../forms/form-view.js';
import { holdMeetingForm } from '../forms/hold-meeting.form.js';
import { sendCommand } from '../forms/send-command.js';
import { findView, type MinutesCase, type MinutesContext } from './find-minutes.js';
import { casesIn, isWritten, partOf } from './part-of-form.js';

/** Holds what became of the cases that something was written about. */
export interface SentMinutes {
  done: string[];
  /** Stored, to be carried out when the engine answers. */
  stored: string[];
  refused: (MinutesCase & { status: number })[];
}

/**
 * Sends each case's decision as its own form would: one command a case, with a key and a tag of its own, so that what one is refused stops
 * no other. Sent again with the same key it is answered again and carried out no second time.
 */
export async function sendMinutes(ctx: MinutesContext): Promise<SentMinutes> {
  const written = casesIn(ctx.form).filter((caseId) => isWritten(partOf(ctx.form, caseId)));
  // Side by side: while the engine is away each waits for its answer in vain.
  const results = await Promise.all(written.map((caseId) => sendOne(ctx, caseId)));
  return {
    done: written.filter((_, i) => results[i] === 'done'),
    stored: written.filter((_, i) => results[i] === 'stored'),
    refused: results.filter((one) => typeof one === 'object'),
  };
}

async function sendOne(
  ctx: MinutesContext,
  caseId: string,
): Promise<'done' | 'stored' | SentMinutes['refused'][number]> {
  const view = await findView(ctx, caseId, ctx.form);
  if (!view) return outOfReach(ctx, caseId);
  const body = holdMeetingForm.body(readForm(view.ctx.form, view.case.raisedAt), view);
  const sent = await sendCommand(holdMeetingForm.route, view, body);
  if ('refused' in sent) return refusedAs(ctx, caseId, sent.refused);
  return sent.status === 202 ? 'stored' : 'done';
}

async function refusedAs(ctx: MinutesContext, caseId: string, refused: ProblemError) {
  // As it is now: somebody else may have been quicker, even while this was on its way.
  const after = await findView(ctx, caseId, ctx.form);
  if (!after) return outOfReach(ctx, caseId);
  const etag = after.ctx.form.get('etag');
  const obstacle = obstacleOf(refused, holdMeetingForm, after);
  return {
    caseId,
    view: after,
    status: refused.status,
    faults: faultsOf(obstacle, holdMeetingForm, after),
    ...(etag !== etagOf(after.case) && { changes: await findChanges(after, etag) }),
  };
}

function outOfReach(ctx: MinutesContext, caseId: string) {
  const refused = problem('not-found');
  return { caseId, view: undefined, status: refused.status, faults: faultsIn(refused, ctx, []) };
}
