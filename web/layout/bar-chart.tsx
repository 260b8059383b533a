import { DataTable } from './data-table.js';

export interface Bar {
  label: string;
  /** 0 to 1; null where nothing could be counted. */
  rate: number | null;
  cells: readonly string[];
}

const ROW = 44;

/** Draws bars as wide as the page, and says the same in a table below. */
export function BarChart({
  title,
  headings,
  bars,
}: {
  title: string;
  headings: readonly string[];
  bars: readonly Bar[];
}) {
  const most = Math.max(...bars.map(({ rate }) => rate ?? 0)) || 1;
  return (
    <>
      <svg role="img" aria-label={title} width="100%" height={bars.length * ROW}>
        {bars.map(({ label, rate }, i) => (
          <g key={label}>
            <text x="0" y={i * ROW + 16}>
              {label}
            </text>
            <rect
              className="chart-bar"
              x="0"
              y={i * ROW + 22}
              height="14"
              width={`${(100 * (rate ?? 0)) / most}%`}
            />
          </g>
        ))}
      </svg>
      <DataTable
        caption={title}
        headings={headings}
        rows={bars.map(({ label, cells }) => [label, ...cells])}
      />
    </>
  );
}
