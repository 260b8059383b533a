import type { CaseSetting, Duty } from './case.js';
import { instantOf, type Instant } from './local-time.js';
import { addSchoolDays, schoolDayFrom } from './school-days.js';

/** Finds the next instant after `after` at which a duty not done is reminded of: its due day, then as often as an overdue case. */
export function nextDutyReminderAt(duty: Duty, setting: CaseSetting, after: Instant): Instant {
  const { calendar, guide } = setting;
  let day = schoolDayFrom(calendar, duty.dueOn);
  while (instantOf(day, guide.hours.reminders) <= after) {
    day = addSchoolDays(calendar, day, guide.reminders.escalatedEverySchoolDays);
  }
  return instantOf(day, guide.hours.reminders);
}
