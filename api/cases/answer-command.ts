import { findCaseInView } from '../../prisma/find-case-in-view.js';
import { asProgram } from '../../prisma/scope.js';
import { problem, problemFromRefusal, type ProblemError } from '../problems.js';
import type { KeyedContext } from '../route.js';
import type { Refusal } from '../../domain/refusals.js';
import type { Deps } from '../deps.js';
import type { CaseAnswer } from './case-answer.js';
import { findMade } from './find-made.js';
import { etagOf, presentCase } from './present-case.js';
import { findSourceIds } from './source-ids.js';
import { actorOf, relationTo, type VisibleCase } from './who-sees.js';

type Answer =
  | { status: 200; body: CaseAnswer; headers: Record<string, string> }
  | { status: 201; body: CaseAnswer; headers: Record<string, string> }
  | {
      status: 202;
      body: { commandId: string; status: 'pending' };
      headers: Record<string, string>;
    };

/** Waits for the engine's answer to a stored command: the case as it is after it, the refusal, or 202 while it is not known. */
export async function answerCommand(
  ctx: KeyedContext<string, VisibleCase>,
  makes?: 'meetingId' | 'planNumber',
): Promise<Answer> {
  const { deps, guarded, idempotency } = ctx;
  const { commandId } = idempotency;
  const caseId = guarded.stored.view.case.id;
  const settled = await deps.desk.settle(caseId, commandId, deps.env.COMMAND_WAIT_SECONDS * 1000);
  if (settled.status === 'refused') throw await problemOfRefusal(deps, settled.refusal);
  if (settled.status === 'pending') {
    const Location = `/api/v1/cases/${caseId}/commands/${commandId}`;
    return { status: 202, body: { commandId, status: 'pending' }, headers: { Location } };
  }
  const after = await caseAfter(ctx);
  const present = () => presentCase(deps, after, { now: after.now, maySend: after.stillSees });
  const body = await (after.stillSees ? present() : asProgram(present));
  const headers = { ETag: etagOf(after.stored.view.case) };
  if (!makes) return { status: 200, body, headers };
  const made = await findMade(deps.db, after.stored.view.case, commandId, makes);
  return { status: 201, body: { ...body, ...made }, headers };
}

/** Turns the core's refusal into a problem that names people by the sources' ids. */
export async function problemOfRefusal(
  { db }: Pick<Deps, 'db'>,
  refusal: Refusal,
): Promise<ProblemError> {
  if (refusal.code !== 'consent-required') return problemFromRefusal(refusal);
  const ids = await findSourceIds(
    db,
    'guardian',
    refusal.missing.filter((id) => !id.startsWith('student')),
  );
  return problemFromRefusal({
    ...refusal,
    missing: refusal.missing.map((id) => ids.get(id) ?? id),
  });
}

/** Reads the case anew. Whoever lost sight of it by their own command still gets its answer, in codes and with nothing left to send. */
async function caseAfter({ deps, caller, guarded }: KeyedContext<string, VisibleCase>) {
  const now = await deps.clock.now();
  const stored = await asProgram(() => findCaseInView(deps.db, guarded.stored.view.case.id, now));
  if (!stored) throw problem('not-found');
  const found = await relationTo(deps, caller, stored, now);
  const relation = found ?? { ...guarded.relation, roles: [], sight: 'codes' as const };
  return {
    stored,
    relation,
    actor: actorOf(caller, relation),
    now,
    stillSees: found !== undefined && found.ground !== 'break-glass',
  };
}
