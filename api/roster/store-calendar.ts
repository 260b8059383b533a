import { randomUUID } from 'node:crypto';
import type { SchoolYear } from '../../domain/school-days.js';
import { fromDateColumn, toDateColumn } from '../../prisma/local-dates.js';
import type { Transaction } from '../../prisma/connect.js';
import type { FieldError } from '../field-faults.js';
import { invalidRequest } from '../problems.js';
import type { CalendarBody } from './calendar-body.js';

const WITH_YEARS = {
  years: { include: { closures: { orderBy: { id: 'asc' } } }, orderBy: { firstDay: 'asc' } },
} as const;

/** Stores a calendar's years, each in place of the one with its first day, and tells whether any day changed. */
export async function storeCalendar(
  tx: Transaction,
  sourceId: string,
  body: CalendarBody,
  owner: string,
) {
  const before = await tx.calendar.findUnique({ where: { sourceId }, include: WITH_YEARS });
  const stored = before?.years.map(yearOf) ?? [];
  checkOverlaps(body.years, stored);
  const changed = body.years.filter((year) => {
    const former = stored.find(({ firstDay }) => firstDay === year.firstDay);
    return JSON.stringify(former) !== JSON.stringify(plain(year));
  });
  const id = before?.id ?? randomUUID();
  await tx.calendar.upsert({
    where: { id },
    create: { id, sourceId, ownerClient: owner, name: body.name },
    update: { name: body.name, ...(changed.length > 0 && { version: { increment: 1 } }) },
  });
  for (const year of changed) await replaceYear(tx, id, year);
  return { id, created: before === null, daysChanged: before !== null && changed.length > 0 };
}

/** Reads a calendar as the API answers it. */
export async function readCalendar(tx: Transaction, id: string) {
  const calendar = await tx.calendar.findUniqueOrThrow({ where: { id }, include: WITH_YEARS });
  const { sourceId: calendarId, name, version, years } = calendar;
  return { calendarId, name, version, years: years.map(yearOf) };
}

/** Refuses years that overlap, among themselves or with a stored year that stays. */
function checkOverlaps(years: readonly SchoolYear[], stored: readonly SchoolYear[]): void {
  const firstDays = years.map(({ firstDay }) => firstDay);
  const staying = stored.filter(({ firstDay }) => !firstDays.includes(firstDay));
  const faults = years.flatMap((year, i): FieldError[] => {
    const pointer = `/years/${i}/firstDay`;
    if (firstDays.indexOf(year.firstDay) < i) return [{ pointer, fault: 'duplicate' }];
    const other = [...years.slice(0, i), ...staying].find(
      ({ firstDay, lastDay }) => firstDay <= year.lastDay && year.firstDay <= lastDay,
    );
    return other ? [{ pointer, fault: 'overlaps-year', values: { firstDay: other.firstDay } }] : [];
  });
  if (faults.length > 0) throw invalidRequest(faults);
}

async function replaceYear(
  tx: Transaction,
  calendarId: string,
  { firstDay, lastDay, closed }: SchoolYear,
) {
  const key = { calendarId, firstDay: toDateColumn(firstDay) };
  await tx.calendarYear.deleteMany({ where: key });
  await tx.calendarYear.create({ data: { ...key, lastDay: toDateColumn(lastDay) } });
  await tx.calendarClosure.createMany({
    data: closed.map(({ from, to, name }) => ({
      ...key,
      from: toDateColumn(from),
      to: toDateColumn(to),
      name,
    })),
  });
}

interface YearRow {
  firstDay: Date;
  lastDay: Date;
  closures: readonly { from: Date; to: Date; name: string }[];
}

function yearOf({ firstDay, lastDay, closures }: YearRow): SchoolYear {
  return plain({
    firstDay: fromDateColumn(firstDay),
    lastDay: fromDateColumn(lastDay),
    closed: closures.map(({ from, to, name }) => ({
      from: fromDateColumn(from),
      to: fromDateColumn(to),
      name,
    })),
  });
}

// One order of fields, so that two years that say the same are the same text.
function plain({ firstDay, lastDay, closed }: SchoolYear): SchoolYear {
  return { firstDay, lastDay, closed: closed.map(({ from, to, name }) => ({ from, to, name })) };
}
