import { writeDay } from '../layout/dates.js';
import { Notice } from '../layout/notice.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { SETTINGS } from '../texts/settings.js';
import type { MissingCalendar } from './find-missing-calendars.js';

interface MissingCalendarsProps {
  missing: readonly MissingCalendar[];
  mayChange: boolean;
}

/** Sounds the alarm for calendars whose next year nobody has entered; nothing where all is well. */
export function MissingCalendars({ missing, mayChange }: MissingCalendarsProps) {
  const { say, locale } = useShowing();
  if (missing.length === 0) return null;
  return (
    <Notice color="warning" role="status">
      <h2 className="ds-heading" data-size="xs">
        {say(SETTINGS.missing)}
      </h2>
      <ul className="ds-list">
        {missing.map(({ calendarId, name, lastDay, from, schools, isInUse }) => (
          <li key={calendarId}>
            {say(lastDay === undefined ? SETTINGS.missingWhole : SETTINGS.missingLine, {
              name,
              lastDay: lastDay === undefined ? '' : writeDay(lastDay, locale),
              from: writeDay(from, locale),
              schools: schools.join(', '),
            })}{' '}
            {isInUse && say(SETTINGS.inUse)}{' '}
            {mayChange ? (
              <a className="ds-link" href={paths.calendarYear(calendarId)}>
                {say(SETTINGS.toMissing)}
              </a>
            ) : (
              say(SETTINGS.askAdministrator)
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
