import type { Transaction } from '../../prisma/connect.js';

/** Lists the schools that follow a calendar. */
export async function schoolsOfCalendar(tx: Transaction, calendarId: string): Promise<string[]> {
  const schools = await tx.school.findMany({ where: { calendarId }, select: { id: true } });
  return schools.map(({ id }) => id);
}
