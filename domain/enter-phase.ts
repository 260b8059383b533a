import {
  coordinatorOf,
  nextDeadlineOf,
  openMeetingOf,
  responsibleOf,
  stepOf,
} from './case-view.js';
import type { Arena, MeetingKind, Outcome, Phase } from './codes.js';
import { consentStatus, endConsents, gateArenaOf, lacksConsenter } from './consent.js';
import { setDeadlinesOf } from './deadlines.js';
import { ARENA_PHASE, PHASE_FACTS, arenaOfPhase, btiColourOf } from './phases.js';
import { note, tell, type Turn } from './turn.js';

/**
 * Takes the case into a phase: step, BTI level, deadlines, and word to whoever is responsible now unless they acted themselves.
 * `quiet` where another e-mail says it at the same moment.
 */
export function enterPhase(turn: Turn, phase: Phase, { quiet = false } = {}): void {
  const { draft } = turn;
  draft.phase = phase;
  draft.phaseEnteredAt = turn.now;
  draft.btiLevel = PHASE_FACTS[phase].btiLevel ?? draft.btiLevel;
  draft.extendedInPhase = false;
  draft.stuck = false;
  // The evaluation that begins is the one that was waited for: who stayed away, and who answers for it, goes with it.
  if (phase !== 'awaiting-evaluation') {
    draft.responsibleInstead = null;
    draft.noShowsInPhase = 0;
  }
  noteLift(turn, phase);
  if (phase === 'watching') endConsents(draft);
  lapseMeetings(turn);
  setDeadlinesOf(turn, phase);
  notePhase(turn);
  if (!quiet) {
    tell(
      turn,
      'phase-entered',
      { roles: [responsibleOf(draft)], exceptActor: true },
      dueData(turn),
    );
  }
}

/** Keeps which arenas the case was lifted to; monitoring begins anew, as its consents do. */
function noteLift({ draft }: Turn, phase: Phase): void {
  const arena = arenaOfPhase(phase);
  if (phase === 'watching') draft.liftedTo = [];
  else if (arena && !draft.liftedTo.includes(arena)) draft.liftedTo.push(arena);
}

/** Takes the case towards an arena: into its phase where consent is sufficient, else to wait for consent. @guide Trinn 5 */
export function passConsentGate(turn: Turn, arena: Arena): void {
  turn.draft.arena = arena;
  const status = consentStatus(turn.draft, arena, { guide: turn.setting.guide, now: turn.now });
  if (status === 'sufficient') enterPhase(turn, ARENA_PHASE[arena]);
  else if (status === 'refused') enterPhase(turn, 'consent-refused');
  else awaitConsent(turn);
}

/** Judges consent again and moves the case where its arena's consent has come, gone or been refused. */
export function settleConsent(turn: Turn): void {
  const { draft } = turn;
  const arena = gateArenaOf(draft);
  if (arena === null) return;
  const status = consentStatus(draft, arena, { guide: turn.setting.guide, now: turn.now });
  const waiting = draft.phase === 'awaiting-consent' || draft.phase === 'consent-refused';
  if (status === 'sufficient') {
    if (waiting) enterPhase(turn, ARENA_PHASE[arena]);
    return;
  }
  const phase = status === 'refused' ? 'consent-refused' : 'awaiting-consent';
  if (draft.phase === phase) return;
  draft.arena = arena;
  cancelPlannedMeeting(turn, draft.phase === 'intensive-follow-up' ? 'review' : arena);
  if (phase === 'awaiting-consent') awaitConsent(turn);
  else enterPhase(turn, phase);
}

/** Closes the case with its outcome and tells those who followed it. */
export function closeCase(turn: Turn, outcome: Outcome): void {
  const { draft } = turn;
  const roles = [responsibleOf(draft), coordinatorOf(draft)];
  draft.phase = 'closed';
  draft.phaseEnteredAt = turn.now;
  draft.closedAt = turn.now;
  draft.outcome = outcome;
  draft.stuck = false;
  draft.deadlines = [];
  lapseMeetings(turn);
  lapseQuestions(turn);
  endConsents(draft);
  note(turn, 'case-closed', { outcome });
  tell(turn, 'case-closed', { roles }, { outcome });
}

