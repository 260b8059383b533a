import { CHART } from '../texts/chart.js';
import { DataTable } from './data-table.js';
import { useShowing } from './showing.js';
import { Unfold } from './unfold.js';

export interface Bar {
  label: string;
  /** How long it is, against the others; null where nothing could be counted. */
  value: number | null;
  /** The value in words, beside the label. */
  shown: string;
  /** Further cells of its row in the table. */
  cells?: readonly string[];
}

interface BarChartProps {
  title: string;
  /** What a bar's length says, and what is left out of it. */
  about: string;
  /** Of the table: what a bar is of, its value, and one for each further cell. */
  headings: readonly string[];
  bars: readonly Bar[];
}

const ROW = 48;
const BAR = 16;

/** Draws bars as wide as the page under their heading, and says the same in a table below. */
export function BarChart({ title, about, headings, bars }: BarChartProps) {
  const { say } = useShowing();
  const most = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  return (
    <section className="chart">
      <h3 className="ds-heading" data-size="xs">
        {title}
      </h3>
      <p className="about">{about}</p>
      {most === 0 && <p>{say(CHART.nothing)}</p>}
      {most > 0 && (
        <svg role="img" aria-label={title} width="100%" height={bars.length * ROW}>
          {bars.map(({ label, value, shown }, i) => (
            <g key={label}>
              <text x="0" y={i * ROW + 16}>
                {label}: {shown}
              </text>
              <rect
                className="chart-ground"
                x="0"
                y={i * ROW + 24}
                height={BAR}
                width="100%"
                rx="2"
              />
              <rect
                className="chart-bar"
                x="0"
                y={i * ROW + 24}
                height={BAR}
                width={`${((100 * (value ?? 0)) / most).toFixed(2)}%`}
                rx="2"
              />
            </g>
          ))}
        </svg>
      )}
      {bars.length > 0 && (
        <Unfold summary={say(CHART.asTable)}>
          <DataTable
            caption={title}
            isCaptionHidden
            headings={headings}
            rows={bars.map(({ label, shown, cells = [] }) => [label, shown, ...cells])}
          />
        </Unfold>
      )}
    </section>
  );
}
