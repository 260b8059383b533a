import type { CaseSetting, ConcernCase } from './case.js';
import { COMMANDS, type Arena, type CommandName, type MeetingKind, type Phase } from './codes.js';
import type { Actor } from './commands.js';
import { openMeetingOf } from './case-view.js';
import { firstRequestedOn } from './consent.js';
import { dateOf, type Instant } from './local-time.js';
import { mayCommand } from './access/may-command.js';
import type { Context } from './turn.js';

const IN_EVERY_OPEN_PHASE: readonly CommandName[] = [
  'log-call',
  'consult-ppa',
  'discuss-anonymously',
  'record-consent',
  'assign',
  'accept-handover',
  'extend',
  'close',
  'open-duty',
  'progress-duty',
  'record-report',
];
const WHEN_CLOSED: readonly CommandName[] = ['record-consent', 'progress-duty', 'record-report'];

type Offers = Partial<Record<CommandName, readonly MeetingKind[] | 'any'>>;

const MAPPING = ['mapping'] as const;
const EVALUATION = ['evaluation'] as const;
const REVIEW = ['review'] as const;

/** Lists what each phase offers beside the commands of every open phase, with the kinds of meeting. @guide Tiltakstrapp */
const BESIDES: Readonly<Record<Phase, Offers>> = {
  'awaiting-contact': { 'schedule-meeting': MAPPING, escalate: 'any' },
  'awaiting-mapping-meeting': {
    'schedule-meeting': MAPPING,
    'hold-meeting': MAPPING,
    'report-no-show': MAPPING,
    escalate: 'any',
  },
  drafting: { 'agree-plan': 'any', escalate: 'any' },
  trial: {
    'check-plan': 'any',
    'evaluate-plan': 'any',
    'schedule-meeting': EVALUATION,
    'report-no-show': EVALUATION,
    escalate: 'any',
  },
  'awaiting-evaluation': {
    'evaluate-plan': 'any',
    'schedule-meeting': EVALUATION,
    'report-no-show': EVALUATION,
    escalate: 'any',
  },
  'awaiting-consent': { 'go-on-without-consent': 'any' },
  'consent-refused': { 'go-on-without-consent': 'any' },
  'awaiting-local-meeting': { ...arenaOffers('local'), escalate: 'any' },
  'awaiting-central-meeting': arenaOffers('central'),
  'awaiting-bup-meeting': arenaOffers('bup'),
  'awaiting-bridge-builders': arenaOffers('bridge-builders'),
  'intensive-follow-up': {
    'schedule-meeting': REVIEW,
    'hold-meeting': REVIEW,
    'report-no-show': REVIEW,
  },
  watching: { escalate: 'any' },
  closed: {},
};

/** Tells whether the phase offers a command, for a kind of meeting where it is about one; says nothing of who may. */
export function phaseOffers(c: ConcernCase, command: CommandName, kind?: MeetingKind): boolean {
  if (c.phase === 'closed') return WHEN_CLOSED.includes(command);
  if (IN_EVERY_OPEN_PHASE.includes(command)) return true;
  const offer =
    c.phase === 'awaiting-consent' && command === 'schedule-meeting'
      ? c.arena
        ? [c.arena]
        : undefined
      : BESIDES[c.phase][command];
  if (offer === undefined) return false;
  return offer === 'any' || kind === undefined || offer.includes(kind);
}

/** Lists the commands that this actor may send on the case now. */
export function allowedActions(
  c: ConcernCase,
  actor: Actor,
  { now, setting }: { now: Instant; setting: CaseSetting },
): CommandName[] {
  const context: Context = { now, actor, setting };
  return COMMANDS.filter((command) => isOffered(c, command, context));
}

/** Tells whether the case may go on without consent now: the morning after the first request, or at once when refused. */
export function mayGoOnWithoutConsent(c: ConcernCase, now: Instant): boolean {
  if (c.phase !== 'awaiting-consent') return phaseOffers(c, 'go-on-without-consent');
  const requestedOn = c.arena ? firstRequestedOn(c, c.arena) : undefined;
  return requestedOn !== undefined && requestedOn < dateOf(now);
}

function isOffered(c: ConcernCase, command: CommandName, context: Context): boolean {
  const kinds = kindsOffered(c, command);
  if (!kinds.some((kind) => phaseOffers(c, command, kind) && mayCommand(c, command, kind, context)))
    return false;
  switch (command) {
    case 'extend':
      return !c.extendedInPhase;
    case 'progress-duty':
      return c.duties.some((duty) => duty.doneAt === null);
    case 'report-no-show':
      return kinds.some((kind) => kind !== undefined && openMeetingOf(c, kind) !== undefined);
    case 'go-on-without-consent':
      return mayGoOnWithoutConsent(c, context.now);
    default:
      return true;
  }
}

function kindsOffered(c: ConcernCase, command: CommandName): (MeetingKind | undefined)[] {
  if (command === 'schedule-meeting' && c.phase === 'awaiting-consent')
    return c.arena ? [c.arena] : [];
  const offer = BESIDES[c.phase][command];
  return offer === undefined || offer === 'any' ? [undefined] : [...offer];
}

function arenaOffers(arena: Arena): Offers {
  return {
    'schedule-meeting': [arena],
    'hold-meeting': [arena],
    'report-no-show': [arena],
    'go-on-without-consent': 'any',
  };
}
