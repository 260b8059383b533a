import type { Transaction } from '../../prisma/connect.js';

export interface StoredAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string> | undefined;
}

/** Holds what a request may do about being repeated. */
export interface Idempotency {
  /**
   * The id that the command of this request is stored under: allotted with the key's record and kept across retries, so that the
   * inbox takes it once. For GET and PUT, and without a key, a fresh one.
   */
  commandId: string;
  /** Whether an earlier try already stored the command: do not judge or store it again, settle it and answer. */
  alreadyStored: boolean;
  /**
   * Stores the answer in the caller's own transaction, for calls that are no case commands: a retry after a crash then replays it
   * instead of doing the work again. Without a key it does nothing.
   */
  keepAnswer(tx: Transaction, answer: StoredAnswer): Promise<void>;
}
