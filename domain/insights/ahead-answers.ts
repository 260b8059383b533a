import { ARENAS, ARENA_DECISIONS, type Arena, type ArenaDecision, type Phase } from '../codes.js';
import type { ConcernCase } from '../case.js';
import type { Command, EvaluatePlan, HoldMeeting, LogCall, Notice } from '../commands.js';
import { dateOf, type Instant } from '../local-time.js';
import { arenaOfPhase } from '../phases.js';

const CALLS = ['still-concerned', 'unsure', 'natural-cause', 'not-reached'] as const;
const MAPPINGS = ['plan-needed', 'continue', 'no-longer-concerned'] as const;
const EVALUATIONS = [
  'reached-monitor',
  'on-track-maintain',
  'not-reached-revise-plan',
  'not-reached-local-meeting',
] as const;

/** Lists the answers that a made-up case can be given, in the order in which they are offered. */
export const AHEAD_ANSWERS = [
  ...CALLS.map((outcome) => `call-${outcome}` as const),
  ...MAPPINGS.map((outcome) => `mapping-${outcome}` as const),
  'plan-today',
  'plan-next-week',
  'check-keep',
  ...EVALUATIONS.map((outcome) => `evaluation-${outcome}` as const),
  'consent-requested',
  'consent-given',
  'consent-refused',
  'without-consent-revise-plan',
  'without-consent-monitor',
  'intake-accepted',
  ...ARENA_DECISIONS.map((decision) => `decision-${decision}` as const),
  'escalate-local',
  'new-trigger',
  'close',
] as const;
export type AheadAnswer = (typeof AHEAD_ANSWERS)[number];

/** Lists the answers that each phase is there for; whether one fits the case at hand, the core judges. */
const FITTING: Readonly<Record<Phase, (answer: AheadAnswer) => boolean>> = {
  'awaiting-contact': startsWith('call-', 'escalate-'),
  'awaiting-mapping-meeting': startsWith('mapping-', 'escalate-'),
  drafting: startsWith('plan-', 'escalate-'),
  trial: startsWith('check-'),
  'awaiting-evaluation': startsWith('evaluation-'),
  'awaiting-consent': startsWith('consent-', 'without-consent-'),
  'consent-refused': startsWith('consent-given', 'without-consent-'),
  'awaiting-local-meeting': startsWith('decision-'),
  'awaiting-central-meeting': startsWith('decision-'),
  'awaiting-bup-meeting': startsWith('decision-'),
  'awaiting-bridge-builders': startsWith('intake-', 'decision-'),
  'intensive-follow-up': startsWith('decision-'),
  watching: startsWith('close', 'new-trigger'),
  closed: () => false,
};

/** Tells whether a phase is there for an answer. */
export function fitsPhase(phase: Phase, answer: AheadAnswer): boolean {
  return FITTING[phase](answer);
}

/** Finds the answer that a text names. */
export function findAnswer(text: string): AheadAnswer | undefined {
  return AHEAD_ANSWERS.find((answer) => answer === text);
}

/** Makes the commands by which people give a case this answer now; several where several people must speak. */
export function commandsOf(
  c: ConcernCase,
  answer: AheadAnswer,
  { now, startsOn }: { now: Instant; startsOn: { today: string; nextWeek: string } },
): (Command | Notice)[] {
  const rest = (prefix: string) => answer.slice(prefix.length);
  if (answer.startsWith('call-')) return [call(rest('call-') as LogCall['outcome'], now)];
  if (answer.startsWith('mapping-')) {
    const outcome = rest('mapping-') as NonNullable<HoldMeeting['outcome']>;
    return [held(c, now, { kind: 'mapping', outcome, studentHeard: true })];
  }
  if (answer.startsWith('decision-')) return [decided(c, rest('decision-') as ArenaDecision, now)];
  if (answer.startsWith('evaluation-')) {
    return [evaluated(c, answer as `evaluation-${(typeof EVALUATIONS)[number]}`, now)];
  }
  if (answer.startsWith('consent-')) {
    const status = rest('consent-') as 'requested' | 'given' | 'refused';
    return consentsOf(c, status, now);
  }
  if (answer.startsWith('without-consent-')) {
    const decision = rest('without-consent-') as 'revise-plan' | 'monitor';
    return [{ type: 'go-on-without-consent', decision, hasReason: true }];
  }
  switch (answer) {
    case 'plan-today':
      return [plan(startsOn.today)];
    case 'plan-next-week':
      return [plan(startsOn.nextWeek)];
    case 'check-keep': {
      const planNumber = newestPlan(c);
      return [{ type: 'check-plan', planNumber, checkedAt: now, result: 'keep' }];
    }
    case 'intake-accepted':
      return [held(c, now, { kind: 'bridge-builders', accepted: true })];
    case 'escalate-local':
      return [{ type: 'escalate', to: 'local', rapidDecline: false }];
    case 'new-trigger':
      return [{ type: 'add-trigger', trigger: 'first-unexcused' }];
    default:
      return [{ type: 'close', reason: 'goal-reached' }];
  }
}

