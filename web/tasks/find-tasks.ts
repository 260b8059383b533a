import { findResponsible } from '../../api/cases/find-responsible.js';
import { findVisibleCases } from '../../api/cases/find-visible-cases.js';
import { dueAtOf, nextDeadlineOf } from '../../domain/case-view.js';
import type { ConcernCase, Duty } from '../../domain/case.js';
import { instantOf, type Instant } from '../../domain/local-time.js';
import type { Phase } from '../../domain/codes.js';
import { Prisma } from '../../prisma/generated/client.js';
import type { PageContext } from '../define-page.js';
import { paths, type FormVerb } from '../paths.js';

const MOST = 500;

/** Holds one thing that somebody must do, and where it is done. */
export interface Task {
  caseNumber: string;
  case: ConcernCase;
  kind: 'case' | 'handover' | 'duty';
  duty?: Duty;
  dueAt: Instant | null;
  href: string;
}

/** Finds what somebody must do: their cases, handovers to answer, duties not done; soonest first. */
export async function findTasks({
  deps,
  caller,
  now,
}: Pick<PageContext, 'deps' | 'caller' | 'now'>): Promise<Task[]> {
  const found = await findVisibleCases(deps, caller, {
    action: 'list',
    where: [Prisma.sql`(c.closed_at is null or c.state->'duties' @> '[{"doneAt": null}]'::jsonb)`],
    after: undefined,
    limit: MOST,
    now,
  });
  const holders = await Promise.all(
    found.map(({ stored }) => findResponsible(deps.db, stored.view)),
  );
  const tasks = found.flatMap(({ stored, relation }, i): Task[] => {
    const { caseNumber, view } = stored;
    const { case: c, setting } = view;
    const isAsked = c.assignments.some((a) => a.status === 'asked' && a.staffId === caller.staffId);
    const isOwn = c.closedAt === null && holders[i] === caller.staffId;
    const duties = c.duties.filter(
      ({ doneAt, responsible }) => doneAt === null && relation.roles.includes(responsible),
    );
    return [
      ...(isAsked
        ? [task('handover', dueAtOf(c, setting), paths.form(c.id, 'accept-handover'))]
        : []),
      ...(isOwn ? [task('case', dueAtOf(c, setting), paths.form(c.id, nextVerbOf(c)))] : []),
      ...duties.map((duty) => ({
        ...task(
          'duty',
          instantOf(duty.dueOn, setting.guide.hours.due),
          paths.form(c.id, 'progress-duty', duty.id),
        ),
        duty,
      })),
    ];
    function task(kind: Task['kind'], dueAt: Instant | null, href: string): Task {
      return { caseNumber, case: c, kind, dueAt, href };
    }
  });
  return tasks.sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
}

/** Names the form of what a case waits for. */
function nextVerbOf(c: ConcernCase): FormVerb {
  const isEvaluation = c.phase === 'trial' && nextDeadlineOf(c)?.kind === 'evaluation';
  return isEvaluation ? 'evaluate-plan' : NEXT_VERB[c.phase];
}

const NEXT_VERB: Readonly<Record<Phase, FormVerb>> = {
  'awaiting-contact': 'log-call',
  'awaiting-mapping-meeting': 'hold-meeting',
  drafting: 'agree-plan',
  trial: 'check-plan',
  'awaiting-evaluation': 'evaluate-plan',
  'awaiting-consent': 'record-consent',
  'consent-refused': 'go-on-without-consent',
  'awaiting-local-meeting': 'hold-meeting',
  'awaiting-central-meeting': 'hold-meeting',
  'awaiting-bup-meeting': 'hold-meeting',
  'awaiting-bridge-builders': 'hold-meeting',
  'intensive-follow-up': 'hold-meeting',
  watching: 'close',
  closed: 'progress-duty',
};
