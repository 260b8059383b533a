import type { DutyKind } from '../codes.js';
import type { OpenDuty } from '../commands.js';
import { addSchoolDays } from '../school-days.js';
import type { Step } from '../step.js';
import { note, tell, type Turn } from '../turn.js';

/** Opens a duty beside the steps; teaching at home and alternative arenas only after PPA was consulted. @guide Komplekst fravær; Trinn 2–3 */
export const openDuty: Step<OpenDuty> = {
  refuse: (c, { kind }, { setting }) =>
    setting.guide.duties[kind].ppaFirst && !c.ppaConsulted
      ? { code: 'ppa-consultation-required' }
      : c.duties.some((duty) => duty.kind === kind && duty.doneAt === null)
        ? { code: 'decision-not-allowed' }
        : undefined,

  carryOut: (turn, { kind, dutyId }) => openDutyOfKind(turn, kind, dutyId),
};

/** Opens a duty of a kind unless one is open already, and tells its responsible at once. */
export function openDutyOfKind(turn: Turn, kind: DutyKind, dutyId: string): void {
  const { draft, setting, today } = turn;
  if (draft.duties.some((duty) => duty.kind === kind && duty.doneAt === null)) return;
  const rules = setting.guide.duties[kind];
  const duty = {
    id: dutyId,
    kind,
    openedAt: turn.now,
    dueOn: addSchoolDays(setting.calendar, today, rules.due.schoolDays),
    responsible: rules.responsible,
    items: rules.items.map((item) => ({ item, doneAt: null })),
    doneAt: null,
  };
  draft.duties.push(duty);
  turn.effects.dutiesBegun.push(duty);
  note(turn, 'duty-opened', { dutyId, kind, dueOn: duty.dueOn });
  tell(
    turn,
    'duty-opened',
    { roles: [duty.responsible] },
    { dutyId, dutyKind: kind, dueOn: duty.dueOn },
  );
}
