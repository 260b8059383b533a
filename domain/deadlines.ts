import type { CaseSetting, ConcernCase, Deadline } from './case.js';
import type { MeetingKind, Phase } from './codes.js';
import { openMeetingOf } from './case-view.js';
import type { DueBasis, DueRule } from './due-because.js';
import { explainDue, ruleNameOf } from './explain-due.js';
import type { Period } from './guide-rules.js';
import { addDays, dateOf, timeOf, type Instant, type LocalDate } from './local-time.js';
import { arenaOfPhase } from './phases.js';
import { addSchoolDays, isSchoolDay, schoolDayFrom, schoolDaysBetween } from './school-days.js';
import type { Turn } from './turn.js';

/** Sets the deadlines of the phase just entered. @guide Tiltakstrapp: the deadline of each step */
export function setDeadlinesOf(turn: Turn, phase: Phase): void {
  const { draft, today, now } = turn;
  const rules = turn.setting.guide.deadlines;
  const bySchoolDays = (period: Period, from = today) =>
    basis('school-days', period, from, now, period.schoolDays);
  switch (phase) {
    case 'closed':
      draft.deadlines = [];
      return;
    case 'awaiting-contact': {
      // The first round counts from the concern itself, also where the case could only be opened later.
      const at = draft.round === 1 ? draft.raisedAt : now;
      const sameDay = basis('opening', rules[phase], dateOf(at), at, 0);
      draft.deadlines = [deadline(turn, 'phase', sameDay)];
      return;
    }
    case 'awaiting-mapping-meeting': {
      const rule = rules[phase];
      const call = draft.calls.find((made) => made.reached && made.round === draft.round);
      const from = call ? dateOf(call.at) : today;
      const weekAfter = basis('week-after-first-call', rule, from, now, rule.calendarDays);
      draft.deadlines = [deadline(turn, 'phase', weekAfter)];
      return;
    }
    case 'trial': {
      const startsOn = draft.plans.at(-1)?.startsOn ?? today;
      draft.deadlines = [
        deadline(turn, 'check', bySchoolDays(rules.trial.check, startsOn)),
        deadline(turn, 'evaluation', bySchoolDays(rules.trial.evaluation, startsOn)),
      ];
      return;
    }
    case 'awaiting-evaluation':
      // One and the same deadline in both phases, with one set of reminders.
      draft.deadlines = draft.deadlines.filter((d) => d.kind === 'evaluation');
      return;
    case 'awaiting-local-meeting': {
      const rule = rules[phase];
      draft.deadlines = [
        deadline(turn, 'phase', basis('local-meeting', rule, today, now, rule.schoolDays)),
      ];
      return;
    }
    default:
      draft.deadlines = [deadline(turn, 'phase', bySchoolDays(rules[phase]))];
  }
}

/** Starts a new period of the same phase from a day (a review that goes on). */
export function renewDeadline(turn: Turn, period: Period, from: LocalDate): void {
  turn.draft.deadlines = [
    deadline(turn, 'phase', basis('school-days', period, from, turn.now, period.schoolDays)),
  ];
}

/** Finds the deadline that meetings, extensions and no-shows speak of: in trial the evaluation's. */
export function mainDeadlineOf(c: ConcernCase): Deadline | undefined {
  return c.deadlines.find((d) => d.kind !== 'check');
}

/** Counts every deadline again, after a meeting, an extension or a calendar changed; true when a day moved. */
export function recountDeadlines(turn: Turn, { newCalendar = false } = {}): boolean {
  let moved = false;
  for (const d of turn.draft.deadlines) {
    if (newCalendar) recountRule(turn, d);
    const { day, rule } = effectiveDay(turn.draft, turn.setting, d);
    moved = moveTo(turn, d, day, rule) || moved;
  }
  return moved;
}

/** Extends the main deadline to a day; a meeting already scheduled no longer decides. An unmet check moves by as many school days. */
export function extendDeadline(turn: Turn, until: LocalDate): void {
  const main = mainDeadlineOf(turn.draft);
  if (!main) return;
  const { calendar } = turn.setting;
  const check = turn.draft.deadlines.find((d) => d.kind === 'check');
  if (check) {
    const days = schoolDaysBetween(calendar, main.dueOn, until);
    check.extendedTo = addSchoolDays(calendar, check.dueOn, days);
  }
  main.extendedTo = until;
  main.overridesMeetingOn = meetingDay(turn.draft, main);
  recountDeadlines(turn);
}

/** Lets a meeting scheduled anew decide the due day again, also where an extension had come in its place. */
export function letMeetingDecide(c: ConcernCase, kind: MeetingKind): void {
  for (const d of c.deadlines) if (meetingKindOf(c, d) === kind) d.overridesMeetingOn = null;
}

/** Sets the main deadline to some school days after today, whatever was before (second no-show). */
export function restartDeadline(turn: Turn, period: Period): void {
  const main = mainDeadlineOf(turn.draft);
  if (!main) return;
  main.basis = basis('no-show', period, turn.today, turn.now, period.schoolDays);
  main.ruleOn = dayOf(turn.setting, main.basis);
  main.extendedTo = null;
  main.overridesMeetingOn = meetingDay(turn.draft, main);
  recountDeadlines(turn);
}

