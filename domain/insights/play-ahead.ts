import { apply, judge, keepTime, type Applied } from '../apply.js';
import { responsibleOf } from '../case-view.js';
import type { CaseSetting, ConcernCase, Deadline } from '../case.js';
import {
  ROLES,
  type AgeBand,
  type Phase,
  type Role,
  type Template,
  type Trigger,
} from '../codes.js';
import type { Actor } from '../commands.js';
import type { DueBecause } from '../due-because.js';
import { nextMomentOf } from '../keep-time.js';
import { dateOf, instantOf, type Instant, type LocalDate } from '../local-time.js';
import { openCase } from '../open-case.js';
import type { Refusal } from '../refusals.js';
import { addSchoolDays, schoolDayFrom } from '../school-days.js';
import {
  AHEAD_ANSWERS,
  commandsOf,
  fitsPhase,
  usualDayOf,
  type AheadAnswer,
} from './ahead-answers.js';

/** Holds what a made-up case begins with. */
export interface AheadStart {
  raisedAt: Instant;
  trigger: Trigger;
  ageBand: AgeBand;
  setting: CaseSetting;
}

/** Holds one answer; without a day it falls on the day when the next thing is due. */
export interface DatedAnswer {
  answer: AheadAnswer;
  on?: LocalDate | undefined;
}

/** Holds one thing of a case that does not exist: what somebody answers, a due day with its reason, an e-mail, the way it went. */
export type AheadItem = { at: Instant } & (
  | { kind: 'answer'; answer: AheadAnswer }
  | { kind: 'phase'; phase: Phase; responsible: Role; round: number }
  | { kind: 'due'; deadline: Deadline['kind']; dueOn: LocalDate; because: DueBecause }
  | { kind: 'mail'; template: Template; to: Role[] }
  | { kind: 'stuck' }
  | { kind: 'closed'; outcome: string }
);

export interface Ahead {
  /** What has been answered so far, and all that it brings. */
  items: AheadItem[];
  /** What the case does of its own accord from there on when nobody does anything, until it is flagged stuck. */
  ifNobodyActs: AheadItem[];
  /** Where the case stands after the last answer. */
  case: ConcernCase;
  now: Instant;
  /** What may be answered next, and on which day unless another is said. */
  options: AheadAnswer[];
  usualDay: LocalDate;
  /** The first answer that the case refused; it and those after it were not played. */
  refused: { index: number; refusal: Refusal } | null;
}

const MINUTE_MS = 60_000;
const ANSWER_TIME = '09:00';
const LONGEST_WAIT = 200;

/**
 * Plays a case that does not exist through the answers of people, by the very rules that real cases follow, and says every date it
 * brings with its reason. The person who answers always holds the role that is responsible then.
 */
export function playAhead(start: AheadStart, answers: readonly DatedAnswer[]): Ahead {
  const { raisedAt, trigger, ageBand } = start;
  const opening = {
    id: 'case',
    studentId: 'student',
    schoolId: 'school',
    protectedAddress: false,
    ageBand,
    guardianIds: ['guardian-1', 'guardian-2'],
    holderId: 'contact-teacher',
    trigger,
  };
  const program = { kind: 'program' } as const;
  const play = beginPlay(
    openCase(opening, { now: raisedAt, actor: program, setting: start.setting }),
    raisedAt,
  );
  let refused: Ahead['refused'] = null;
  for (const [index, { answer, on }] of answers.entries()) {
    play.passTo(momentOf(on ?? usualDayOf(play.case, play.now), play.now));
    const refusal = play.give(answer);
    if (!refusal) continue;
    refused = { index, refusal };
    break;
  }
  const items = play.take();
  const stands = { case: play.case, now: play.now, options: optionsOf(play) };
  const usualDay = usualDayOf(play.case, play.now);
  play.passUntilStuck();
  return { items, ifNobodyActs: play.take(), ...stands, usualDay, refused };
}

type Play = ReturnType<typeof beginPlay>;

