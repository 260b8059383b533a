import { addDays } from '../domain/local-time.js';
import type { Scenario } from './scenario-schema.js';
import { LAST_DAY, dateIn, type ScenarioTime } from './time-shift.js';

const MOST_DAYS = 400;

/** Tells when a scenario ends at the latest. */
export function latestEndOf({ start, until }: Pick<Scenario, 'start' | 'until'>): ScenarioTime {
  if (until) return until;
  const day = addDays(dateIn(start), MOST_DAYS);
  return day > LAST_DAY ? `${LAST_DAY}T23:59` : `${day}${start.slice(10)}`;
}
