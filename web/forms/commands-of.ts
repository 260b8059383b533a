import type { CommandName } from '../../domain/codes.js';
import type { CommandForm } from './command-form.js';

/** Lists the commands that a form may send. */
export function commandsOf({ command }: CommandForm): readonly CommandName[] {
  return [command].flat();
}
