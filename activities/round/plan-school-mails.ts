import { createHash } from 'node:crypto';
import { isCalendarMissing } from '../../domain/calendar-missing.js';
import { addDays, weekdayOf, type Instant, type LocalDate } from '../../domain/local-time.js';
import { addSchoolDays } from '../../domain/school-days.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import type { Database } from '../../prisma/connect.js';
import { findSetting } from '../../prisma/find-setting.js';
import type { Prisma } from '../../prisma/generated/client.js';

const OPEN_CASES_SCHOOL_DAYS = 20;

/**
 * Plans the morning's mails about schools: the list of open cases some school days before the year ends, to leadership; and each Monday
 * the missing calendar of the next year, to the administrator, from 60 days before it is needed. A repeated round plans the same rows.
 */
export async function planSchoolMails(
  db: Database,
  guide: GuideRules,
  { date, at }: { date: LocalDate; at: Instant },
): Promise<{ mailIds: string[] }> {
  const mails = [
    ...(await missingCalendars(db, date)),
    ...(await schoolsWithOpenCases(db, guide, date)),
  ].map(({ about, ...mail }) => ({
    ...mail,
    id: idOf(mail.template, about, date),
    plannedAt: at,
  }));
  await db.outboxMail.createMany({ skipDuplicates: true, data: mails });
  return { mailIds: mails.map(({ id }) => id) };
}

interface SchoolMail {
  template: 'calendar-missing' | 'open-cases';
  toRoles: string[];
  /** The school's or the calendar's id. */
  about: string;
  data: Prisma.InputJsonObject;
}

async function missingCalendars(db: Database, date: LocalDate): Promise<SchoolMail[]> {
  if (weekdayOf(date) !== 1) return [];
  const calendars = await db.calendar.findMany({
    where: { schools: { some: {} } },
    include: { years: { orderBy: { lastDay: 'desc' }, take: 1 } },
  });
  return calendars.flatMap((calendar): SchoolMail[] => {
    const lastDay = calendar.years[0]?.lastDay.toISOString().slice(0, 10);
    if (!isCalendarMissing(lastDay, date)) return [];
    const data = { calendarId: calendar.id, ...(lastDay === undefined ? {} : { lastDay }) };
    return [
      {
        template: 'calendar-missing',
        toRoles: ['municipal-administrator'],
        about: calendar.id,
        data,
      },
    ];
  });
}

async function schoolsWithOpenCases(
  db: Database,
  guide: GuideRules,
  date: LocalDate,
): Promise<SchoolMail[]> {
  // Schools share calendars, and only a few days a year have such a mail: look at the years before reading whole settings.
  const ending = await db.school.findMany({
    where: {
      calendar: {
        years: { some: { lastDay: { gte: new Date(date), lte: new Date(addDays(date, 60)) } } },
      },
    },
    include: { calendar: { include: { years: true } } },
  });
  const mails: SchoolMail[] = [];
  for (const school of ending) {
    const { calendar } = await findSetting(db, school.id, guide);
    const year = calendar.years.find((y) => y.firstDay <= date && date <= y.lastDay);
    if (!year || addSchoolDays(calendar, year.lastDay, -OPEN_CASES_SCHOOL_DAYS) !== date) continue;
    const open = await db.concernCase.findMany({
      where: { schoolId: school.id, closedAt: null, protectedAddress: false },
      orderBy: { caseNumber: 'asc' },
      select: { caseNumber: true },
    });
    if (open.length === 0) continue;
    const caseNumbers = open.map((c) => c.caseNumber);
    const data = { schoolId: school.id, caseNumbers, count: open.length, lastDay: year.lastDay };
    mails.push({ template: 'open-cases', toRoles: ['school-leadership'], about: school.id, data });
  }
  return mails;
}

/** Derives the mail's id from what it says and the day, so that a retry of the round is the same mail. */
function idOf(template: string, about: string, date: LocalDate): string {
  const hex = createHash('sha256').update(`${template}/${about}/${date}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
