import type { Instant, LocalDate } from './local-time.js';
import type { Source } from './guide-rules.js';
import type { DayOff } from './school-days.js';

export type DueRule =
  | 'same-day'
  | 'next-school-day'
  | 'week-after-first-call'
  | 'school-days'
  | 'fixed-local-meeting'
  | 'scheduled-meeting'
  | 'scheduled-meeting-limit'
  | 'extension'
  | 'no-show';

/** Holds what a due day is counted from. */
export interface DueBasis {
  rule: 'opening' | 'week-after-first-call' | 'school-days' | 'local-meeting' | 'no-show';
  source: Source;
  /** The day counted from. */
  from: LocalDate;
  /** The instant of entry, where the hour matters. */
  at: Instant;
  count: number;
}

/** Explains a due date: the rule and its source, the day it counts from, the days skipped on the way, the calendar used. */
export interface DueBecause {
  rule: DueRule;
  source: Source;
  from: LocalDate;
  /** How many days the rule counts, in its own unit; null where it names a day. */
  count: number | null;
  unit: 'school-days' | 'calendar-days' | null;
  skipped: DayOff[];
  calendarId: string;
  calendarVersion: number;
  /** Counted on days whose calendar is not yet known; set again when it comes. */
  provisional: boolean;
}
