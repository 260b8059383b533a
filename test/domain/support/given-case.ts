import { apply, judge, keepTime, type Applied } from '../../../domain/apply.js';
import { dueAtOf, responsibleOf } from '../../../domain/case-view.js';
import type { CaseSetting, ConcernCase } from '../../../domain/case.js';
import { ROLES, type CommandName, type Role } from '../../../domain/codes.js';
import type { Actor, Command, Notice, Opening } from '../../../domain/commands.js';
import { nextMomentOf } from '../../../domain/keep-time.js';
import { dateOf, instantOf, timeOf, type Instant } from '../../../domain/local-time.js';
import { allowedActions } from '../../../domain/offers.js';
import { openCase } from '../../../domain/open-case.js';
import type { Refusal } from '../../../domain/refusals.js';
import { setting as exampleSetting } from './calendar.js';
import { linesOf, type Line } from './lines.js';

/** Makes a command at a moment: `…At` fields that a test does not care about say now. */
export type Act = (now: Instant, c: ConcernCase) => Command;
/** Says who acts: somebody in a role, an app on its own, or a made-up person. */
export type By = Role | 'system' | Actor;

export interface Story {
  readonly case: ConcernCase;
  readonly setting: CaseSetting;
  readonly now: Instant;
  /** Everything that was told so far, as the simulator tells it. */
  readonly lines: Line[];
  /** Passes time until the wall clock shows this, and answers what the case did of its own accord. */
  until(wall: string): Line[];
  /** Passes time as `until` does, and goes on with the story. */
  at(wall: string): Story;
  /** Carries a command out, and answers what it made happen; throws when it is refused. */
  does(act: Act, by?: By): Line[];
  /** Carries a command out and goes on with the story. */
  after(act: Act, by?: By): Story;
  /** Tells why a command is refused; undefined when it is not. Checks that judging and applying agree, and leave the case alone. */
  refusal(act: Act, by?: By): Refusal | undefined;
  /** Tells the case something of the program's own accord. */
  hears(notice: Notice): Line[];
  /** Sleeps through everything until then, as an engine that is away, and wakes up once. */
  sleepsUntil(wall: string): Line[];
  allowed(by?: By): CommandName[];
  /** Tells where the case stands: phase, due day, who answers for it. */
  stands(): string;
}

/** Makes an instant of a wall-clock time in Oslo, `2026-09-14T08:45`. */
export const at = (wall: string): Instant => instantOf(wall.slice(0, 10), wall.slice(11, 16));
/** Shows an instant as a wall-clock time in Oslo. */
export const wallOf = (instant: Instant) => `${dateOf(instant)}T${timeOf(instant)}`;
/** Names the one person in a role. */
export const staffIn = (role: Role) => `staff-${role}`;

/** Opens a case as the examples do: a Monday morning, a child under 12 with two guardians. */
export function givenCase(
  given: Partial<Opening> & { at?: string; setting?: CaseSetting } = {},
): Story {
  const { at: opens = '2026-09-14T08:45', setting: surroundings = exampleSetting, ...who } = given;
  const opening: Opening = {
    id: 'case',
    studentId: 'student',
    schoolId: 'school',
    protectedAddress: false,
    ageBand: 'under-12',
    guardianIds: ['mother', 'father'],
    holderId: staffIn('contact-teacher'),
    trigger: 'first-unexcused',
    ...who,
  };
  const actor: Actor = { kind: 'program' };
  const now = at(opens);
  const story = tell(openCase(opening, { now, actor, setting: surroundings }), now);
  return story;
}

/** Goes on with a copy of a story, so that one beginning serves several ends. */
export function copyOf(story: Story): Story {
  const nothing = { occurrences: [], mails: [], dutiesBegun: [], dutiesChanged: [] };
  return tell({ case: story.case, setting: story.setting, effects: nothing }, story.now);
}

function tell(opened: Applied, openedAt: Instant): Story {
  let { case: c, setting } = opened;
  let now = openedAt;
  const lines = linesOf(opened, now);
  const contextOf = (by: By) => ({ now, actor: actorOf(by), setting });
  const take = (applied: Applied): Line[] => {
    ({ case: c, setting } = applied);
    const told = linesOf(applied, now);
    lines.push(...told);
    return told;
  };
  const carryOut = (command: Command | Notice, by: By): Line[] => {
    const applied = apply(c, command, contextOf(by));
    if ('refusal' in applied) {
      throw new Error(`${command.type} is refused: ${JSON.stringify(applied.refusal)}`);
    }
    return take(applied);
  };
  const story: Story = {
    get case() {
      return c;
    },
    get setting() {
      return setting;
    },
    get now() {
      return now;
    },
    lines,
    until(wall) {
      const told: Line[] = [];
      const end = at(wall);
      for (let turns = 0; ; turns++) {
        const moment = nextMomentOf(c, setting, now);
        if (moment === null || moment > end) break;
        if (turns > 2000) throw new Error(`The case turns without end at ${moment}`);
        if (moment > now) now = moment;
        told.push(...take(keepTime(c, { now, setting })));
      }
      now = end;
      return told;
    },
    at(wall) {
      story.until(wall);
      return story;
    },
    does: (act, by = 'contact-teacher') => carryOut(act(now, c), by),
    after(act, by) {
      story.does(act, by);
      return story;
    },
    refusal(act, by = 'contact-teacher') {
      const before = JSON.stringify(c);
      const command = act(now, c);
      const refusal = judge(c, command, contextOf(by));
      const applied = apply(c, command, contextOf(by));
      if (
        JSON.stringify('refusal' in applied ? applied.refusal : undefined) !==
        JSON.stringify(refusal)
      )
        throw new Error('judge and apply differ');
      if (JSON.stringify(c) !== before) throw new Error('The case given was changed');
      return refusal;
    },
    hears: (notice) => carryOut(notice, { kind: 'program' }),
    sleepsUntil(wall) {
      now = at(wall);
      return take(keepTime(c, { now, setting }));
    },
    allowed: (by = 'contact-teacher') => allowedActions(c, actorOf(by), { now, setting }),
    stands() {
      const dueAt = dueAtOf(c, setting);
      return `${c.phase} due ${dueAt ? wallOf(dueAt) : 'never'} by ${responsibleOf(c)}`;
    },
  };
  return story;
}

/** Makes the actor of a role's one person. */
export function actorOf(by: By): Actor {
  if (typeof by === 'object') return by;
  if (by === 'system') return { kind: 'system' };
  return { kind: 'person', staffId: staffIn(by), roles: [by] };
}

/** Lists the roles that a test may act in. */
export const EVERY_ROLE: readonly Role[] = ROLES;
