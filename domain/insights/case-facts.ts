import type { BtiLevel, Outcome, Phase, Step, Trigger } from '../codes.js';
import { dateOf, instantOf, type Instant, type LocalDate } from '../local-time.js';
import { PHASE_FACTS } from '../phases.js';

/** Holds one line of a case's timeline, as far as figures look at it. */
export interface FactEvent {
  at: Instant;
  type: 'phase' | 'case-closed' | 'call-logged' | 'plan-evaluated';
  phase?: Phase | null;
  btiLevel?: BtiLevel | null;
  dueOn?: LocalDate | null;
  outcome?: Outcome | null;
  reached?: boolean | null;
  contactedAt?: Instant | null;
  goal?: Goal | null;
}

type Goal = 'reached' | 'on-track' | 'not-reached';

/** Lists the steps whose time is counted. */
export const TIMED_STEPS = [
  'contact-home',
  'mapping',
  'action-plan',
  'evaluation',
  'interdisciplinary',
  'monitoring',
] as const satisfies readonly Step[];

export const CONTACT_BANDS = [
  'same-day',
  '1-day',
  '2-4-days',
  '5-or-more-days',
  'none-yet',
] as const;
export const DEADLINE_BANDS = ['all-kept', 'one-late', 'several-late'] as const;
export const EFFECTS = ['reached', 'on-track', 'not-reached', 'not-evaluated'] as const;
export const TIME_BANDS = [
  'not-there',
  'under-1-week',
  '1-2-weeks',
  '2-4-weeks',
  'over-4-weeks',
] as const;

/** Holds what figures say of one case: for each question one answer, so that the same cases divide by each. */
export interface CaseFacts {
  trigger: Trigger;
  outcome: Outcome | 'open';
  firstContact: (typeof CONTACT_BANDS)[number];
  deadlines: (typeof DEADLINE_BANDS)[number];
  /** What the newest evaluation said of the goal. */
  effect: (typeof EFFECTS)[number];
  /** The highest level the case has been at. */
  btiLevel: `${BtiLevel}`;
  timeIn: Record<(typeof TIMED_STEPS)[number], (typeof TIME_BANDS)[number]>;
}

const DAY_MS = 86_400_000;

/**
 * Tells the facts of a case as they stood at a moment, from its timeline up to then. A deadline is late when its phase was left, or
 * still stands, after the due hour of the last due day it had.
 */
export function caseFactsOf(
  { trigger, openedAt }: { trigger: Trigger; openedAt: Instant },
  timeline: readonly FactEvent[],
  { asOf, dueHour }: { asOf: Instant; dueHour: string },
): CaseFacts {
  const events = timeline.filter(({ at }) => at < asOf).sort((a, b) => (a.at < b.at ? -1 : 1));
  const closing = events.findLast(({ type }) => type === 'case-closed');
  const stays = staysOf(events, closing?.at ?? null);
  const evaluated = events.findLast(({ type }) => type === 'plan-evaluated');
  const levels = events.flatMap(({ btiLevel }) => (btiLevel == null ? [] : [btiLevel]));
  return {
    trigger,
    outcome: closing?.outcome ?? 'open',
    firstContact: contactBand(openedAt, events),
    deadlines: deadlineBand(stays.filter((stay) => isLate(stay, { asOf, dueHour })).length),
    effect: evaluated?.goal ?? 'not-evaluated',
    btiLevel: `${Math.max(0, ...levels) as BtiLevel}`,
    timeIn: timesOf(stays, asOf),
  };
}

interface Stay {
  phase: Phase;
  from: Instant;
  /** null while the case is there. */
  to: Instant | null;
  dueOn: LocalDate | null;
}

/** Joins what the timeline says of a phase (its entry, and each due day it got) into one stay. */
function staysOf(events: readonly FactEvent[], closedAt: Instant | null): Stay[] {
  const stays: Stay[] = [];
  for (const { type, phase, at, dueOn = null } of events) {
    if (type !== 'phase' || phase == null) continue;
    const last = stays.at(-1);
    if (last?.phase === phase) last.dueOn = dueOn;
    else {
      if (last) last.to = at;
      stays.push({ phase, from: at, to: null, dueOn });
    }
  }
  const last = stays.at(-1);
  if (last && closedAt !== null) last.to = closedAt;
  return stays;
}

function isLate(
  { to, dueOn }: Stay,
  { asOf, dueHour }: { asOf: Instant; dueHour: string },
): boolean {
  return dueOn !== null && (to ?? asOf) > instantOf(dueOn, dueHour);
}

function deadlineBand(late: number): CaseFacts['deadlines'] {
  if (late === 0) return 'all-kept';
  return late === 1 ? 'one-late' : 'several-late';
}

function contactBand(openedAt: Instant, events: readonly FactEvent[]): CaseFacts['firstContact'] {
  const first = events
    .filter(({ type, reached }) => type === 'call-logged' && reached === true)
    .map(({ contactedAt, at }) => contactedAt ?? at)
    .sort()[0];
  if (first === undefined) return 'none-yet';
  const days = (Date.parse(dateOf(first)) - Date.parse(dateOf(openedAt))) / DAY_MS;
  if (days <= 0) return 'same-day';
  if (days === 1) return '1-day';
  return days <= 4 ? '2-4-days' : '5-or-more-days';
}

function timesOf(stays: readonly Stay[], asOf: Instant): CaseFacts['timeIn'] {
  const times = TIMED_STEPS.map((step) => {
    const there = stays.filter(({ phase }) => PHASE_FACTS[phase].step === step);
    const ms = there.reduce(
      (sum, { from, to }) => sum + Date.parse(to ?? asOf) - Date.parse(from),
      0,
    );
    return [step, there.length === 0 ? 'not-there' : timeBand(ms / DAY_MS)] as const;
  });
  return Object.fromEntries(times) as CaseFacts['timeIn'];
}

function timeBand(days: number): (typeof TIME_BANDS)[number] {
  if (days < 7) return 'under-1-week';
  if (days < 14) return '1-2-weeks';
  return days < 28 ? '2-4-weeks' : 'over-4-weeks';
}
