import type { Close } from '../commands.js';
import { closeCase } from '../enter-phase.js';
import type { Step } from '../step.js';

/** Closes the case for one of the guide's reasons. @guide Hva gjør kontaktlærer: avslutt saken */
export const close: Step<Close> = {
  refuse: () => undefined,
  carryOut: (turn, { reason }) => closeCase(turn, reason),
};
