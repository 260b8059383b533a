import type { Span } from '../../domain/insights/before-and-after.js';
import { BarChart } from '../layout/bar-chart.js';
import { writeShortDay } from '../layout/dates.js';
import { writeNumber } from '../layout/numbers.js';
import { useShowing } from '../layout/showing.js';
import { EFFECT } from '../texts/effect.js';
import type { PlanEffect } from './find-plan-effects.js';

/** Draws the absence before each plan and from it on, per school week: what was, not why. */
export function PlanCharts({ effects }: { effects: readonly PlanEffect[] }) {
  const { say, locale } = useShowing();
  if (effects.length === 0) return null;
  const barOf = (label: string, { from, to, schoolDays, daysAbsent, perWeek }: Span) => ({
    label,
    value: perWeek,
    shown: writeNumber(perWeek, locale),
    cells: [
      `${writeShortDay(from, locale)} – ${writeShortDay(to, locale)}`,
      writeNumber(daysAbsent, locale),
      writeNumber(schoolDays, locale),
    ],
  });
  const { period, perWeek, span, absent, schoolDays } = EFFECT;
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(EFFECT.heading)}
      </h2>
      {effects.map(({ planNumber, before, after }) => (
        <BarChart
          key={planNumber}
          title={say(EFFECT.title, { number: planNumber })}
          about={say(EFFECT.about)}
          headings={[period, perWeek, span, absent, schoolDays].map((heading) => say(heading))}
          bars={[barOf(say(EFFECT.before), before), barOf(say(EFFECT.after), after)]}
        />
      ))}
    </section>
  );
}
