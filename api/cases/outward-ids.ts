import type { ConcernCase } from '../../domain/case.js';
import type { Database } from '../../prisma/connect.js';
import { findSourceIds } from './source-ids.js';

/** Turns our own ids into the sources', for whatever the cases name. */
export interface OutwardIds {
  /** Answers our own id where the source's is not known. */
  of(id: string): string;
}

/** Finds the sources' ids of everybody and everything that some cases name. */
export async function findOutwardIds(
  db: Database,
  cases: readonly ConcernCase[],
  moreStaffIds: readonly string[] = [],
): Promise<OutwardIds> {
  const staff = cases.flatMap((c) => [
    ...(c.holderId ? [c.holderId] : []),
    ...c.assignments.map((a) => a.staffId),
    ...c.meetings.flatMap((m) =>
      m.participants.flatMap((p) => (p.kind === 'staff' ? [p.staffId] : [])),
    ),
  ]);
  const guardians = cases.flatMap((c) => [
    ...c.consents.flatMap(({ by }) => (by === 'student' ? [] : [by])),
    ...c.meetings.flatMap((m) =>
      m.participants.flatMap((p) => (p.kind === 'guardian' ? [p.guardianId] : [])),
    ),
  ]);
  // One map holds them all, so that the last answer knows what the others found.
  const [known] = await Promise.all([
    findSourceIds(db, 'staff', [...staff, ...moreStaffIds]),
    findSourceIds(db, 'guardian', guardians),
    findSourceIds(
      db,
      'student',
      cases.map((c) => c.studentId),
    ),
    findSourceIds(
      db,
      'school',
      cases.map((c) => c.schoolId),
    ),
    findSourceIds(
      db,
      'calendar',
      cases.flatMap((c) => c.deadlines.map((d) => d.because.calendarId)),
    ),
  ]);
  return { of: (id) => known.get(id) ?? id };
}
