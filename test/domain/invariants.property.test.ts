import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apply, judge, keepTime } from '../../domain/apply.js';
import { dueAtOf } from '../../domain/case-view.js';
import type { CaseSetting, ConcernCase } from '../../domain/case.js';
import { MEETING_KINDS, PHASES, type BtiLevel, type Phase } from '../../domain/codes.js';
import type { Actor, Command, Notice } from '../../domain/commands.js';
import { nextMomentOf } from '../../domain/keep-time.js';
import type { Instant } from '../../domain/local-time.js';
import { allowedActions } from '../../domain/offers.js';
import { nextReminderOf } from '../../domain/reminders.js';
import { openCase } from '../../domain/open-case.js';
import { anyEvent, anyOpening, type Happening } from './support/any-event.js';
import { setting as exampleSetting } from './support/calendar.js';

const LEVEL: Partial<Record<Phase, BtiLevel>> = {
  'awaiting-contact': 0,
  'awaiting-mapping-meeting': 1,
  drafting: 1,
  trial: 1,
  'awaiting-evaluation': 1,
  'awaiting-local-meeting': 2,
  'awaiting-central-meeting': 3,
  'awaiting-bup-meeting': 3,
  'awaiting-bridge-builders': 3,
  'intensive-follow-up': 3,
  watching: 1,
};
/** Reasons for which a command that is not among the allowed actions may be refused. */
const NOT_NOW = [
  'not-allowed',
  'step-mismatch',
  'already-closed',
  'consent-required',
  'already-extended',
  'not-found',
  // The body is judged before the phase, the meeting and the extension.
  'invalid-request',
];
/** Reasons that stand in the way of any body, so that an allowed action never meets them with a good one. */
const NEVER = ['already-closed', 'already-extended'];

const PROGRAM: Actor = { kind: 'program' };
const SEED = 20_260_914;

interface World {
  case: ConcernCase;
  setting: CaseSetting;
  now: Instant;
}

describe('whatever happens to a case', () => {
  const histories = fc.tuple(
    anyOpening,
    fc.array(anyEvent, { minLength: 30, maxLength: 60, size: 'max' }),
  );
  const bounded = { seed: SEED, numRuns: 50 };
  const reached = new Set<Phase>();

  it('nothing throws, and every invariant holds after each event', () => {
    fc.assert(
      fc.property(histories, ([opening, events]) => {
        const world = begin(opening);
        for (const event of events) {
          reached.add(world.case.phase);
          const before = JSON.stringify(world.case);
          const given = world.case;
          happen(world, event);
          // What was given stays as it was: the core works on a copy.
          must(JSON.stringify(given) === before, 'the case given stays as it was');
          holdTrue(world);
        }
      }),
      bounded,
    );
    // The random stories get everywhere, or they would show little.
    expect([...reached].sort()).toEqual([...PHASES].sort());
  });

  it('many small steps through time and one long sleep end in the same place', () => {
    fc.assert(
      fc.property(histories, fc.nat(60 * 24 * 90), ([opening, events], minutes) => {
        const world = begin(opening);
        for (const event of events) happen(world, event);
        const awake = { ...world };
        const asleep = { ...world };
        pass(awake, minutes);
        asleep.now = awake.now;
        asleep.case = keepTime(asleep.case, asleep).case;
        // Where consent ran out meanwhile, the new period counts from waking up.
        fc.pre(!ranOut(world.case, asleep.case));
        expect(placeOf(asleep.case)).toEqual(placeOf(awake.case));
      }),
      { ...bounded, numRuns: 25 },
    );
  });
});

function ranOut(before: ConcernCase, after: ConcernCase): boolean {
  return before.phase !== after.phase && after.phase === 'awaiting-consent';
}

/** Leaves out what may differ after a long sleep: the count of records, when the phase began, which reminders were merged. */
function placeOf({ phase, round, btiLevel, stuck, arena, deadlines, meetings, ...c }: ConcernCase) {
  const due = deadlines.map(({ kind, dueOn, because }) => ({ kind, dueOn, because }));
  const { consents, assignments, duties, untoldTriggers, holderId, outcome } = c;
  return {
    phase,
    round,
    btiLevel,
    stuck,
    arena,
    due,
    meetings,
    consents,
    assignments,
    duties,
    untoldTriggers,
    holderId,
    outcome,
  };
}

