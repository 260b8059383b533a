import fc from 'fast-check';
import { otherSetting } from './calendar.js';
import { fitting } from './fitting-kind.js';
import type { ConcernCase } from '../../../domain/case.js';
import {
  ARENA_DECISIONS,
  CONSENT_COVERS,
  DUTY_KINDS,
  MEETING_KINDS,
  SPECIAL_MEASURES,
  type ConsentCover,
} from '../../../domain/codes.js';
import type { Command, Notice } from '../../../domain/commands.js';
import { addDays, dateOf, instantOf, type Instant } from '../../../domain/local-time.js';

/** Makes what is said of a case at a moment. */
export type Make = (c: ConcernCase, now: Instant) => Command | Notice;

/** Picks one of a few. */
export const anyOf = fc.constantFrom;
const bool = fc.boolean();
/** An instant about now: mostly fitting, now and then out of bounds. */
const near = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: 3 }) },
);
/** A day some days ahead; now and then behind. */
const ahead = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: -10, max: 0 }) },
);

const person = anyOf('mother', 'father', 'student');
const meetingIds = (c: ConcernCase) => c.meetings.map((m) => m.id);
const shift = (now: Instant, days: number) =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString();
const noon = (now: Instant, days: number) => instantOf(addDays(dateOf(now), days), '12:00');
const EVERY_COVER: ConsentCover[] = [...CONSENT_COVERS];
let made = 0;
/** Makes an id that was not used before. */
export const newId = () => `id-${++made}`;
const pick = (ids: readonly string[], index: number) => ids[index % Math.max(ids.length, 1)];

