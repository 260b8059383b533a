import { addDays, weekdayOf, type LocalDate } from '../../domain/local-time.js';
import type { AbsenceCounts } from '../../domain/insights/absence-counts.js';
import { patternsOf } from '../../domain/insights/patterns.js';
import { isSchoolDay, type SchoolCalendar } from '../../domain/school-days.js';
import { DataTable } from '../layout/data-table.js';
import { writeNumber, writeShare } from '../layout/numbers.js';
import { useShowing } from '../layout/showing.js';
import { SCHOOL } from '../texts/school.js';

interface AbsenceNowProps {
  counts: AbsenceCounts;
  calendar: SchoolCalendar;
  students: number;
  from: LocalDate;
  today: LocalDate;
}

/** Shows the absence of today, this week and this semester side by side. */
export function AbsenceNow({ counts, calendar, students, from, today }: AbsenceNowProps) {
  const { say, locale } = useShowing();
  const spans = [
    [SCHOOL.today, today],
    [SCHOOL.thisWeek, addDays(today, 1 - weekdayOf(today))],
    [SCHOOL.semester, from],
  ] as const;
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(SCHOOL.now)}
      </h2>
      {!isSchoolDay(calendar, today) && <p>{say(SCHOOL.noSchoolToday)}</p>}
      <p className="about">{say(SCHOOL.ofPossible)}</p>
      <DataTable
        caption={say(SCHOOL.now)}
        isCaptionHidden
        headings={[
          say(SCHOOL.period),
          say(SCHOOL.rate),
          say(SCHOOL.days),
          say(SCHOOL.possible),
          say(SCHOOL.agreedEntries),
        ]}
        rows={spans.map(([label, since]) => {
          const { total } = patternsOf(counts, { calendar, students, from: since, to: today });
          return [
            say(label),
            writeShare(total.rate, locale),
            writeNumber(total.days, locale),
            writeNumber(total.possible, locale),
            writeNumber(total.agreed, locale),
          ];
        })}
      />
    </section>
  );
}
