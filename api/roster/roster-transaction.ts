import type { Deps } from '../deps.js';
import { asProgram } from '../../prisma/scope.js';
import type { Transaction } from '../../prisma/connect.js';

/** A calendar that many schools share may touch hundreds of cases. */
const TIMEOUT_MS = 25_000;

/**
 * Does work in one transaction, alone on the row of this source id: two requests for one id come one after the other. It works as the program: a register writes students whom it does not read, and their running cases are told.
 */
export function rosterTransaction<T>(
  { db }: Pick<Deps, 'db'>,
  kind: 'school' | 'calendar' | 'staff' | 'student',
  sourceId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return asProgram(() =>
    db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${kind}:${sourceId}`}, 0))`;
        return work(tx);
      },
      { timeout: TIMEOUT_MS },
    ),
  );
}
