import { findListed, type Listed } from '../cases/find-listed.js';
import { FilterForm } from '../cases/filter-form.js';
import { findFilterChoices } from '../cases/find-filter-choices.js';
import { readFilters, writeFilters, type Filters } from '../cases/read-filters.js';
import { SavedViews } from '../cases/saved-views.js';
import { definePage, goTo, showPage, type PageContext } from '../define-page.js';
import { DataTable } from '../layout/data-table.js';
import { writeShortDay } from '../layout/dates.js';
import { Pager, sayCount } from '../layout/pager.js';
import { PostForm } from '../layout/post-form.js';
import { BtiTag, LateTag } from '../layout/tags.js';
import { stepOf } from '../../domain/case-view.js';
import { btiColourOf } from '../../domain/phases.js';
import { dateOf } from '../../domain/local-time.js';
import { paths } from '../paths.js';
import { withReturn } from '../return-to.js';
import { CASES } from '../texts/cases.js';
import { LAYOUT } from '../texts/layout.js';

/** Lists the cases that the person sees, narrowed by the filters in its address. */
export const casesPage = definePage({
  method: 'get',
  path: paths.cases(),
  handle: (ctx) => showList(ctx, readFilters(ctx.query), ctx.query.get('etter') ?? undefined),
});

/** Searches by name or number: posted, so that no name stands in an address or a log. */
export const searchCasesPage = definePage({
  method: 'post',
  path: paths.searchCases(),
  handle: (ctx) =>
    showList(
      ctx,
      { ...readFilters(new URLSearchParams()), q: ctx.form.get('q') ?? '' },
      ctx.form.get('etter') ?? undefined,
    ),
});

/** Leads whoever comes to the search's address by a link, or by another language, to the list itself. */
export const searchAddressPage = definePage({
  method: 'get',
  path: paths.searchCases(),
  handle: () => goTo(paths.cases()),
});

async function showList(ctx: PageContext, filters: Filters, after?: string) {
  const { deps, caller, say, locale } = ctx;
  const [{ listed, total, next }, choices, views] = await Promise.all([
    findListed(ctx, filters, { after }),
    findFilterChoices(deps.db, caller),
    deps.db.savedView.findMany({ where: { staffId: caller.staffId }, orderBy: { name: 'asc' } }),
  ]);
  const written = writeFilters(filters);
  const count = sayCount(say, CASES, { total, shown: listed.length });
  // A search by name leaves no trace in an address: one comes back to the list itself.
  const here = filters.q === '' ? addressOf(filters, after) : paths.cases();
  const { texts } = deps.guide;
  const rowOf = (line: Listed) => [
    <a
      className="ds-link"
      id={`sak-${line.case.id}`}
      href={withReturn(paths.case(line.case.id), `${here}#sak-${line.case.id}`)}
      key="case"
    >
      {line.caseNumber}
    </a>,
    `${line.student?.name ?? ''} ${line.student?.className ?? ''}`,
    say(texts.steps[stepOf(line.case)].name),
    say(texts.phases[line.case.phase].name),
    <BtiTag key="bti" colour={btiColourOf(line.case.btiLevel)} level={line.case.btiLevel} />,
    <>
      {line.dueAt !== null && writeShortDay(dateOf(line.dueAt), locale)}{' '}
      {line.isLate && <LateTag kind={line.case.stuck ? 'stuck' : 'overdue'} />}
    </>,
    line.responsible || say(texts.roles[line.role]),
  ];
  return showPage(
    say(LAYOUT.cases),
    <>
      <h1 className="ds-heading" data-size="lg">
        {say(LAYOUT.cases)}
      </h1>
      <PostForm action={paths.searchCases()} className="search" role="search">
        <div className="ds-field">
          <label className="ds-label" htmlFor="sok">
            {say(CASES.search)}
          </label>
          <input className="ds-input" id="sok" name="q" type="search" defaultValue={filters.q} />
        </div>
        <button className="ds-button" data-variant="secondary">
          {say(CASES.searchNow)}
        </button>
      </PostForm>
      <FilterForm ctx={ctx} filters={filters} {...choices} />
      <SavedViews views={views} query={written} />
      {listed.length === 0 ? (
        <p>{say(CASES.none)}</p>
      ) : (
        <DataTable
          caption={count}
          headings={[
            say(CASES.caseNumber),
            say(CASES.student),
            say(CASES.step),
            say(CASES.phase),
            say(CASES.colour),
            say(CASES.due),
            say(CASES.responsible),
          ]}
          rows={listed.map(rowOf)}
        />
      )}
      {filters.q !== '' && (
        <div className="actions">
          {after !== undefined && <SearchOn q={filters.q} label={say(CASES.first)} />}
          {next !== undefined && <SearchOn q={filters.q} after={next} label={say(CASES.next)} />}
        </div>
      )}
      {filters.q === '' && (
        <Pager
          first={after === undefined ? undefined : addressOf(filters, undefined)}
          next={next === undefined ? undefined : addressOf(filters, next)}
        >
          <a className="ds-link" href={`${paths.casesCsv()}?${written}`}>
            {say(CASES.csv)}
          </a>
        </Pager>
      )}
    </>,
  );
}

/** Leads to another page of what was searched for: posted, as the search itself. */
function SearchOn({ q, after, label }: { q: string; after?: string; label: string }) {
  return (
    <PostForm action={paths.searchCases()} className="inline">
      <input type="hidden" name="q" value={q} />
      {after !== undefined && <input type="hidden" name="etter" value={after} />}
      <button className="plain">{label}</button>
    </PostForm>
  );
}

/** Writes the address of a page of the list: its filters, and where the page before ended. */
function addressOf(filters: Filters, after: string | undefined): string {
  const query = [writeFilters(filters), after === undefined ? '' : `etter=${after}`];
  const written = query.filter((part) => part !== '').join('&');
  return written === '' ? paths.cases() : `${paths.cases()}?${written}`;
}
