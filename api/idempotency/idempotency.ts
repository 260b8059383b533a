import type { Transaction } from '../../prisma/connect.js';
import type { KeyedRequest } from './claim-key.js';

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
  /** Set where the key is not claimed yet: whoever stores the command claims it in the same statement and says so, or throws KeyTaken. */
  claim?: { request: KeyedRequest; onClaimed: () => void };
  /** Whether an earlier try already stored the command: do not judge or store it again, settle it and answer. */
  alreadyStored: boolean;
  /**
   * Stores the answer in the caller's own transaction, for calls that are no case commands: a retry after a crash then replays it
   * instead of doing the work again. Without a key it does nothing.
   */
  keepAnswer(tx: Transaction, answer: StoredAnswer): Promise<void>;
}

/** Says that a key which was to be claimed with a command is taken: the command is not stored. */
export class KeyTaken extends Error {}
