import type { ConcernCase } from './case.js';
import type { Instant } from './local-time.js';
import { invalid, type Refusal } from './refusals.js';
import type { Context } from './turn.js';

const MINUTE_MS = 60_000;

/** Refuses an instant ahead of now (a minute's grace) or before the minute in which the case was raised. */
export function refuseAt(
  c: ConcernCase,
  pointer: string,
  at: Instant,
  context: Context,
): Refusal | undefined {
  if (Date.parse(at) < floorToMinute(c.raisedAt)) return invalid(pointer, 'before-the-case');
  return refuseAhead(pointer, at, context);
}

/** Refuses an instant ahead of now (a minute's grace). */
export function refuseAhead(pointer: string, at: Instant, { now }: Context): Refusal | undefined {
  return Date.parse(at) > Date.parse(now) + MINUTE_MS
    ? invalid(pointer, 'in-the-future')
    : undefined;
}

/** Refuses a planned instant that has already passed (a minute's grace). */
export function refusePast(pointer: string, at: Instant, { now }: Context): Refusal | undefined {
  return Date.parse(at) < Date.parse(now) - MINUTE_MS ? invalid(pointer, 'in-the-past') : undefined;
}

function floorToMinute(at: Instant): number {
  return Math.floor(Date.parse(at) / MINUTE_MS) * MINUTE_MS;
}
