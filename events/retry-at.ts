import type { Instant } from '../domain/local-time.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** The gap after the first failure, the second, and so on; the last one from then on. */
const GAPS_MS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
];
const GIVEN_UP_AFTER_MS = 72 * HOUR;

/** Tells when a delivery that failed is tried again; null when it has been tried for three days and is parked. */
export function retryAt(
  { attempts, firstTriedAt }: { attempts: number; firstTriedAt: Date },
  now: Instant,
): Instant | null {
  const end = firstTriedAt.getTime() + GIVEN_UP_AFTER_MS;
  const at = Date.parse(now);
  if (at >= end) return null;
  const gap = GAPS_MS[Math.min(attempts, GAPS_MS.length) - 1] ?? SECOND;
  return new Date(Math.min(at + gap, end)).toISOString();
}