/** Makes any command, much of it out of place. */
export const anyCommand: fc.Arbitrary<Make> = fc.oneof(
  fc
    .record({
      days: near,
      reached: bool,
      outcome: anyOf('still-concerned', 'unsure', 'not-reached'),
    })
    .map(({ days, reached, outcome }): Make => {
      return (_c, now) => ({
        type: 'log-call',
        contactedAt: shift(now, days),
        channel: 'phone',
        reached: days === 0 ? outcome !== 'not-reached' : reached,
        spokeWithStudentFirst: false,
        outcome,
      });
    }),
  fc
    .record({
      change: anyOf('schedule', 'schedule', 'move', 'cancel'),
      kind: anyOf(...MEETING_KINDS),
      days: ahead,
      index: fc.nat(5),
    })
    .map(({ change, kind, days, index }): Make => {
      return (c, now) => ({
        type: 'schedule-meeting',
        change,
        meetingId: change === 'schedule' ? newId() : (pick(meetingIds(c), index) ?? 'unknown'),
        kind: change === 'schedule' ? fitting(c, kind, index) : null,
        scheduledFor: change === 'cancel' ? null : noon(now, days),
        participants: null,
      });
    }),
  fc
    .record({
      kind: anyOf(...MEETING_KINDS),
      outcome: anyOf('plan-needed', 'plan-needed', 'continue', 'no-longer-concerned'),
      decision: anyOf(...ARENA_DECISIONS),
      bullyingSuspected: bool,
      accepted: bool,
      complete: fc.nat(9),
      days: near,
      index: fc.nat(5),
    })
    .map(({ kind, outcome, decision, complete, days, index, ...held }): Make => {
      return (c, now) => {
        const fits = fitting(c, kind, index);
        return {
          type: 'hold-meeting',
          meetingId: index === 5 ? (pick(meetingIds(c), index) ?? 'unknown') : null,
          kind: index === 5 ? null : fits,
          newMeetingId: newId(),
          heldAt: shift(now, days),
          participants: null,
          studentHeard: true,
          ...(complete > 0 && { ...held, outcome, decision, reason: 'goal-reached' as const }),
          ...(complete > 1 && { reportedBy: 'ppa' as const }),
        };
      };
    }),
  fc
    .record({
      days: anyOf(0, 0, 0, 1, 4, -3, 20),
      areas: anyOf(1, 1, 1, 0),
      madeWithStudent: anyOf(true, true, false),
      special: fc.subarray([...SPECIAL_MEASURES], { maxLength: 1 }),
    })
    .map(({ days, areas, madeWithStudent, special }): Make => {
      return (_c, now) => ({
        type: 'agree-plan',
        startsOn: addDays(dateOf(now), days),
        measureAreas: areas === 0 ? [] : ['home'],
        madeWithStudent,
        hasNotWithStudentReason: false,
        special,
        reducedHours: [],
      });
    }),
  fc.record({ plan: anyOf(0, 0, 0, 1), days: near }).map(({ plan, days }): Make => {
    return (c, now) => ({
      type: 'check-plan',
      planNumber: c.plans.length + plan,
      checkedAt: shift(now, days),
      result: 'keep',
    });
  }),
  fc
    .record({
      goal: anyOf('reached', 'on-track', 'not-reached'),
      decision: anyOf('maintain', 'monitor', 'revise-plan', 'local-meeting'),
      hasEarlyReason: bool,
      days: near,
    })
    .map(({ days, ...evaluation }): Make => {
      return (c, now) => ({
        type: 'evaluate-plan',
        planNumber: c.plans.length,
        evaluatedAt: shift(now, days),
        ...evaluation,
      });
    }),
  ...[0, 1, 2].map(() =>
    fc
      .record({
        by: person,
        status: anyOf('requested', 'given', 'given', 'given', 'refused', 'withdrawn'),
        covers: fc.oneof(fc.constant(EVERY_COVER), fc.subarray(EVERY_COVER, { minLength: 1 })),
        days: near,
        hasStudentView: bool,
      })
      .map(({ days, ...word }): Make => {
        return (_c, now) => ({
          type: 'record-consent',
          form: 'oral',
          recordedAt: shift(now, days),
          ...word,
        });
      }),
  ),
  fc
    .record({ with: anyOf('ppa', 'phfs', 'child-welfare'), anonymous: bool, days: near })
    .map(({ days, ...asked }): Make => {
      return (_c, now) => ({
        type: asked.anonymous ? 'discuss-anonymously' : 'consult-ppa',
        heldAt: shift(now, days),
        ...asked,
      });
    }),
  fc
    .record({ decision: anyOf('revise-plan', 'monitor'), hasReason: bool })
    .map((way): Make => () => ({ type: 'go-on-without-consent', ...way })),
  fc
    .record({ to: anyOf('local', 'central'), rapidDecline: bool })
    .map((way): Make => () => ({ type: 'escalate', ...way })),
  fc
    .record({
      way: anyOf('hand', 'hand', 'stand-in', 'school', 'withdraw'),
      staffId: anyOf('staff-a', 'staff-b'),
      index: fc.nat(3),
    })
    .map(({ way, staffId, index }): Make => {
      return (c, now) => ({
        type: 'assign',
        change: way === 'withdraw' ? 'withdraw' : 'assign',
        assignmentId:
          way === 'withdraw'
            ? (pick(
                c.assignments.map((a) => a.id),
                index,
              ) ?? 'none')
            : newId(),
        role: way === 'school' || way === 'withdraw' ? null : 'contact-teacher',
        staffId: way === 'school' || way === 'withdraw' ? null : staffId,
        from: way === 'stand-in' ? dateOf(now) : null,
        to: way === 'stand-in' ? addDays(dateOf(now), index) : null,
        schoolId: way === 'school' ? `school-${index}` : null,
        setting: way === 'school' ? otherSetting : null,
      });
    }),
  fc.nat(3).map((index): Make => {
    return (c) => ({
      type: 'accept-handover',
      assignmentId:
        pick(
          c.assignments.map((a) => a.id),
          index,
        ) ?? 'none',
      setting: null,
    });
  }),
  ahead.map((days): Make => (c, now) => {
    const due = c.deadlines.at(-1)?.dueOn ?? dateOf(now);
    return { type: 'extend', until: addDays(due > dateOf(now) ? due : dateOf(now), days) };
  }),
  fc.record({ index: fc.nat(5), days: fc.option(ahead) }).map(({ index, days }): Make => {
    return (c, now) => ({
      type: 'report-no-show',
      meetingId: c.meetings.find((m) => m.status === 'scheduled')?.id ?? `none-${index}`,
      who: ['student'],
      newDate: days === null ? null : noon(now, days),
    });
  }),
  anyOf(...DUTY_KINDS).map((kind): Make => () => ({ type: 'open-duty', dutyId: newId(), kind })),
  fc
    .record({ index: fc.nat(3), item: fc.nat(6), days: near })
    .map(({ index, item, days }): Make => {
      return (c, now) => {
        const duty = c.duties[index % Math.max(c.duties.length, 1)];
        return {
          type: 'progress-duty',
          dutyId: duty?.id ?? 'none',
          item: duty?.items[item]?.item ?? 'none',
          doneAt: shift(now, days),
        };
      };
    }),
  near.map((days): Make => {
    return (_c, now) => ({ type: 'record-report', to: 'police', reportedAt: shift(now, days) });
  }),
);
