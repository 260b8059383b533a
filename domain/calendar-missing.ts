import { addDays, type LocalDate } from './local-time.js';

const ALARM_DAYS = 60;
/** The first day counted as a school day beyond the last known year (house). */
const NEXT_YEAR_BITES = '08-20';

/** Tells from which day a calendar without a further year is guessed at; `today` where it has no year at all. */
export function missingFrom(lastDay: LocalDate | undefined, today: LocalDate): LocalDate {
  return lastDay === undefined ? today : `${lastDay.slice(0, 4)}-${NEXT_YEAR_BITES}`;
}

/** Tells whether the next school year is missing: an alarm from 60 days before it bites (house). */
export function isCalendarMissing(lastDay: LocalDate | undefined, today: LocalDate): boolean {
  return today >= addDays(missingFrom(lastDay, today), -ALARM_DAYS);
}
