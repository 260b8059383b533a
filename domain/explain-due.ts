import type { CaseSetting } from './case.js';
import type { DueBasis, DueBecause, DueRule } from './due-because.js';
import type { LocalDate } from './local-time.js';
import { daysOffBetween, isProvisional } from './school-days.js';

/** Names the source of the rules that differ in it from what their phase counts otherwise. */
const SOURCE_OF: Partial<Record<DueRule, DueBecause['source']>> = {
  'next-school-day': 'house',
  'fixed-local-meeting': 'guide',
  'scheduled-meeting-limit': 'house',
};

/** Explains a due day: the rule and its source, what it counts, the days skipped on the way, the calendar. */
export function explainDue(
  { calendar, guide }: CaseSetting,
  b: DueBasis,
  day: LocalDate,
  rule: DueRule,
): DueBecause {
  return {
    rule,
    source: SOURCE_OF[rule] ?? b.source,
    from: b.from,
    ...countOf(rule, b, guide.deadlines.scheduledMeetingMoves.schoolDays),
    skipped: daysOffBetween(calendar, b.from, day),
    calendarId: calendar.id,
    calendarVersion: calendar.version,
    provisional: isProvisional(calendar, day),
  };
}

/** Names the rule by which a basis came to its day. */
export function ruleNameOf(setting: CaseSetting, b: DueBasis, day: LocalDate): DueRule {
  switch (b.rule) {
    case 'opening':
      return day === b.from ? 'same-day' : 'next-school-day';
    case 'local-meeting':
      return setting.localMeetingDates.includes(day) ? 'fixed-local-meeting' : 'school-days';
    default:
      return b.rule;
  }
}

function countOf(
  rule: DueRule,
  { count }: DueBasis,
  limit: number,
): Pick<DueBecause, 'count' | 'unit'> {
  switch (rule) {
    case 'school-days':
    case 'no-show':
      return { count, unit: 'school-days' };
    case 'week-after-first-call':
      return { count, unit: 'calendar-days' };
    case 'scheduled-meeting-limit':
      return { count: limit, unit: 'school-days' };
    default:
      return { count: null, unit: null };
  }
}
