import { dateOf, type LocalDate } from '../../domain/local-time.js';
import type { Figures } from '../../domain/insights/figures.js';
import { asProgram } from '../../prisma/scope.js';
import { definePage, showPage, type PageContext } from '../define-page.js';
import { ChooseForm } from '../fields/choose-form.js';
import { chooseTerm, writeTerm } from '../figures/choose-term.js';
import { FigureTables } from '../figures/figure-tables.js';
import { nameGroups, type Naming } from '../figures/name-groups.js';
import { figuresAsOf, findFigures } from '../insights/find-figures.js';
import { csvFile } from '../layout/csv-file.js';
import { writeDay } from '../layout/dates.js';
import { paths } from '../paths.js';
import { FIGURES } from '../texts/figures.js';

/** Shows the municipality's figures of a term by school; no group under five is among them. */
export const figuresPage = definePage({
  method: 'get',
  path: paths.figures(),
  rule: 'figures',
  async handle(ctx) {
    const { say, now, locale } = ctx;
    const { term, terms, figures, naming } = await findShown(ctx);
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
        <p>{say(FIGURES.about, { asOf: writeDay(dateOf(figuresAsOf(now)), locale) })}</p>
        <p>{say(FIGURES.smallGroups)}</p>
        <FigureTables figures={figures} naming={naming} />
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
    const { term, figures, naming } = await findShown(ctx);
    const headings = [
      FIGURES.term,
      FIGURES.school,
      FIGURES.question,
      FIGURES.answer,
      FIGURES.count,
    ].map((heading) => say(heading));
    const lines = linesOf(figures, naming, say).map((line) => [writeTerm(term, say), ...line]);
    return csvFile('kommunen.csv', [headings, ...lines]);
  },
});

async function findShown(ctx: PageContext): Promise<{
  term: LocalDate;
  terms: LocalDate[];
  figures: Figures;
  naming: Naming;
}> {
  const { deps, now, say } = ctx;
  const { term, terms } = chooseTerm(ctx);
  const dueHour = deps.guide.rules.hours.due;
  const [figures, schools] = await Promise.all([
    // The administrator reaches no case. What is read here leaves this call only as counts that are fit to be shown.
    asProgram(() => findFigures(deps.db, term, { now, dueHour })),
    deps.db.school.findMany({ select: { id: true, name: true } }),
  ]);
  const names = new Map(schools.map(({ id, name }) => [id, name]));
  return { term, terms, figures, naming: nameGroups(deps.guide, names, say) };
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
