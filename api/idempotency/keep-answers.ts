import type { Database, Transaction } from '../../prisma/connect.js';
import { asProgram } from '../../prisma/scope.js';
import type { KeyedRequest } from './claim-key.js';
import type { StoredAnswer } from './idempotency.js';

/** Answers given within this time are kept together. */
const TOGETHER_MS = 100;

interface KeptAnswer {
  request: KeyedRequest;
  answer: StoredAnswer;
}
interface Waiting {
  answers: KeptAnswer[];
  kept: Promise<void>;
}
const WAITING = new WeakMap<Database, Waiting>();

/** Keeps an answer in the caller's own transaction, on disk with whatever it tells of. */
export async function keepAnswer(tx: Transaction, answer: KeptAnswer): Promise<void> {
  await keep(tx, [answer], null);
}

/**
 * Keeps an answer a moment later, with those of other requests: nobody waits for it. It need not wait for the disk either: an answer
 * that a power cut takes away is given again, since what it tells of is stored.
 */
export function keepAnswerSoon(db: Database, answer: KeptAnswer): Promise<void> {
  const waiting = WAITING.get(db) ?? startWaiting(db);
  waiting.answers.push(answer);
  return waiting.kept;
}

/** Waits for the answers that are still to be kept: a process that stops in good order leaves none behind. */
export async function answersKept(db: Database): Promise<void> {
  await WAITING.get(db)?.kept.catch(() => undefined);
}

function startWaiting(db: Database): Waiting {
  const answers: KeptAnswer[] = [];
  const kept = new Promise((resolve) => setTimeout(resolve, TOGETHER_MS).unref()).then(() => {
    WAITING.delete(db);
    // Of many callers at once, each of whom has the key to their own.
    return asProgram(() => keep(db, answers, 'off'));
  });
  const waiting = { answers, kept };
  WAITING.set(db, waiting);
  return waiting;
}

// By hand: every command ends with it.
async function keep(
  db: Database | Transaction,
  answers: readonly KeptAnswer[],
  synchronousCommit: 'off' | null,
): Promise<void> {
  const rows = answers.map(({ request, answer }) => {
    const { clientId, actingStaff, key, path } = request;
    return { clientId, actingStaff, key, path, ...answer };
  });
  await db.$executeRaw`
    update idempotency_record r
    set status = 'answered', answer_status = a.status, answer_headers = a.headers, answer = a.body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(
        "clientId" text, "actingStaff" text, key text, path text, status int, headers jsonb, body jsonb),
      set_config('synchronous_commit',
        coalesce(${synchronousCommit}, current_setting('synchronous_commit')), true)
    where r.client_id = a."clientId" and r.acting_staff = a."actingStaff" and r.key = a.key
      and r.path = a.path`;
}
