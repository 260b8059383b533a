import { stepOf } from '../../domain/case-view.js';
import { dateOf } from '../../domain/local-time.js';
import { findListed, type Listed } from '../cases/find-listed.js';
import { readFilters, type Filters } from '../cases/read-filters.js';
import { definePage, type PageContext } from '../define-page.js';
import { paths } from '../paths.js';
import { CASES } from '../texts/cases.js';
import { writeCsv } from '../write-csv.js';

/** How many cases are read at a time. */
const CHUNK = 500;

/** Gives the list as a file for a spreadsheet: the cases' numbers, no names. */
export const casesCsvPage = definePage({
  method: 'get',
  path: paths.casesCsv(),
  async handle(ctx) {
    const { say, query, deps } = ctx;
    const { texts } = deps.guide;
    const listed = await findAll(ctx, readFilters(query));
    const headings = [CASES.caseNumber, CASES.step, CASES.phase, CASES.colour, CASES.due];
    const rows = listed.map(({ case: c, caseNumber, dueAt }) => [
      caseNumber,
      say(texts.steps[stepOf(c)].name),
      say(texts.phases[c.phase].name),
      `BTI ${c.btiLevel}`,
      dueAt === null ? '' : dateOf(dueAt),
    ]);
    const lines = [headings.map((heading) => say(heading)), ...rows];
    const content = writeCsv(lines);
    return { kind: 'file', type: 'text/csv; charset=utf-8', name: 'saker.csv', content };
  },
});

async function findAll(ctx: PageContext, filters: Filters): Promise<Listed[]> {
  const listed: Listed[] = [];
  let after: string | undefined;
  do {
    const page = await findListed(ctx, filters, { after, limit: CHUNK });
    listed.push(...page.listed);
    after = page.next;
  } while (after !== undefined);
  return listed;
}
