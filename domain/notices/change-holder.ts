import type { Notice } from '../commands.js';
import { loseHolder, moveToSchool } from '../holders.js';
import { askHandover, withdrawQuestions } from '../steps/assign.js';
import type { Turn } from '../turn.js';

/** Acts on a roster's new contact teacher or school by asking for a handover, and on a holder who is gone by telling leadership. */
export function changeHolder(turn: Turn, change: Extract<Notice, { type: 'change-holder' }>): void {
  const { draft } = turn;
  if (change.staffId === null) {
    if (change.schoolId !== null && change.setting !== null) {
      moveToSchool(turn, change.schoolId, change.setting);
    }
    if (draft.holderId !== null) loseHolder(turn);
    return;
  }
  const alreadyAsked = draft.assignments.some(
    (a) => a.status === 'asked' && a.staffId === change.staffId && a.schoolId === change.schoolId,
  );
  const alreadyHeld = draft.holderId === change.staffId && change.schoolId === null;
  if (alreadyHeld) return withdrawQuestions(draft);
  if (!alreadyAsked) askHandover(turn, change.assignmentId, change.staffId, change.schoolId);
}
