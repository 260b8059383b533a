import type { CaseSetting } from './case.js';
import { moveDue } from './due-moves.js';
import { note, tell, type Turn } from './turn.js';

/** Leaves the case without a contact teacher: leadership holds it and is told at once; the clock runs on. */
export function loseHolder(turn: Turn): void {
  turn.draft.holderId = null;
  note(turn, 'holder-lost');
  tell(turn, 'holder-missing', { roles: ['school-leadership'] });
}

/** Moves the whole case to another school, whose calendar counts from now on. */
export function moveToSchool(turn: Turn, schoolId: string, setting: CaseSetting): void {
  turn.draft.schoolId = schoolId;
  note(turn, 'school-changed');
  changeSetting(turn, setting);
}

/** Takes a changed calendar or fixed meeting date into use; the case keeps the guide it was opened with. */
export function changeSetting(turn: Turn, setting: CaseSetting): void {
  turn.setting = { ...setting, guide: turn.setting.guide };
  moveDue(turn, { newCalendar: true });
}
