import type { Database } from '../../prisma/connect.js';

let entries = 0;

/** Puts an entry into the register of absence; `student` is the source's id. */
export async function givenAbsence(
  db: Database,
  student: string,
  date: string,
  kind: string,
  more: { lesson?: number; subject?: string; registeredBy?: string; agreed?: boolean } = {},
): Promise<void> {
  await db.absence.create({
    data: {
      ownerClient: 'register',
      sourceId: `entry-${++entries}`,
      student: { connect: { sourceId: student } },
      date: new Date(`${date}T00:00:00Z`),
      kind,
      arrivedAt: '2026-09-16T08:00:00Z',
      ...more,
    },
  });
}
