import type { Figures } from '../../domain/insights/figures.js';
import type { Publication, PublishedTable } from '../../domain/insights/publish-counts.js';
import { DataTable } from '../layout/data-table.js';
import { useShowing } from '../layout/showing.js';
import { FIGURES } from '../texts/figures.js';
import type { Naming } from './name-groups.js';

/** Shows a term's figures: one table a question with a row a school, and the time in the steps for all schools. */
export function FigureTables({ figures, naming }: { figures: Figures; naming: Naming }) {
  const { say } = useShowing();
  const { bySchool, timeInSteps } = figures;
  if (bySchool.total === null) return <p>{say(FIGURES.tooFew)}</p>;
  if (bySchool.total === 0) return <p>{say(FIGURES.none)}</p>;
  return (
    <>
      <p>{say(FIGURES.total, { count: bySchool.total })}</p>
      {bySchool.tables.map((table) => (
        <QuestionTable key={table.code} table={table} rows={bySchool.rows} naming={naming} />
      ))}
      <section>
        <h2 className="ds-heading" data-size="sm">
          {say(FIGURES.timeInSteps)}
        </h2>
        {timeInSteps.tables.map((table) => (
          <DataTable
            key={table.code}
            caption={naming.step(table.code)}
            headings={[say(FIGURES.step), ...table.columns.map((column) => naming.band(column))]}
            rows={table.cells.map((cells) => [
              naming.step(table.code),
              ...cells.map((cell) => naming.cell(cell)),
            ])}
          />
        ))}
      </section>
    </>
  );
}

interface QuestionTableProps {
  table: PublishedTable;
  rows: Publication['rows'];
  naming: Naming;
}

function QuestionTable({ table, rows, naming }: QuestionTableProps) {
  const { say } = useShowing();
  const { code, columns, cells } = table;
  const shown = rows.map((row, r) => [
    naming.school(row),
    ...(cells[r] ?? []).map((cell) => naming.cell(cell)),
    row.total,
  ]);
  const sums = [say(FIGURES.all), ...columns.map(({ total }) => total)];
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  return (
    <DataTable
      caption={naming.question(code)}
      headings={[
        say(FIGURES.school),
        ...columns.map((column) => naming.answer(code, column)),
        say(FIGURES.all),
      ]}
      rows={[...shown, [...sums, total]]}
    />
  );
}