function beginPlay(opened: Applied, openedAt: Instant) {
  let { case: c, setting } = opened;
  let now = openedAt;
  let items: AheadItem[] = itemsOf(null, opened, now);

  function take(applied: Applied): void {
    items.push(...itemsOf(c, applied, now));
    ({ case: c, setting } = applied);
  }
  /** Does what comes due by itself until a moment; answers false when nothing is left to come. */
  function turn(until: Instant | null): boolean {
    const moment = nextMomentOf(c, setting, now);
    if (moment === null || (until !== null && moment > until)) return false;
    if (moment > now) now = moment;
    take(keepTime(c, { now, setting }));
    return true;
  }
  return {
    get case() {
      return c;
    },
    get setting() {
      return setting;
    },
    get now() {
      return now;
    },
    passTo(moment: Instant): void {
      for (let turns = 0; turn(moment) && turns < LONGEST_WAIT; turns++);
      now = moment;
    },
    passUntilStuck(): void {
      for (let turns = 0; !c.stuck && turn(null) && turns < LONGEST_WAIT; turns++);
    },
    give(answer: AheadAnswer): Refusal | undefined {
      const commands = commandsOf(c, answer, { now, startsOn: startsOn(setting, now) });
      if (!fitsPhase(c.phase, answer)) return { code: 'not-allowed' };
      items.push({ at: now, kind: 'answer', answer });
      for (const command of commands) {
        const applied = apply(c, command, { now, actor: actorOf(c), setting });
        if ('refusal' in applied) {
          items.pop();
          return applied.refusal;
        }
        take(applied);
      }
      return undefined;
    },
    take(): AheadItem[] {
      const taken = items;
      items = [];
      return taken;
    },
  };
}

/** Lists the answers that the core would take on the day when the next thing is due, after what happens by itself until then. */
function optionsOf({ case: now, setting, now: since }: Play): AheadAnswer[] {
  const nothing = { occurrences: [], mails: [], dutiesBegun: [], dutiesChanged: [] };
  const later = beginPlay({ case: now, setting, effects: nothing }, since);
  later.passTo(momentOf(usualDayOf(now, since), since));
  const { case: c, now: then } = later;
  return AHEAD_ANSWERS.filter((answer) => {
    if (!fitsPhase(c.phase, answer)) return false;
    const [first] = commandsOf(c, answer, { now: then, startsOn: startsOn(setting, then) });
    return first !== undefined && !judge(c, first, { now: then, actor: actorOf(c), setting });
  });
}

/** The morning of the day, or a minute from now where that has passed. */
function momentOf(on: LocalDate, now: Instant): Instant {
  const soonest = new Date(Date.parse(now) + MINUTE_MS).toISOString();
  const morning = instantOf(on, ANSWER_TIME);
  return morning > soonest ? morning : soonest;
}

function startsOn({ calendar }: CaseSetting, now: Instant) {
  const today = schoolDayFrom(calendar, dateOf(now));
  return { today, nextWeek: addSchoolDays(calendar, today, 5) };
}

function actorOf(c: ConcernCase): Actor {
  return { kind: 'person', staffId: responsibleOf(c), roles: [...ROLES] };
}

/** Lists what a turn brought: where the case is now, the due days that are new, the e-mails. */
function itemsOf(
  before: ConcernCase | null,
  { case: c, effects }: Applied,
  at: Instant,
): AheadItem[] {
  const entered = effects.occurrences.some(({ type }) => type === 'phase');
  const changedPhase =
    entered && (before?.phase !== c.phase || before.phaseEnteredAt !== c.phaseEnteredAt);
  const phase: AheadItem[] = changedPhase
    ? [{ at, kind: 'phase', phase: c.phase, responsible: responsibleOf(c), round: c.round }]
    : [];
  const known = before?.deadlines ?? [];
  const due = c.deadlines
    .filter((d) => !known.some((k) => k.kind === d.kind && k.dueOn === d.dueOn && !changedPhase))
    .filter((d) => !(c.phase === 'awaiting-evaluation' && known.some((k) => k.dueOn === d.dueOn)))
    .map(({ kind, dueOn, because }): AheadItem => ({
      at,
      kind: 'due',
      deadline: kind,
      dueOn,
      because,
    }));
  const stuck: AheadItem[] = c.stuck && !before?.stuck ? [{ at, kind: 'stuck' }] : [];
  const closed: AheadItem[] =
    c.outcome !== null && before?.phase !== 'closed'
      ? [{ at, kind: 'closed', outcome: c.outcome }]
      : [];
  const mails = effects.mails.flatMap(({ template, toRoles, exceptStaffId }): AheadItem[] => {
    // Each role has one person here, whose id is the role's code.
    const to = toRoles.filter((role) => role !== exceptStaffId);
    return to.length > 0 ? [{ at, kind: 'mail', template, to }] : [];
  });
  return [...phase, ...due, ...stuck, ...closed, ...mails];
}
