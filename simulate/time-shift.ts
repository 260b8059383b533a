import {
  addDays,
  dateOf,
  instantOf,
  timeOf,
  type Instant,
  type LocalDate,
  type LocalTime,
} from '../domain/local-time.js';

/** After 28 years weekdays, leap days and the ends of months fall alike. */
const CYCLE_DAYS = 10_227;

/** Bounds what a scenario may speak of: 28 years after the last of these days the leap years no longer fall alike. */
export const FIRST_DAY: LocalDate = '1972-01-01';
export const LAST_DAY: LocalDate = '2071-12-31';

/** Names a wall-clock time of the scenario, `YYYY-MM-DDTHH:MM`; as text, earlier is less. */
export type ScenarioTime = string;

/** Takes the scenario's dates and times into the time in which it is played, and back. Days are shifted, never instants. */
export interface TimeShift {
  days: number;
  toDate(date: LocalDate): LocalDate;
  toInstant(at: ScenarioTime): Instant;
  backToDate(date: LocalDate): LocalDate;
  backToTime(at: Instant): ScenarioTime;
}

/** Chooses the number of 28-year cycles with which `start` lies after `now`. */
export function shiftFor(start: ScenarioTime, now: Instant): TimeShift {
  let days = CYCLE_DAYS;
  while (shiftBy(days).toInstant(start) <= now) days += CYCLE_DAYS;
  return shiftBy(days);
}

function shiftBy(days: number): TimeShift {
  const toDate = (date: LocalDate) => addDays(date, days);
  const backToDate = (date: LocalDate) => addDays(date, -days);
  return {
    days,
    toDate,
    toInstant: (at) => instantOf(toDate(dateIn(at)), timeIn(at)),
    backToDate,
    backToTime: (at) => `${backToDate(dateOf(at))}T${timeOf(at)}`,
  };
}

/** Takes the day of a scenario time. */
export const dateIn = (at: ScenarioTime): LocalDate => at.slice(0, 10);
/** Takes the time of day of a scenario time. */
export const timeIn = (at: ScenarioTime): LocalTime => at.slice(11, 16);

/** Tells whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text
  );
}
