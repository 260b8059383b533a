import type { Transaction } from '../../prisma/connect.js';
import type { Deps } from '../deps.js';
import { rosterTransaction } from './roster-transaction.js';

/** Carries the preview out of the transaction that is undone. */
class Undone extends Error {
  constructor(readonly seen: unknown) {
    super('undone');
  }
}

/** Does the change for real, looks at what it would mean, and undoes it: the preview can never differ from the change. */
export async function previewTransaction<T>(
  deps: Pick<Deps, 'db'>,
  kind: 'school' | 'calendar',
  sourceId: string,
  look: (tx: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await rosterTransaction(deps, kind, sourceId, async (tx) => {
      throw new Undone(await look(tx));
    });
  } catch (error) {
    if (error instanceof Undone) return error.seen as T;
    throw error;
  }
}
