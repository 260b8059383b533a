import type { HeldRole } from '../../api/auth/caller.js';
import type { ScheduledMeeting } from '../../api/cases/find-scheduled-meetings.js';
import { findVisibleCases, type FoundCase } from '../../api/cases/find-visible-cases.js';
import { actorOf } from '../../api/cases/who-sees.js';
import { maySendCommands } from '../../api/cases/may-send.js';
import { LOCAL_MEETING_ROLES } from '../../domain/local-meeting-roles.js';
import type { Meeting } from '../../domain/case.js';
import type { CommandName } from '../../domain/codes.js';
import { addDays, dateOf, type Instant, type LocalDate } from '../../domain/local-time.js';
import { allowedActions } from '../../domain/offers.js';
import { Prisma } from '../../prisma/generated/client.js';
import { logList } from '../cases/log-list.js';
import type { PageContext } from '../define-page.js';

/** Holds one scheduled meeting of a case that the person sees. */
export interface CaseMeeting {
  kind: 'case';
  at: Instant;
  meeting: Meeting;
  caseId: string;
  caseNumber: string;
  schoolId: string;
  /** Undefined for whoever sees codes only. */
  studentName: string | undefined;
  mayHold: boolean;
}

/** Holds a day that a school has set aside for its local meeting. */
export interface FixedMeeting {
  kind: 'fixed';
  date: LocalDate;
  schoolId: string;
  schoolName: string;
}

export type Asking = Pick<PageContext, 'deps' | 'caller' | 'now'>;

/** Finds what a calendar shows of these meetings, in the same order; a protected address is in no list. */
export async function findCaseMeetings(
  { deps, caller, now }: Asking,
  scheduled: readonly ScheduledMeeting[],
): Promise<CaseMeeting[]> {
  const ids = [...new Set(scheduled.map(({ caseId }) => caseId))];
  const found = await findVisibleCases(deps, caller, {
    action: 'list',
    where: [Prisma.sql`c.id = any(${ids}::uuid[])`],
    now,
  });
  const [students] = await Promise.all([
    deps.db.student.findMany({
      where: { id: { in: found.map(({ stored }) => stored.view.case.studentId) } },
      select: { id: true, name: true },
    }),
    logList(deps.db, caller, found, now),
  ]);
  const nameOf = new Map(students.map(({ id, name }) => [id, name]));
  const caseOf = new Map(found.map((one) => [one.stored.view.case.id, one]));
  return scheduled.flatMap(({ caseId, meetingId, at }): CaseMeeting[] => {
    const one = caseOf.get(caseId);
    const meeting = one?.stored.view.case.meetings.find(({ id }) => id === meetingId);
    if (!one || !meeting) return [];
    const { stored, relation } = one;
    const { schoolId, studentId } = stored.view.case;
    return [
      {
        kind: 'case',
        ...{ at, meeting, caseId, schoolId },
        caseNumber: stored.caseNumber,
        studentName: relation.sight === 'codes' ? undefined : nameOf.get(studentId),
        mayHold: commandsFor(caller, one, now).includes('hold-meeting'),
      },
    ];
  });
}

/** Lists the commands that the person may send on a case of a list now. */
export function commandsFor(
  caller: Asking['caller'],
  { stored, relation }: Pick<FoundCase, 'stored' | 'relation'>,
  now: Instant,
): CommandName[] {
  const { case: c, setting } = stored.view;
  if (!maySendCommands(caller, relation)) return [];
  return allowedActions(c, actorOf(caller, relation), { now, setting });
}

/** Lists the roles by which a person takes part in local meetings; one without a school takes part in all. */
export function seatsOf({ roles }: Asking['caller']): readonly HeldRole[] {
  return roles.filter(({ role }) => LOCAL_MEETING_ROLES.includes(role));
}

/** How long ahead the fixed days are shown. */
const AHEAD_DAYS = 366;

/** Finds the days of the local meetings of the schools whose meeting the person takes part in. */
export async function findFixedMeetings({ deps, caller, now }: Asking): Promise<FixedMeeting[]> {
  const seats = seatsOf(caller);
  const today = dateOf(now);
  const rows = await deps.db.localMeetingDate.findMany({
    where: {
      ...(seats.some(({ schoolId }) => schoolId === null)
        ? {}
        : { schoolId: { in: seats.flatMap(({ schoolId }) => schoolId ?? []) } }),
      date: { gte: new Date(today), lte: new Date(addDays(today, AHEAD_DAYS)) },
    },
    include: { school: { select: { name: true } } },
    orderBy: [{ date: 'asc' }, { schoolId: 'asc' }],
  });
  return rows.map(({ date, schoolId, school }) => ({
    kind: 'fixed',
    date: date.toISOString().slice(0, 10),
    schoolId,
    schoolName: school.name,
  }));
}
