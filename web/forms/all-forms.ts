import type { CommandForm } from './command-form.js';
import { logCallForm } from './log-call.form.js';

/** Lists the form of every command, in the order in which a case shows them. */
export const commandForms: readonly CommandForm[] = [logCallForm];
