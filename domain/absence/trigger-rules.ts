import type { Trigger } from '../codes.js';
import { excusedSemester } from './excused-semester.js';
import { excusedStreak } from './excused-streak.js';
import { firstUnexcused } from './first-unexcused.js';
import { lateMonthly } from './late-monthly.js';
import { leftSchool } from './left-school.js';
import { skippedClass } from './skipped-class.js';
import type { TriggerRule } from './trigger-rule.js';

/** Lists the rules by trigger, in the order in which one entry fires several. */
export const TRIGGER_RULES: Record<Exclude<Trigger, 'manual'>, TriggerRule> = {
  'first-unexcused': firstUnexcused,
  'excused-streak': excusedStreak,
  'excused-semester': excusedSemester,
  'late-monthly': lateMonthly,
  'left-school': leftSchool,
  'skipped-class': skippedClass,
};
