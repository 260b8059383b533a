import { dateOf, timeOf } from '../domain/local-time.js';
import { isDay, type TimeShift } from './time-shift.js';

const TIME =
  /^(\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Shifts every date and time in a body, however deep. A time is the scenario's wall clock and becomes an instant, as the API takes
 * it; what is no day of the calendar stays as it is, for the API to refuse.
 */
export function shiftBody(body: unknown, shift: TimeShift): unknown {
  if (typeof body === 'string') return shiftText(body, shift);
  if (Array.isArray(body)) return body.map((value) => shiftBody(value, shift));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, shiftBody(value, shift)]),
  );
}

function shiftText(text: string, shift: TimeShift): string {
  if (isDay(text)) return shift.toDate(text);
  const [, wallClock, seconds = '00', offset] = TIME.exec(text) ?? [];
  if (wallClock === undefined || !isDay(text.slice(0, 10))) return text;
  const at = shift.toInstant(offset ? `${dateOf(text)}T${timeOf(text)}` : wallClock);
  return `${at.slice(0, 17)}${seconds}${at.slice(19)}`;
}
