import { DAY_PARTS, type AbsenceCounts, type Tally } from '../../domain/insights/absence-counts.js';
import type { DayEdge, Patterns, Share } from '../../domain/insights/patterns.js';
import type { Text } from '../../guide/texts-schema.js';
import { BarChart, type Bar } from '../layout/bar-chart.js';
import { writeShortDay, writeWeekday } from '../layout/dates.js';
import { writeNumber, writeShare } from '../layout/numbers.js';
import { useShowing } from '../layout/showing.js';
import { DAY_EDGE_WORDS, DAY_PART_WORDS, SCHOOL } from '../texts/school.js';

const MOST_SUBJECTS = 12;

/** Shows a school's absence from each side: week by week, weekday, weekends and breaks, start of day, lesson, subject. */
export function PatternCharts({ counts, patterns }: { counts: AbsenceCounts; patterns: Patterns }) {
  const { say, locale } = useShowing();
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(SCHOOL.patterns)}
      </h2>
      <ShareChart
        title={SCHOOL.byWeek}
        of={SCHOOL.week}
        shares={patterns.byWeek}
        labelOf={(key) => writeShortDay(key, locale)}
      />
      <ShareChart
        title={SCHOOL.byWeekday}
        of={SCHOOL.weekday}
        shares={patterns.byWeekday}
        labelOf={(key) => writeWeekday(Number(key), locale)}
      />
      <ShareChart
        title={SCHOOL.byEdge}
        of={SCHOOL.edge}
        shares={patterns.byEdge}
        labelOf={(key) => say(DAY_EDGE_WORDS[key as DayEdge])}
      />
      <EntryChart
        title={SCHOOL.byDayPart}
        of={SCHOOL.dayPart}
        tallies={DAY_PARTS.flatMap((part) =>
          counts.byDayPart.filter(({ key }) => key === part),
        ).map(({ key, ...tally }) => ({ label: say(DAY_PART_WORDS[key]), ...tally }))}
      />
      <EntryChart
        title={SCHOOL.byLesson}
        of={SCHOOL.lesson}
        tallies={counts.byLesson.map(({ lesson, ...tally }) => {
          return { label: say(SCHOOL.nthLesson, { lesson }), ...tally };
        })}
      />
      <EntryChart
        title={SCHOOL.bySubject}
        of={SCHOOL.subject}
        tallies={mostOf(counts.bySubject, say(SCHOOL.otherSubjects))}
      />
    </section>
  );
}

interface ChartProps {
  title: Text;
  /** What a bar is of. */
  of: Text;
}

function ShareChart({
  title,
  of,
  shares,
  labelOf,
}: ChartProps & { shares: readonly Share[]; labelOf: (key: string) => string }) {
  const { say, locale } = useShowing();
  return (
    <BarChart
      title={say(title)}
      about={say(SCHOOL.ofPossible)}
      headings={[of, SCHOOL.rate, SCHOOL.days, SCHOOL.possible, SCHOOL.agreedEntries].map((t) =>
        say(t),
      )}
      bars={shares.map(({ key, days, possible, agreed, rate }): Bar => {
        const cells = [days, possible, agreed].map((number) => writeNumber(number, locale));
        return { label: labelOf(key), value: rate, shown: writeShare(rate, locale), cells };
      })}
    />
  );
}

type Labelled = Pick<Tally, 'entries' | 'agreed'> & { label: string };

function EntryChart({ title, of, tallies }: ChartProps & { tallies: readonly Labelled[] }) {
  const { say, locale } = useShowing();
  const all = tallies.reduce((sum, { entries }) => sum + entries, 0);
  return (
    <BarChart
      title={say(title)}
      about={say(SCHOOL.ofEntries)}
      headings={[of, SCHOOL.rate, SCHOOL.entries, SCHOOL.agreedEntries].map((t) => say(t))}
      bars={tallies.map(({ label, entries, agreed }): Bar => {
        const share = all === 0 ? null : entries / all;
        const cells = [entries, agreed].map((number) => writeNumber(number, locale));
        return { label, value: share, shown: writeShare(share, locale), cells };
      })}
    />
  );
}

/** The subjects most absence is in, the rest together. */
function mostOf(subjects: AbsenceCounts['bySubject'], others: string): Labelled[] {
  const sorted = [...subjects].sort((a, b) => b.entries - a.entries);
  const most = sorted
    .slice(0, MOST_SUBJECTS)
    .map(({ key, ...tally }) => ({ label: key, ...tally }));
  const rest = sorted.slice(MOST_SUBJECTS);
  if (rest.length === 0) return most;
  const sumOf = (what: 'entries' | 'agreed') =>
    rest.reduce((sum, { [what]: part }) => sum + part, 0);
  return [...most, { label: others, entries: sumOf('entries'), agreed: sumOf('agreed') }];
}
