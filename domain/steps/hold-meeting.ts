import { refuseAt } from '../bounds.js';
import { openMeetingOf } from '../case-view.js';
import type { ConcernCase, Meeting } from '../case.js';
import type { HoldMeeting } from '../commands.js';
import { carryOutDecision, refuseDecision, refuseMissing } from '../decisions.js';
import { closeCase, enterPhase } from '../enter-phase.js';
import { invalid } from '../refusals.js';
import { openDutyOfKind } from './open-duty.js';
import { refuseArenaConsent, refuseConsent, refusePhase, type Step } from '../step.js';
import { note, type Turn } from '../turn.js';

/**
 * Records that a meeting was held, and does what it decided. The mapping meeting leads to a plan, to closing, or goes on (student
 * and guardians met separately); suspected bullying opens its own duty and stops nothing. An arena's meeting needs consent at
 * that moment. @guide Trinn 2: Kartleggingssamtale; Trinn 5: Tverrfaglige møter
 */
export const holdMeeting: Step<HoldMeeting> = {
  refuse(c, held, context) {
    const meeting = meetingOf(c, held);
    const kind = held.kind ?? meeting?.kind;
    return (
      (held.meetingId === null && kind === undefined ? invalid('/kind', 'required') : undefined) ??
      refuseAt(c, '/heldAt', held.heldAt, context) ??
      (kind === undefined ? undefined : refuseMissing(kind, held)) ??
      (kind === undefined ? undefined : refuseArenaConsent(c, kind, context)) ??
      (kind === 'local' && held.decision === 'refer-ppa' && c.phase === 'awaiting-local-meeting'
        ? refuseConsent(c, 'ppa-referral', context)
        : undefined) ??
      refusePhase(c, 'hold-meeting', context, kind) ??
      (held.meetingId !== null && meeting?.status !== 'scheduled'
        ? { code: 'not-found' }
        : undefined) ??
      (kind === undefined || kind === 'mapping' ? undefined : refuseDecision(c, kind, held))
    );
  },

  carryOut(turn, held) {
    const meeting = meetingOf(turn.draft, held) ?? addMeeting(turn, held);
    meeting.status = 'held';
    meeting.heldAt = held.heldAt;
    meeting.decision = held.outcome ?? held.decision ?? (held.accepted ? 'accepted' : null);
    if (held.participants !== null) meeting.participants = held.participants;
    note(turn, 'meeting-held', {
      meetingId: meeting.id,
      kind: meeting.kind,
      heldAt: held.heldAt,
      ...(held.studentHeard === undefined ? {} : { studentHeard: held.studentHeard }),
      ...(held.bullyingSuspected === undefined
        ? {}
        : { bullyingSuspected: held.bullyingSuspected }),
      decision: meeting.decision,
      ...(held.reportedBy === undefined ? {} : { reportedBy: held.reportedBy }),
    });
    if (meeting.kind === 'mapping') mapped(turn, held);
    else carryOutDecision(turn, meeting.kind, held);
  },
};

function mapped(turn: Turn, held: HoldMeeting): void {
  if (held.bullyingSuspected)
    openDutyOfKind(turn, 'activity-plan', `${held.newMeetingId}-activity-plan`);
  if (held.outcome === 'plan-needed') enterPhase(turn, 'drafting');
  if (held.outcome === 'no-longer-concerned') closeCase(turn, 'no-longer-concerned');
}

function meetingOf(c: ConcernCase, held: HoldMeeting): Meeting | undefined {
  return held.meetingId === null
    ? held.kind
      ? openMeetingOf(c, held.kind)
      : undefined
    : c.meetings.find((m) => m.id === held.meetingId);
}

function addMeeting(turn: Turn, held: HoldMeeting): Meeting {
  const meeting: Meeting = {
    id: held.newMeetingId,
    kind: held.kind ?? 'mapping',
    scheduledFor: null,
    status: 'held',
    participants: [],
    heldAt: held.heldAt,
    decision: null,
    noShows: 0,
    countsOn: null,
    revision: 0,
  };
  turn.draft.meetings.push(meeting);
  return meeting;
}
