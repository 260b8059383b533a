import { refusePast } from '../bounds.js';
import { nextDeadlineOf } from '../case-view.js';
import type { ReportNoShow } from '../commands.js';
import { restartDeadline } from '../deadlines.js';
import { tellIfDueMoved } from '../due-moves.js';
import { tellOfMeeting } from '../enter-phase.js';
import { refusePhase, type Step } from '../step.js';
import { note, tell } from '../turn.js';

const LEADERSHIP_FROM = 2;

/**
 * Records that guardians or student did not come; a new date schedules the meeting and leaves due as it was. From the second in a
 * phase leadership answers for the case, is told, and has three school days. @guide Trinn 2: Kartleggingssamtale
 */
export const reportNoShow: Step<ReportNoShow> = {
  refuse(c, { meetingId, newDate }, context) {
    const meeting = c.meetings.find((m) => m.id === meetingId);
    return (
      (newDate === null ? undefined : refusePast('/newDate', newDate, context)) ??
      refusePhase(c, 'report-no-show', context, meeting?.kind) ??
      (meeting?.status === 'scheduled' ? undefined : { code: 'not-found' })
    );
  },

  carryOut(turn, { meetingId, who, newDate }) {
    const { draft } = turn;
    const former = nextDeadlineOf(draft)?.dueOn;
    const meeting = draft.meetings.find((m) => m.id === meetingId);
    if (!meeting) return;
    meeting.noShows += 1;
    draft.noShowsInPhase += 1;
    note(turn, 'no-show', { meetingId, kind: meeting.kind, who, count: draft.noShowsInPhase });
    if (newDate !== null) {
      meeting.scheduledFor = newDate;
      meeting.revision += 1;
    }
    if (draft.noShowsInPhase >= LEADERSHIP_FROM) {
      draft.responsibleInstead = 'school-leadership';
      restartDeadline(turn, turn.setting.guide.deadlines.secondNoShow);
      const count = draft.noShowsInPhase;
      tell(turn, 'no-show', { roles: ['school-leadership'] }, { count });
      tellIfDueMoved(turn, former);
    }
    if (newDate !== null) tellOfMeeting(turn, meetingId, 'REQUEST');
  },
};
