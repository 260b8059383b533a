import type { CommandDesk } from '../../../api/delivery/command-desk.js';
import type { Prisma } from '../../../prisma/generated/client.js';

export interface InboxDesk extends CommandDesk {
  settled: string[];
}

/** A desk without an engine: it stores commands in the real inbox and leaves them pending. */
export function createInboxDesk(): InboxDesk {
  const settled: string[] = [];
  return {
    settled,
    store: async (tx, { commandId, payload, text, ...command }) => {
      await tx.inboxCommand.create({
        data: {
          id: commandId,
          ...command,
          payload: payload as unknown as Prisma.InputJsonValue,
          ...(text != null && { text: text }),
        },
      });
    },
    settle: (_caseId, commandId) => {
      settled.push(commandId);
      return Promise.resolve({ status: 'pending' });
    },
    deliverLeftOver: () => Promise.resolve(),
  };
}
