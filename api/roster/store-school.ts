import { randomUUID } from 'node:crypto';
import { fromDateColumn, toDateColumn } from '../../prisma/local-dates.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import { invalidRequest } from '../problems.js';
import type { SchoolBody } from './school-body.js';

const WITH_DAYS = { calendar: true, localMeetingDates: true, closedDays: true } as const;

/** Stores a school whole, and tells whether days changed that due dates depend on. */
export async function storeSchool(
  tx: Transaction,
  sourceId: string,
  body: SchoolBody,
  owner: string,
) {
  const calendar = await tx.calendar.findUnique({
    where: { sourceId: body.calendarId },
    select: { id: true },
  });
  const before = await tx.school.findUnique({ where: { sourceId }, include: WITH_DAYS });
  if (!calendar) {
    throw invalidRequest([
      { pointer: '/calendarId', fault: 'unknown-id', values: { id: body.calendarId } },
    ]);
  }
  const id = before?.id ?? randomUUID();
  const facts = {
    name: body.name,
    orgNumber: body.orgNumber ?? null,
    calendarId: calendar.id,
    writtenLanguage: body.writtenLanguage,
  };
  await tx.school.upsert({
    where: { id },
    create: { id, sourceId, ownerClient: owner, ...facts },
    update: facts,
  });
  const daysOf = (dates: string[]) =>
    dates.map((date) => ({ schoolId: id, date: toDateColumn(date) }));
  await tx.localMeetingDate.deleteMany({ where: { schoolId: id } });
  await tx.localMeetingDate.createMany({ data: daysOf(body.localMeetingDates) });
  await tx.schoolClosedDay.deleteMany({ where: { schoolId: id } });
  await tx.schoolClosedDay.createMany({ data: daysOf(body.closedDays) });
  const daysChanged =
    before !== null &&
    (before.calendarId !== calendar.id ||
      sortedDays(before.localMeetingDates).join() !== body.localMeetingDates.join() ||
      sortedDays(before.closedDays).join() !== body.closedDays.join());
  return { id, created: before === null, daysChanged };
}

/** Reads a school as the API answers it. */
export async function readSchool(tx: Database | Transaction, id: string) {
  const school = await tx.school.findUniqueOrThrow({ where: { id }, include: WITH_DAYS });
  return {
    schoolId: school.sourceId,
    name: school.name,
    orgNumber: school.orgNumber,
    calendarId: school.calendar.sourceId,
    writtenLanguage: school.writtenLanguage === 'nn' ? ('nn' as const) : ('nb' as const),
    localMeetingDates: sortedDays(school.localMeetingDates),
    closedDays: sortedDays(school.closedDays),
  };
}

function sortedDays(rows: readonly { date: Date }[]): string[] {
  return rows.map(({ date }) => fromDateColumn(date)).sort();
}
