import { refusePast } from '../bounds.js';
import { openMeetingOf } from '../case-view.js';
import type { ConcernCase, Meeting } from '../case.js';
import type { ScheduleMeeting } from '../commands.js';
import { letMeetingDecide } from '../deadlines.js';
import { moveDue } from '../due-moves.js';
import { cancelMeeting, tellOfMeeting } from '../enter-phase.js';
import { dateOf } from '../local-time.js';
import { invalid, type Refusal } from '../refusals.js';
import { refuseArenaConsent, refusePhase, type Step } from '../step.js';
import { note, type Turn } from '../turn.js';

/**
 * Schedules, moves or cancels a meeting; at most one of a kind is open, so scheduling again moves it. In an arena, and for the
 * evaluation near its day, the meeting's day becomes the due day; cancelled, the default holds again.
 * @guide Trinn 2; Trinn 4; Tverrfaglige møter
 */
export const scheduleMeeting: Step<ScheduleMeeting> = {
  refuse(c, command, context) {
    const meeting = meetingOf(c, command);
    const kind = command.kind ?? meeting?.kind;
    // Arranging the arena's meeting while consent is being gathered is what the phase is for.
    const gathering = c.phase === 'awaiting-consent' && kind === c.arena;
    return (
      refuseIncomplete(command) ||
      (command.scheduledFor && refusePast('/scheduledFor', command.scheduledFor, context)) ||
      (kind && !gathering && refuseArenaConsent(c, kind, context)) ||
      refusePhase(c, 'schedule-meeting', context, kind) ||
      (command.change !== 'schedule' && meeting?.status !== 'scheduled'
        ? { code: 'not-found' }
        : undefined)
    );
  },

  carryOut(turn, command) {
    const existing = meetingOf(turn.draft, command);
    if (command.change === 'cancel') {
      if (existing) cancelMeeting(turn, existing.id);
    } else {
      const meeting = existing ?? addMeeting(turn, command);
      setMeeting(meeting, command);
      if (command.scheduledFor !== null) letMeetingDecide(turn.draft, meeting.kind);
      note(turn, existing ? 'meeting-moved' : 'meeting-scheduled', {
        meetingId: meeting.id,
        kind: meeting.kind,
        scheduledFor: meeting.scheduledFor,
      });
      tellOfMeeting(turn, meeting.id, 'REQUEST');
    }
    moveDue(turn);
  },
};

function refuseIncomplete({ change, kind, scheduledFor }: ScheduleMeeting): Refusal | undefined {
  if (change !== 'schedule') return undefined;
  if (kind === null) return invalid('/kind', 'required');
  return scheduledFor === null ? invalid('/scheduledFor', 'required') : undefined;
}

function meetingOf(c: ConcernCase, command: ScheduleMeeting): Meeting | undefined {
  return command.change === 'schedule' && command.kind
    ? openMeetingOf(c, command.kind)
    : c.meetings.find((m) => m.id === command.meetingId);
}

function addMeeting(turn: Turn, command: ScheduleMeeting): Meeting {
  const meeting: Meeting = {
    id: command.meetingId,
    kind: command.kind ?? 'review',
    scheduledFor: null,
    status: 'scheduled',
    participants: [],
    heldAt: null,
    decision: null,
    noShows: 0,
    countsOn: null,
    revision: -1,
  };
  turn.draft.meetings.push(meeting);
  return meeting;
}

function setMeeting(meeting: Meeting, command: ScheduleMeeting): void {
  meeting.revision += 1;
  if (command.scheduledFor !== null) {
    meeting.scheduledFor = command.scheduledFor;
    meeting.countsOn = dateOf(command.scheduledFor);
  }
  if (command.participants !== null) meeting.participants = command.participants;
}
