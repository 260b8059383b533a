import type { AcceptHandover } from '../commands.js';
import { moveToSchool } from '../holders.js';
import type { Step } from '../step.js';
import { note } from '../turn.js';

/** Makes the person who was asked the case's contact teacher, and moves the case with them if it changes school. @guide Kontaktlærers ansvar */
export const acceptHandover: Step<AcceptHandover> = {
  refuse(c, { assignmentId }, { actor }) {
    const asked = c.assignments.find((a) => a.id === assignmentId && a.status === 'asked');
    if (!asked) return { code: 'not-found' };
    return actor.kind === 'person' && actor.staffId !== asked.staffId
      ? { code: 'not-allowed' }
      : undefined;
  },

  carryOut(turn, { assignmentId, setting }) {
    const { draft } = turn;
    const accepted = draft.assignments.find((a) => a.id === assignmentId);
    if (!accepted) return;
    for (const former of draft.assignments) {
      if (former.kind === 'handover' && former.status === 'active') former.status = 'ended';
    }
    accepted.status = 'active';
    draft.holderId = accepted.staffId;
    note(turn, 'handover-accepted', { assignmentId });
    if (accepted.schoolId !== null && setting !== null)
      moveToSchool(turn, accepted.schoolId, setting);
  },
};
