import { coordinatorOf, responsibleOf } from './case-view.js';
import type { CaseSetting, ConcernCase, Deadline } from './case.js';
import type { Role, Template } from './codes.js';
import { dateOf, instantOf, type Instant, type LocalDate } from './local-time.js';
import { addSchoolDays, isSchoolDay, schoolDayFrom } from './school-days.js';
import { note, tell, type Turn } from './turn.js';

interface Reminder {
  at: Instant;
  what: 'due-soon' | 'due-today' | 'overdue' | 'overdue-escalated' | 'stuck';
}

/** Finds the first reminder of a deadline that is not dealt with; there always is one, for an overdue case is reminded of until done. */
export function nextReminderOf(c: ConcernCase, d: Deadline, setting: CaseSetting): Instant {
  for (const reminder of remindersOf(c, d, setting)) {
    if (reminder.at > d.remindedUntil) return reminder.at;
  }
  throw new RangeError('A deadline has always one more reminder');
}

/**
 * Sends what is due of every deadline's reminders. After an outage only the newest of a deadline goes out: the older say less
 * than it does. @guide Tiltakstrapp: the deadlines
 */
export function sendReminders(turn: Turn): void {
  const { draft, setting, now } = turn;
  for (const d of draft.deadlines) {
    const passed: Reminder[] = [];
    for (const reminder of remindersOf(draft, d, setting)) {
      if (reminder.at > now) break;
      if (reminder.at > d.remindedUntil) passed.push(reminder);
    }
    d.remindedUntil = now;
    if (passed.some((r) => r.what === 'stuck') && !draft.stuck) {
      draft.stuck = true;
      note(turn, 'stuck');
    }
    const newest = passed.filter((r) => r.what !== 'stuck').at(-1);
    if (newest) remind(turn, d, newest.what as Template, newest.at);
  }
}

/** Finds the morning on which triggers added since are told: the next school day's hour of reminders. */
export function tellTriggersAt(c: ConcernCase, setting: CaseSetting): Instant | undefined {
  if (c.untoldSince === null) return undefined;
  const { calendar, guide } = setting;
  const today = dateOf(c.untoldSince);
  const thisMorning = instantOf(schoolDayFrom(calendar, today), guide.hours.reminders);
  if (thisMorning > c.untoldSince) return thisMorning;
  return instantOf(addSchoolDays(calendar, today, 1), guide.hours.reminders);
}

/** Tells the responsible of the triggers added since the last time, in one e-mail. */
export function tellTriggers(turn: Turn): void {
  const count = turn.draft.untoldTriggers;
  turn.draft.untoldTriggers = 0;
  turn.draft.untoldSince = null;
  tell(turn, 'trigger-added', { roles: [responsibleOf(turn.draft)] }, { count });
}

/** Lists a deadline's reminders in order of time, without end. All at the hour of reminders on school days. */
function* remindersOf(c: ConcernCase, d: Deadline, setting: CaseSetting): Generator<Reminder> {
  const { calendar, guide } = setting;
  const rules = guide.reminders;
  const on = (day: LocalDate) => instantOf(day, guide.hours.reminders);
  const after = (days: number) => on(addSchoolDays(calendar, d.dueOn, days));
  if (d.wasFarAhead) {
    yield { at: after(-rules.dueSoonSchoolDaysBefore), what: 'due-soon' };
  }
  if (isSchoolDay(calendar, d.dueOn) && d.dueOn !== dateOf(c.openedAt)) {
    yield { at: on(d.dueOn), what: 'due-today' };
  }
  yield { at: after(rules.overdueSchoolDays), what: 'overdue' };
  const stuck: Reminder = { at: after(rules.stuckSchoolDays), what: 'stuck' };
  let day = addSchoolDays(calendar, d.dueOn, rules.escalatedSchoolDays);
  for (let told = false; ; day = addSchoolDays(calendar, day, rules.escalatedEverySchoolDays)) {
    if (!told && stuck.at <= on(day)) {
      told = true;
      yield stuck;
    }
    yield { at: on(day), what: 'overdue-escalated' };
  }
}

function remind(turn: Turn, d: Deadline, template: Template, plannedFor: Instant): void {
  const responsible = responsibleOf(turn.draft);
  const also: Partial<Record<Template, Role[]>> = {
    overdue: [coordinatorOf(turn.draft)],
    'overdue-escalated': [coordinatorOf(turn.draft), 'school-leadership'],
  };
  const data = { dueOn: d.dueOn, deadline: d.kind, plannedFor };
  tell(turn, template, { roles: [responsible, ...(also[template] ?? [])] }, data);
}
