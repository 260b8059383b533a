import { Prisma } from '../../prisma/generated/client.js';
import { asProgram } from '../../prisma/scope.js';
import type { Database, Transaction } from '../../prisma/connect.js';

const ATTEMPTS = 3;
const LONGEST_MS = 20_000;
const LONGEST_QUEUE_MS = 10_000;
/** A case number or an open case taken meanwhile, a deadlock, a serialisation failure. */
const PASSING = new Set(['23505', '40P01', '40001']);

/**
 * Runs work in one transaction, again from the start when another request came between. It works as the program: to judge absence is
 * to look at the student's other entries and open case, which whoever sends an entry need not see.
 */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asProgram(() =>
        db.$transaction(work, { timeout: LONGEST_MS, maxWait: LONGEST_QUEUE_MS }),
      );
    } catch (error) {
      if (attempt >= ATTEMPTS || !isPassing(error)) throw error;
    }
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2002' || error.code === 'P2034') return true;
  return PASSING.has(postgresCodeOf(error.meta));
}

/** Prisma hands PostgreSQL's own code on from raw statements, deep in what it says of the error. */
function postgresCodeOf(meta: unknown): string {
  return /"(?:originalCode|code)":"(\w{5})"/.exec(JSON.stringify(meta ?? {}))?.[1] ?? '';
}
