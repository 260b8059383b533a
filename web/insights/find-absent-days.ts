import { agreedHoursOf, isInAgreedHours } from '../../domain/absence/agreed-hours.js';
import type { AbsenceEntry } from '../../domain/absence/entry.js';
import type { ConcernCase } from '../../domain/case.js';
import type { LocalDate } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

/** Lists the days from a day on of which a case's student has an entry that was not agreed, each once. */
export async function findAbsentDays(
  db: Database,
  c: ConcernCase,
  from: LocalDate,
): Promise<LocalDate[]> {
  const entries = await db.$queryRaw<AbsenceEntry[]>`
    select source_id as id, date::text, kind, lesson, agreed, history
    from absence
    where student_id = ${c.studentId}::uuid and date >= ${from}::date and deleted_at is null
      and not agreed
    order by date`;
  const agreed = agreedHoursOf(c);
  const counting = entries.filter((entry) => !isInAgreedHours(entry, agreed));
  return [...new Set(counting.map(({ date }) => date))];
}