/** Puts the phase, with its due day, on the timeline: at entry, and when the case gets a new due day in it. */
export function notePhase(turn: Turn): void {
  const { draft } = turn;
  note(turn, 'phase', {
    step: stepOf(draft),
    phase: draft.phase,
    round: draft.round,
    planNumber: draft.plans.at(-1)?.number ?? null,
    btiLevel: draft.btiLevel,
    btiColour: btiColourOf(draft.btiLevel),
    dueOn: nextDeadlineOf(draft)?.dueOn ?? null,
    responsible: responsibleOf(draft),
  });
}

/** Gives the due day of the case's next deadline, for an e-mail. */
export function dueData(turn: Turn): { dueOn?: string } {
  const dueOn = nextDeadlineOf(turn.draft)?.dueOn;
  return dueOn === undefined ? {} : { dueOn };
}

function awaitConsent(turn: Turn): void {
  enterPhase(turn, 'awaiting-consent');
  if (lacksConsenter(turn.draft)) tellNoGuardian(turn);
}

/** Tells leadership that nobody is known who could consent. */
export function tellNoGuardian(turn: Turn): void {
  tell(turn, 'leadership-informed', { roles: ['school-leadership'] }, { reason: 'no-guardian' });
}

function cancelPlannedMeeting(turn: Turn, kind: MeetingKind): void {
  const meeting = openMeetingOf(turn.draft, kind);
  if (meeting) cancelMeeting(turn, meeting.id);
}

/** Cancels a meeting and tells the responsible and the staff who were to take part. */
export function cancelMeeting(turn: Turn, meetingId: string): void {
  const meeting = turn.draft.meetings.find((m) => m.id === meetingId);
  if (!meeting) return;
  meeting.status = 'cancelled';
  meeting.revision += 1;
  note(turn, 'meeting-cancelled', { meetingId, kind: meeting.kind });
  tellOfMeeting(turn, meetingId, 'CANCEL');
}

/** Sends word of a meeting, with its calendar entry, to the phase's responsible and the staff who take part. */
export function tellOfMeeting(turn: Turn, meetingId: string, method: 'REQUEST' | 'CANCEL'): void {
  const meeting = turn.draft.meetings.find((m) => m.id === meetingId);
  if (!meeting || meeting.scheduledFor === null) return;
  const staffIds = meeting.participants.flatMap((p) => (p.kind === 'staff' ? [p.staffId] : []));
  tell(
    turn,
    'meeting',
    { roles: [responsibleOf(turn.draft)], staffIds },
    {
      meeting: {
        meetingId,
        kind: meeting.kind,
        method,
        sequence: meeting.revision,
        scheduledFor: meeting.scheduledFor,
      },
    },
  );
}

/** Lets go of meetings that the new phase has no use for, so that a stale one never moves a later deadline. */
function lapseMeetings(turn: Turn): void {
  const { draft } = turn;
  for (const meeting of draft.meetings) {
    if (meeting.status !== 'scheduled' || isMeetingOfPhase(turn, meeting.kind)) continue;
    meeting.status = 'lapsed';
  }
}

/** Lets go of handovers not answered: a closed case has nothing to take over, and shows itself to nobody new. */
function lapseQuestions({ draft }: Turn): void {
  for (const assignment of draft.assignments) {
    if (assignment.status === 'asked') assignment.status = 'lapsed';
  }
}

function isMeetingOfPhase({ draft }: Turn, kind: MeetingKind): boolean {
  switch (draft.phase) {
    case 'awaiting-contact':
    case 'awaiting-mapping-meeting':
      return kind === 'mapping';
    case 'trial':
    case 'awaiting-evaluation':
      return kind === 'evaluation';
    case 'awaiting-consent':
    case 'consent-refused':
      return kind === draft.arena;
    case 'intensive-follow-up':
      return kind === 'review';
    default:
      return kind === arenaOfPhase(draft.phase);
  }
}
