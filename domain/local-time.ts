import { tzOffset } from '@date-fns/tz';

/** Names a calendar day in Europe/Oslo, `YYYY-MM-DD`. */
export type LocalDate = string;
/** Names a wall-clock time, `HH:MM`. */
export type LocalTime = string;
/** Names a moment, RFC 3339 in UTC with milliseconds, as `Date.toISOString` writes it. */
export type Instant = string;

const ZONE = 'Europe/Oslo';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 86_400_000;

/** Tells the day that an instant falls on in Europe/Oslo. */
export function dateOf(at: Instant): LocalDate {
  return wallClock(at).slice(0, 10);
}

/** Tells the wall-clock time of an instant in Europe/Oslo. */
export function timeOf(at: Instant): LocalTime {
  return wallClock(at).slice(11, 16);
}

/** Finds the instant at which the clocks in Europe/Oslo show this day and time; in the lost hour of spring, an hour later. */
export function instantOf(date: LocalDate, time: LocalTime): Instant {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`);
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first)).toISOString();
}

/** Adds whole calendar days (may be negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Adds whole months; a day that the month lacks becomes its last day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
    .toISOString()
    .slice(0, 10);
}

/** Tells whether words are a day that the calendar has. */
export function isLocalDate(words: string): words is LocalDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(words) || Number.isNaN(Date.parse(words))) return false;
  return addDays(words, 0) === words;
}

/** Tells the weekday, 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(Date.parse(date)).getUTCDay() || 7;
}

/** Counts the whole years lived by a day; somebody born on 29 February comes of age on 1 March in other years. */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

function wallClock(at: Instant): string {
  const utc = Date.parse(at);
  return new Date(utc + offsetAt(utc)).toISOString();
}

/** Kept by the hour, within which no clock is changed: a list asks for a few hours' a thousand times, and each answer is dear. */
const OFFSETS = new Map<number, number>();
const MOST_KEPT = 200;

function offsetAt(utc: number): number {
  const hour = Math.floor(utc / HOUR_MS);
  const known = OFFSETS.get(hour);
  if (known !== undefined) return known;
  if (OFFSETS.size >= MOST_KEPT) OFFSETS.clear();
  const offset = tzOffset(ZONE, new Date(utc)) * MINUTE_MS;
  OFFSETS.set(hour, offset);
  return offset;
}
