import { stepOf } from '../../domain/case-view.js';
import { dateOf } from '../../domain/local-time.js';
import { findAllListed } from '../cases/find-listed.js';
import { readFilters } from '../cases/read-filters.js';
import { definePage } from '../define-page.js';
import { csvFile } from '../layout/csv-file.js';
import { paths } from '../paths.js';
import { CASES } from '../texts/cases.js';

/** Gives the list as a file for a spreadsheet: the cases' numbers, no names. */
export const casesCsvPage = definePage({
  method: 'get',
  path: paths.casesCsv(),
  async handle(ctx) {
    const { say, query, deps } = ctx;
    const { texts } = deps.guide;
    const listed = await findAllListed(ctx, readFilters(query));
    const headings = [CASES.caseNumber, CASES.step, CASES.phase, CASES.colour, CASES.due];
    const rows = listed.map(({ stored: { view, caseNumber }, dueAt }) => [
      caseNumber,
      say(texts.steps[stepOf(view.case)].name),
      say(texts.phases[view.case.phase].name),
      `BTI ${view.case.btiLevel}`,
      dueAt === null ? '' : dateOf(dueAt),
    ]);
    const lines = [headings.map((heading) => say(heading)), ...rows];
    return csvFile('saker.csv', lines);
  },
});
