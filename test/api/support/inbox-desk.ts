import type { CommandDesk } from '../../../api/delivery/command-desk.js';
import { insertCommand } from '../../../api/delivery/insert-command.js';

export interface InboxDesk extends CommandDesk {
  settled: string[];
}

/** A desk without an engine: it stores commands in the real inbox and leaves them pending. */
export function createInboxDesk(): InboxDesk {
  const settled: string[] = [];
  return {
    settled,
    store: async (tx, command) => (await insertCommand(tx, command)) !== undefined,
    settle: (_caseId, commandId) => {
      settled.push(commandId);
      return Promise.resolve({ status: 'pending' });
    },
    deliverLeftOver: () => Promise.resolve(),
  };
}
