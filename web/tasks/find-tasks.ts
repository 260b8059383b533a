import type { PersonCaller } from '../../api/auth/caller.js';
import { findResponsibleCondition } from '../../api/cases/find-responsible-condition.js';
import { findResponsibleOfEach } from '../../api/cases/find-responsible.js';
import { findVisibleCases, type FoundCase } from '../../api/cases/find-visible-cases.js';
import type { Deps } from '../../api/deps.js';
import { dueAtOf, nextDeadlineOf } from '../../domain/case-view.js';
import { awaitedCommand } from '../../domain/awaited-command.js';
import type { ConcernCase, Duty } from '../../domain/case.js';
import { instantOf, type Instant } from '../../domain/local-time.js';
import { Prisma } from '../../prisma/generated/client.js';
import type { PageContext } from '../define-page.js';
import { paths, type FormVerb } from '../paths.js';

/** How many cases are read at a time; what is nobody's own is left out by SQL. */
const CHUNK = 500;

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
  const found = await findConcerned(deps, caller, now);
  const holders = await findResponsibleOfEach(
    deps.db,
    found.map(({ stored }) => stored.view),
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
  return tasks.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** Writes a task's place in the order: soonest due first, what has no date last; the same whenever it is asked. */
export function placeOf({ dueAt, case: c, kind, duty }: Task): string {
  return [dueAt ?? '9', c.id, kind, duty?.id ?? ''].join(' ');
}

async function findConcerned(deps: Deps, caller: PersonCaller, now: Instant): Promise<FoundCase[]> {
  const asked = JSON.stringify({
    assignments: [{ staffId: caller.staffId, status: 'asked' }],
  });
  const roles = new Set<string>([...caller.roles.map(({ role }) => role), 'contact-teacher']);
  const duties = [...roles].map((responsible) => {
    const open = JSON.stringify({ duties: [{ doneAt: null, responsible }] });
    return Prisma.sql`c.state @> ${open}::jsonb`;
  });
  const own = await findResponsibleCondition(deps.db, caller.sourceId);
  const where = [
    Prisma.sql`(${Prisma.join(
      [Prisma.sql`(c.closed_at is null and (${own} or c.state @> ${asked}::jsonb))`, ...duties],
      ' or ',
    )})`,
  ];
  const found: FoundCase[] = [];
  for (;;) {
    const last = found.at(-1);
    const chunk = await findVisibleCases(deps, caller, {
      ...{ action: 'list', order: 'soonest-due', where, limit: CHUNK, now },
      after: last && [last.dueAt, last.stored.view.case.id],
    });
    found.push(...chunk.slice(0, CHUNK));
    if (chunk.length <= CHUNK) return found;
  }
}

/** Names the form of what a case waits for. */
function nextVerbOf(c: ConcernCase): FormVerb {
  return awaitedCommand(c.phase, nextDeadlineOf(c)?.kind);
}