function deadline(turn: Turn, kind: Deadline['kind'], from: DueBasis): Deadline {
  const ruleOn = dayOf(turn.setting, from);
  const fresh: Deadline = {
    kind,
    dueOn: ruleOn,
    basis: from,
    ruleOn,
    extendedTo: null,
    overridesMeetingOn: null,
    setAt: turn.now,
    wasFarAhead: isFarAhead(turn, ruleOn),
    remindedUntil: turn.now,
    because: explainDue(turn.setting, from, ruleOn, ruleNameOf(turn.setting, from, ruleOn)),
  };
  const { day, rule } = effectiveDay(turn.draft, turn.setting, fresh);
  moveTo(turn, fresh, day, rule);
  return fresh;
}

function basis(
  rule: DueBasis['rule'],
  { source }: { source: DueBasis['source'] },
  from: LocalDate,
  at: Instant,
  count: number,
): DueBasis {
  return { rule, source, from, at, count };
}

/** Counts the day that a basis gives on the setting's calendar. */
function dayOf({ calendar, guide, localMeetingDates }: CaseSetting, b: DueBasis): LocalDate {
  switch (b.rule) {
    case 'opening': {
      const inTime = timeOf(b.at) <= guide.deadlines['awaiting-contact'].sameDayUntil;
      return inTime && isSchoolDay(calendar, b.from) ? b.from : addSchoolDays(calendar, b.from, 1);
    }
    case 'week-after-first-call':
      return schoolDayFrom(calendar, addDays(b.from, b.count));
    case 'local-meeting': {
      const early = timeOf(b.at) < guide.hours.reminders;
      const fixed = localMeetingDates.find((d) => (early ? d >= b.from : d > b.from));
      return fixed ?? addSchoolDays(calendar, b.from, b.count);
    }
    case 'school-days':
    case 'no-show':
      return addSchoolDays(calendar, b.from, b.count);
  }
}

/** Decides between the rule's day, an extension and a scheduled meeting. */
function effectiveDay(
  c: ConcernCase,
  { calendar, guide }: CaseSetting,
  d: Deadline,
): { day: LocalDate; rule: DueRule | null } {
  const byDefault = {
    day: d.extendedTo ?? d.ruleOn,
    rule: d.extendedTo ? 'extension' : null,
  } as const;
  const meetingOn = meetingDay(c, d);
  if (meetingOn === null || meetingOn === d.overridesMeetingOn) return byDefault;
  if (d.kind === 'evaluation') {
    const { evaluation, meetingWindowSchoolDays: window } = guide.deadlines.trial;
    const startsOn = c.plans.at(-1)?.startsOn;
    // Around the plan's own day, also once a second no-show has set another.
    const planned = startsOn ? addSchoolDays(calendar, startsOn, evaluation.schoolDays) : d.ruleOn;
    const inWindow =
      meetingOn >= addSchoolDays(calendar, planned, -window) &&
      meetingOn <= addSchoolDays(calendar, planned, window);
    return inWindow ? { day: meetingOn, rule: 'scheduled-meeting' } : byDefault;
  }
  const limit = addSchoolDays(
    calendar,
    byDefault.day,
    guide.deadlines.scheduledMeetingMoves.schoolDays,
  );
  return meetingOn <= limit
    ? { day: meetingOn, rule: 'scheduled-meeting' }
    : { day: limit, rule: 'scheduled-meeting-limit' };
}

/** Finds the day of the open meeting that may move this deadline. One that had passed before the case came to wait for it moves nothing. */
function meetingDay(c: ConcernCase, d: Deadline): LocalDate | null {
  const kind = meetingKindOf(c, d);
  const day = (kind && openMeetingOf(c, kind)?.countsOn) ?? null;
  const hadPassed = day !== null && d.kind === 'phase' && day < dateOf(c.phaseEnteredAt);
  return hadPassed ? null : day;
}

/** Names the meeting that a deadline waits for: an arena's, or the evaluation's. */
function meetingKindOf(c: ConcernCase, d: Deadline): MeetingKind | undefined {
  if (d.kind === 'check') return undefined;
  return d.kind === 'evaluation' ? 'evaluation' : arenaOfPhase(c.phase);
}

function recountRule(turn: Turn, d: Deadline): void {
  // What is overdue stays overdue: a new calendar moves only what lies ahead.
  if (d.dueOn < turn.today) return;
  const day = dayOf(turn.setting, d.basis);
  d.ruleOn = day < turn.today ? schoolDayFrom(turn.setting.calendar, turn.today) : day;
}

function moveTo(turn: Turn, d: Deadline, day: LocalDate, rule: DueRule | null): boolean {
  const moved = day !== d.dueOn;
  if (moved) {
    d.dueOn = day;
    d.setAt = turn.now;
    d.wasFarAhead = isFarAhead(turn, day);
    d.remindedUntil = turn.now;
  }
  d.because = explainDue(
    turn.setting,
    d.basis,
    day,
    rule ?? ruleNameOf(turn.setting, d.basis, day),
  );
  return moved;
}

function isFarAhead(turn: Turn, day: LocalDate): boolean {
  const { guide, calendar } = turn.setting;
  return schoolDaysBetween(calendar, turn.today, day) >= guide.reminders.dueSoonWhenSchoolDaysAhead;
}
