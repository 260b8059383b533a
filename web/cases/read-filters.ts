import { z } from 'zod';
import { STEPS } from '../../domain/codes.js';
import { addDays, dateOf, instantOf, type Instant } from '../../domain/local-time.js';
import { Prisma } from '../../prisma/generated/client.js';

const words = z.string().trim().max(80).catch('');

const schema = z.object({
  status: z.enum(['open', 'closed']).catch('open'),
  step: z.enum(['', ...STEPS]).catch(''),
  colour: z.enum(['', 'green', 'yellow', 'red']).catch(''),
  due: z.enum(['', 'overdue', 'week', 'stuck']).catch(''),
  className: words,
  responsible: words,
  school: words,
  q: words,
});

/** Holds what a list of cases is narrowed by; empty where it is not. */
export type Filters = z.infer<typeof schema>;

/** Reads the filters of an address; what is not understood narrows nothing. */
export function readFilters(query: URLSearchParams): Filters {
  return schema.parse(Object.fromEntries(query));
}

/** Writes the filters for an address: those that narrow something. */
export function writeFilters(filters: Filters): string {
  const set = Object.entries(filters).filter(
    ([name, value]) => value !== '' && !(name === 'status' && value === 'open'),
  );
  return new URLSearchParams(set).toString();
}

const LEVELS = { green: [0, 1], yellow: [2], red: [3] } as const;

/** Makes SQL's part of the filters, on `c` (concern_case) and `s` (student). */
export function conditionsOf(filters: Filters, now: Instant): Prisma.Sql[] {
  const { status, step, colour, due, className, school, q } = filters;
  const weekEnd = instantOf(addDays(dateOf(now), 8), '00:00');
  return [
    status === 'open' ? Prisma.sql`c.closed_at is null` : Prisma.sql`c.closed_at is not null`,
    step !== '' && Prisma.sql`c.step = ${step}`,
    colour !== '' && Prisma.sql`c.bti_level = any(${[...LEVELS[colour]]}::int[])`,
    due === 'overdue' && Prisma.sql`c.due_at < ${now}::timestamptz`,
    due === 'week' && Prisma.sql`c.due_at < ${weekEnd}::timestamptz`,
    due === 'stuck' && Prisma.sql`c.stuck`,
    className !== '' && Prisma.sql`upper(s.class_name) = upper(${className})`,
    school !== '' && Prisma.sql`c.school_id = (select id from school where source_id = ${school})`,
    q !== '' &&
      Prisma.sql`(position(upper(${q}) in c.case_number) > 0 or position(lower(${q}) in lower(s.name)) > 0)`,
  ].filter((condition) => typeof condition === 'object');
}
