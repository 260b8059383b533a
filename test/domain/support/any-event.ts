import fc from 'fast-check';
import type { CaseSetting, ConcernCase } from '../../../domain/case.js';
import { CLOSE_REASONS, ROLES, TRIGGERS } from '../../../domain/codes.js';
import type { Actor, Command, Notice, Opening } from '../../../domain/commands.js';
import { type Instant } from '../../../domain/local-time.js';
import { anyCommand, anyOf, newId, type Make } from './any-command.js';
import { otherSetting, setting as exampleSetting } from './calendar.js';
import { anyProgress } from './any-progress.js';

/** Something that happens to a case: time passes, or somebody tells it something. */
export type Happening =
  | { type: 'time'; minutes: number }
  | {
      type: 'message';
      make(
        c: ConcernCase,
        now: Instant,
        setting: CaseSetting,
      ): { message: Command | Notice; actor: Actor };
    };

const bool = fc.boolean();

const anyClose: fc.Arbitrary<Make> = anyOf(...CLOSE_REASONS).map((reason) => () => ({
  type: 'close',
  reason,
}));

const anyNotice: fc.Arbitrary<Make> = fc.oneof(
  anyOf(...TRIGGERS).map((trigger): Make => () => ({ type: 'add-trigger', trigger })),
  ...[1, 2, 3].map(() =>
    anyOf(...TRIGGERS).map((trigger): Make => () => ({ type: 'add-trigger', trigger })),
  ),
  fc.constant<Make>(() => ({ type: 'withdraw-trigger' })),
  fc
    .record({
      ageBand: anyOf('under-12', '12-to-14', '15-and-over'),
      guardianIds: fc.subarray(['mother', 'father']),
      protectedAddress: bool,
    })
    .map((student): Make => () => ({ type: 'change-student', ...student })),
  anyOf(exampleSetting, otherSetting).map((setting): Make => () => ({
    type: 'change-setting',
    setting,
  })),
  anyOf('staff-a', 'staff-b', null).map((staffId): Make => () => ({
    type: 'change-holder',
    staffId,
    assignmentId: newId(),
    schoolId: null,
    setting: null,
  })),
);

const LEADER: Actor = {
  kind: 'person',
  staffId: 'staff-a',
  roles: ['school-leadership', 'contact-teacher'],
};

const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constant(LEADER),
  },
  {
    weight: 1,
    arbitrary: anyOf(...ROLES).map((role): Actor => ({
      kind: 'person',
      staffId: 'staff-b',
      roles: [role],
    })),
  },
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'system' }) },
);

function progress(act: (now: Instant, c: ConcernCase) => Command | Notice): Happening {
  return {
    type: 'message',
    make(c, now) {
      const said = act(now, c);
      // A meeting of an id that was used before is another meeting.
      return {
        message:
          'meetingId' in said && said.type === 'schedule-meeting'
            ? { ...said, meetingId: newId() }
            : said,
        actor: LEADER,
      };
    },
  };
}

function message(make: fc.Arbitrary<Make>, actor: fc.Arbitrary<Actor>): fc.Arbitrary<Happening> {
  return fc.tuple(make, actor).map(([makeOne, by]) => ({
    type: 'message',
    make: (c, now) => ({ message: makeOne(c, now), actor: by }),
  }));
}

/** Anything that can happen to a case, much of it out of place. */
export const anyEvent: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 80, arbitrary: anyProgress.map(progress) },
  { weight: 30, arbitrary: message(anyCommand, anyActor) },
  { weight: 4, arbitrary: message(anyNotice, fc.constant<Actor>({ kind: 'program' })) },
  {
    weight: 16,
    arbitrary: fc
      .oneof(fc.nat(60 * 24), fc.nat(60 * 24 * 10), fc.nat(60 * 24 * 60))
      .map((minutes) => ({ type: 'time' as const, minutes })),
  },
  { weight: 1, arbitrary: message(anyClose, anyActor) },
);

/** Any student's case, on the morning of the examples. */
export const anyOpening: fc.Arbitrary<Opening> = fc.record({
  id: fc.constant('case'),
  studentId: fc.constant('student'),
  schoolId: fc.constant('school'),
  protectedAddress: bool,
  ageBand: anyOf('under-12', '12-to-14', '15-and-over'),
  guardianIds: fc.subarray(['mother', 'father']),
  holderId: anyOf('staff-a', null),
  trigger: anyOf(...TRIGGERS),
});