function begin(opening: Parameters<typeof openCase>[0]): World {
  const now = '2026-09-14T06:45:00.000Z';
  const opened = openCase(opening, { now, actor: PROGRAM, setting: exampleSetting });
  return { case: opened.case, setting: opened.setting, now };
}

function happen(world: World, event: Happening): void {
  if (event.type === 'time') return pass(world, event.minutes);
  const { message, actor } = event.make(world.case, world.now, world.setting);
  take(world, message, actor);
}

/** Passes time moment by moment, as the workflow's alarm does. */
function pass(world: World, minutes: number): void {
  const end = new Date(Date.parse(world.now) + minutes * 60_000).toISOString();
  for (let turns = 0; ; turns++) {
    const moment = nextMomentOf(world.case, world.setting, world.now);
    if (moment === null || moment > end) break;
    must(turns < 400, 'time comes to an end');
    if (moment > world.now) world.now = moment;
    const due = world.case.deadlines.map((d) => d.remindedUntil);
    world.case = keepTime(world.case, world).case;
    must(
      due.every((until) => until <= world.now),
      'no reminder is dealt with ahead of its time',
    );
  }
  world.now = end;
}

function take(world: World, message: Command | Notice, actor: Actor): void {
  const context = { now: world.now, actor, setting: world.setting };
  const isCommand = !NOTICE_TYPES.has(message.type);
  const refusal = judge(world.case, message, context);
  const allowed = allowedActions(world.case, actor, context) as string[];
  if (isCommand && !allowed.includes(message.type)) {
    must(
      NOT_NOW.includes(refusal?.code ?? ''),
      `${message.type} is not allowed, yet ${refusal?.code}`,
    );
  } else if (isCommand) {
    must(
      !NEVER.includes(lessDetail(world.case, refusal?.code) ?? ''),
      `${message.type} is allowed`,
    );
  }
  const applied = apply(world.case, message, context);
  if ('refusal' in applied) {
    must(JSON.stringify(applied.refusal) === JSON.stringify(refusal), 'judge and apply agree');
    return;
  }
  must(refusal === undefined, 'judge and apply agree');
  must(applied.case.seq === world.case.seq + 1, 'each record has the next number');
  world.case = applied.case;
  world.setting = applied.setting;
}

/** A closed case takes a withdrawal, and says of any other consent that it is closed. */
function lessDetail(c: ConcernCase, code: string | undefined): string | undefined {
  return c.phase === 'closed' ? undefined : code;
}

const NOTICE_TYPES: ReadonlySet<string> = new Set([
  'add-trigger',
  'withdraw-trigger',
  'change-student',
  'change-setting',
  'change-holder',
]);

function holdTrue({ case: c, setting, now }: World): void {
  const dueAt = dueAtOf(c, setting);
  const next = nextMomentOf(c, setting, now);
  if (c.phase === 'closed') {
    must(dueAt === null && next === null && c.deadlines.length === 0, 'closed has no date');
    must(c.closedAt !== null && c.outcome !== null, 'closed has its outcome');
    must(!c.meetings.some((m) => m.status === 'scheduled'), 'closed has no open meeting');
  } else {
    must(next !== null, 'an open case has a next moment');

    const days = c.deadlines.map((d) => d.dueOn).sort();
    must(
      dueAt !== null && dueAt.slice(0, 10) === days[0],
      'an open case has its earliest due date',
    );
    must(c.closedAt === null, 'an open case is not closed');
  }
  const level = LEVEL[c.phase];
  must(level === undefined || c.btiLevel === level, 'the level is the phase’s');
  for (const kind of MEETING_KINDS) {
    const open = c.meetings.filter((m) => m.kind === kind && m.status === 'scheduled');
    must(open.length < 2, `at most one open ${kind} meeting`);
  }
  must(
    c.plans.every((plan, index) => plan.number === index + 1),
    'plans are numbered on',
  );
  for (const deadline of c.deadlines) {
    // Reminders come one after the other, never twice at one moment.
    const copy = { ...deadline };
    for (let i = 0, last = ''; i < 3; i++) {
      const at = nextReminderOf(c, copy, setting);
      must(at > last, 'reminders come one after the other');
      last = copy.remindedUntil = at;
    }
  }
}

/** Checks thousands of times what `expect` would take seconds for. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Not so: ${what}`);
}
