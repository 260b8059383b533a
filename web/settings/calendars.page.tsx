import { holdsRole } from '../../api/auth/caller.js';
import { definePage, showPage } from '../define-page.js';
import { DataTable } from '../layout/data-table.js';
import { writeDay, writeShortDay } from '../layout/dates.js';
import { Unfold } from '../layout/unfold.js';
import { paths } from '../paths.js';
import { LAYOUT } from '../texts/layout.js';
import { CALENDARS, SETTINGS } from '../texts/settings.js';
import { findCalendars } from './find-calendars.js';

/** Shows the calendars with their years, and each school's own closed days and fixed meetings. */
export const calendarsPage = definePage({
  method: 'get',
  path: paths.calendars(),
  rule: 'calendars',
  async handle(ctx) {
    const { deps, caller, say, locale } = ctx;
    const mayChange = holdsRole(caller, 'municipal-administrator');
    const calendars = await findCalendars(deps.db, caller);
    const list = (days: readonly string[]) =>
      days.length === 0
        ? say(CALENDARS.none)
        : days.map((day) => writeShortDay(day, locale)).join(', ');
    const span = (from: string, to: string) =>
      from === to
        ? writeDay(from, locale)
        : say(CALENDARS.span, {
            from: writeShortDay(from, locale),
            to: writeShortDay(to, locale),
          });
    return showPage(
      say(SETTINGS.calendars),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(SETTINGS.calendars)}
        </h1>
        {!mayChange && <p>{say(CALENDARS.onlyAdministrator)}</p>}
        {calendars.map(({ id, name, years, schools }) => (
          <section key={id}>
            <h2 className="ds-heading" data-size="sm">
              {name}
            </h2>
            {years.map(({ firstDay, lastDay, closed }) => (
              <Unfold
                key={firstDay}
                open={lastDay >= ctx.now.slice(0, 10)}
                summary={say(CALENDARS.year, {
                  first: firstDay.slice(0, 4),
                  last: lastDay.slice(0, 4),
                })}
              >
                <p>{span(firstDay, lastDay)}</p>
                <DataTable
                  caption={say(CALENDARS.periods)}
                  headings={[say(CALENDARS.periodName), say(CALENDARS.period)]}
                  rows={closed.map((period) => [period.name, span(period.from, period.to)])}
                />
                {mayChange && (
                  <a className="ds-link" href={paths.calendarYear(id, firstDay)}>
                    {say(CALENDARS.edit)}
                  </a>
                )}
              </Unfold>
            ))}
            {mayChange && (
              <p>
                <a className="ds-button" data-variant="secondary" href={paths.calendarYear(id)}>
                  {say(CALENDARS.addYear)}
                </a>
              </p>
            )}
            {schools.length > 0 && (
              <DataTable
                caption={say(CALENDARS.schools)}
                headings={[
                  say(CALENDARS.school),
                  say(CALENDARS.closedDays),
                  say(CALENDARS.localMeetings),
                ]}
                rows={schools.map((school) => [
                  mayChange ? (
                    <a
                      className="ds-link"
                      href={paths.schoolDays(school.id)}
                      aria-label={say(CALENDARS.editSchool, { school: school.name })}
                    >
                      {school.name}
                    </a>
                  ) : (
                    school.name
                  ),
                  list(school.closedDays),
                  list(school.localMeetings),
                ])}
              />
            )}
          </section>
        ))}
      </>,
      { backTo: { href: paths.settings(), label: say(LAYOUT.settings) } },
    );
  },
});
