import type { LocalDate } from '../domain/local-time.js';
import type { Database } from './connect.js';
import { toDateColumn } from './local-dates.js';

const FIRST_YEAR = 2020;
const LAST_YEAR = 2060;

export interface PublicHoliday {
  date: LocalDate;
  name: string;
}

/** Lists Norway's public holidays of whole years, with their names in bokmål; a day that is two of them once. */
export async function listPublicHolidays(
  firstYear: number,
  lastYear: number,
): Promise<PublicHoliday[]> {
  // Loaded only when asked: its data takes megabytes, and the rows are made once in a database's life.
  const { default: Holidays } = await import('date-holidays');
  const norway = new Holidays('NO', { types: ['public'], languages: ['no'] });
  const byDate = new Map<LocalDate, string>();
  for (let year = firstYear; year <= lastYear; year++) {
    for (const { date, name, type } of norway.getHolidays(year)) {
      const day = date.slice(0, 10);
      if (type === 'public') byDate.set(day, [byDate.get(day), name].filter(Boolean).join(', '));
    }
  }
  return [...byDate].map(([date, name]) => ({ date, name }));
}

/** Puts the public holidays of 2020 to 2060 into the database, where they are missing; answers how many were. */
export async function ensurePublicHolidays(db: Database): Promise<number> {
  const isKnown = await db.publicHoliday.findFirst({
    where: { date: { gte: toDateColumn(`${LAST_YEAR}-12-01`) } },
  });
  if (isKnown) return 0;
  const holidays = await listPublicHolidays(FIRST_YEAR, LAST_YEAR);
  const { count } = await db.publicHoliday.createMany({
    data: holidays.map(({ date, name }) => ({ date: toDateColumn(date), name })),
    skipDuplicates: true,
  });
  return count;
}