function startsWith(...prefixes: string[]): (answer: AheadAnswer) => boolean {
  return (answer) => prefixes.some((prefix) => answer.startsWith(prefix));
}

function call(outcome: LogCall['outcome'], now: Instant): Command {
  return {
    type: 'log-call',
    contactedAt: now,
    channel: 'phone',
    reached: outcome !== 'not-reached',
    spokeWithStudentFirst: true,
    outcome,
  };
}

function held(c: ConcernCase, now: Instant, what: Partial<HoldMeeting>): Command {
  return {
    type: 'hold-meeting',
    meetingId: null,
    kind: null,
    newMeetingId: `meeting-${c.meetings.length + 1}`,
    heldAt: now,
    participants: null,
    ...what,
  };
}

function decided(c: ConcernCase, decision: ArenaDecision, now: Instant): Command {
  const kind = arenaOfPhase(c.phase) ?? 'review';
  return held(c, now, {
    kind,
    decision,
    reason: 'goal-reached',
    reportedBy: 'ppa',
    ...(kind === 'bridge-builders' && { accepted: false }),
  });
}

function evaluated(
  c: ConcernCase,
  answer: `evaluation-${(typeof EVALUATIONS)[number]}`,
  now: Instant,
): Command {
  const said: Record<typeof answer, Pick<EvaluatePlan, 'goal' | 'decision'>> = {
    'evaluation-reached-monitor': { goal: 'reached', decision: 'monitor' },
    'evaluation-on-track-maintain': { goal: 'on-track', decision: 'maintain' },
    'evaluation-not-reached-revise-plan': { goal: 'not-reached', decision: 'revise-plan' },
    'evaluation-not-reached-local-meeting': { goal: 'not-reached', decision: 'local-meeting' },
  };
  return {
    type: 'evaluate-plan',
    planNumber: newestPlan(c),
    evaluatedAt: now,
    hasEarlyReason: true,
    ...said[answer],
  };
}

/** Everybody whose word counts says the same, to all arenas and the referral; the student's view is recorded with it. */
function consentsOf(
  c: ConcernCase,
  status: 'requested' | 'given' | 'refused',
  now: Instant,
): Command[] {
  const covers: (Arena | 'ppa-referral')[] =
    status === 'given' ? [...ARENAS, 'ppa-referral'] : c.arena ? [c.arena] : [...ARENAS];
  const people = c.ageBand === '15-and-over' ? ['student'] : c.guardianIds;
  return people.map((by) => ({
    type: 'record-consent',
    by,
    status,
    covers,
    form: 'written',
    recordedAt: now,
    hasStudentView: status === 'given',
  }));
}

function plan(startsOn: string): Command {
  return {
    type: 'agree-plan',
    startsOn,
    measureAreas: ['school'],
    madeWithStudent: true,
    hasNotWithStudentReason: false,
    special: [],
    reducedHours: [],
  };
}

function newestPlan(c: ConcernCase): number {
  return c.plans.at(-1)?.number ?? 0;
}

/** Names the day an answer falls on, where people say nothing: the day on which the case's next thing is due. */
export function usualDayOf(c: ConcernCase, now: Instant): string {
  const next = c.deadlines.map((d) => d.dueOn).sort()[0];
  const today = dateOf(now);
  return next !== undefined && next > today ? next : today;
}
