import { refuseAt } from '../bounds.js';
import type { ProgressDuty } from '../commands.js';
import { invalid } from '../refusals.js';
import type { Step } from '../step.js';
import { note } from '../turn.js';

/** Ticks one item of a duty's checklist; the last one ends the duty. Also after the case is closed. @guide Komplekst fravær */
export const progressDuty: Step<ProgressDuty> = {
  refuse(c, { dutyId, item, doneAt }, context) {
    const duty = c.duties.find((d) => d.id === dutyId && d.doneAt === null);
    const known = duty?.items.some((i) => i.item === item);
    return (
      refuseAt(c, '/doneAt', doneAt, context) ??
      (duty ? (known ? undefined : invalid('/item', 'unknown-item')) : { code: 'not-found' })
    );
  },

  carryOut(turn, { dutyId, item, doneAt }) {
    const duty = turn.draft.duties.find((d) => d.id === dutyId);
    if (!duty) return;
    for (const listed of duty.items) if (listed.item === item) listed.doneAt ??= doneAt;
    if (duty.items.every((listed) => listed.doneAt !== null)) duty.doneAt = turn.now;
    turn.effects.dutiesChanged.push(duty);
    note(turn, duty.doneAt ? 'duty-done' : 'duty-progressed', {
      dutyId,
      kind: duty.kind,
      item,
      doneAt,
    });
  },
};
