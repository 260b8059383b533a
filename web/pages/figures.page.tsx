import { dateOf } from '../../domain/local-time.js';
import type { Figures } from '../../domain/insights/figures.js';
import { definePage, showPage, type PageContext } from '../define-page.js';
import { ChooseForm } from '../fields/choose-form.js';
import { FigureTables } from '../figures/figure-tables.js';
import { findFigures, writeTerm } from '../figures/find-figures.js';
import { nameGroups, type Naming } from '../figures/name-groups.js';
import { csvFile } from '../layout/csv-file.js';
import { writeDay } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { FIGURES } from '../texts/figures.js';

/** Shows the municipality's figures of a term by school; no group under five is among them. */
export const figuresPage = definePage({
  method: 'get',
  path: paths.figures(),
  rule: 'figures',
  async handle(ctx) {
    const { say, locale } = ctx;
    const shown = await findFigures(ctx);
    if (!shown) return showPage(say(FIGURES.title), <NotMade />);
    const { term, terms, figures, asOf } = shown;
    const body = (
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(FIGURES.title)}
        </h1>
        <ChooseForm
          action={paths.figures()}
          name="halvar"
          label={say(FIGURES.term)}
          value={term}
          options={terms.map((one) => ({ value: one, label: writeTerm(one, say) }))}
        />
        <p>{say(FIGURES.about, { asOf: writeDay(dateOf(asOf), locale) })}</p>
        <p>{say(FIGURES.smallGroups)}</p>
        <FigureTables figures={figures} naming={await findNaming(ctx)} />
        {figures.bySchool.rows.length > 0 && (
          <p>
            <a className="ds-link" href={`${paths.figuresCsv()}?halvar=${term}`}>
              {say(FIGURES.csv)}
            </a>
          </p>
        )}
      </>
    );
    return showPage(say(FIGURES.title), body);
  },
});

/** Gives the same figures as a file for a spreadsheet: one line a cell, the hidden ones marked. */
export const figuresCsvPage = definePage({
  method: 'get',
  path: paths.figuresCsv(),
  rule: 'figures',
  async handle(ctx) {
    const { say } = ctx;
    const shown = await findFigures(ctx);
    const headings = [
      FIGURES.term,
      FIGURES.school,
      FIGURES.question,
      FIGURES.answer,
      FIGURES.count,
    ].map((heading) => say(heading));
    if (!shown) return csvFile('kommunen.csv', [headings]);
    const { term, figures } = shown;
    const lines = linesOf(figures, await findNaming(ctx), say);
    const ofTerm = lines.map((line) => [writeTerm(term, say), ...line]);
    return csvFile('kommunen.csv', [headings, ...ofTerm]);
  },
});

function NotMade() {
  const { say } = useShowing();
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {say(FIGURES.title)}
      </h1>
      <p>{say(FIGURES.notMade)}</p>
    </>
  );
}

async function findNaming({ deps, say }: PageContext): Promise<Naming> {
  const schools = await deps.db.school.findMany({ select: { id: true, name: true } });
  return nameGroups(deps.guide, new Map(schools.map(({ id, name }) => [id, name])), say);
}

function linesOf({ bySchool, timeInSteps }: Figures, naming: Naming, say: PageContext['say']) {
  const schools = bySchool.tables.flatMap(({ code, columns, cells }) =>
    bySchool.rows.flatMap((row, r) =>
      columns.map((column, c) => [
        naming.school(row),
        naming.question(code),
        naming.answer(code, column),
        naming.cell(cells[r]?.[c] ?? null),
      ]),
    ),
  );
  const steps = timeInSteps.tables.flatMap(({ code, columns, cells }) =>
    columns.map((column, c) => [
      say(FIGURES.all),
      `${say(FIGURES.timeInSteps)}: ${naming.step(code)}`,
      naming.band(column),
      naming.cell(cells[0]?.[c] ?? null),
    ]),
  );
  return [...schools, ...steps];
}
