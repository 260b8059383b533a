import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../prisma/connect.js';
import { openSecret, placeOf, sealSecret, type SecretKeys } from '../../prisma/sealed-secrets.js';
import { problem, ProblemError, type ProblemExtra, type ProblemName } from '../problems.js';
import { claimKey, release, releaseAfter, type KeyedRequest } from './claim-key.js';
import type { Idempotency, StoredAnswer } from './idempotency.js';

/** Holds an answer as it is given: the route's own, or the problem that stood in the way. */
export type Outcome =
  { answer: StoredAnswer; replayed: boolean } | { refused: ProblemError; replayed: boolean };

/** Makes what a request has that nobody can repeat: GET, PUT, or one without a key. */
export function unkeyed(): Idempotency {
  return { commandId: randomUUID(), alreadyStored: false, keepAnswer: () => Promise.resolve() };
}

/**
 * Answers a keyed request at most once: replays the first answer, refusals included, or does the work and keeps the answer. What
 * failed on our side is not kept, so that a retry goes on with the same command id.
 */
export async function answerOnce(
  db: Database,
  request: KeyedRequest,
  work: (idempotency: Idempotency) => Promise<StoredAnswer>,
  /** The keys by which an answer is kept that holds a secret. */
  sealedBy?: SecretKeys,
): Promise<Outcome> {
  const claim = await claimKey(db, request);
  if (claim.kind === 'replay') return { ...outcomeOf(claim.record, sealedBy), replayed: true };
  const keptOf = (answer: StoredAnswer) => (sealedBy ? seal(answer, request, sealedBy) : answer);
  const { commandId, alreadyStored } = claim;
  // Nobody waits for it: should it fail, a retry goes on with the same command.
  const keepBehind = (answer: StoredAnswer) =>
    releaseAfter(commandId, keep(db, request, answer, { waitsForDisk: false }));
  try {
    const answer = await work({
      commandId,
      alreadyStored,
      keepAnswer: (tx, kept) => keep(tx, request, keptOf(kept), { waitsForDisk: true }),
    });
    keepBehind(keptOf(answer));
    return { answer, replayed: false };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status >= 500) {
      release(commandId);
      throw error;
    }
    keepBehind(asStored(error));
    return { refused: error, replayed: false };
  }
}

// By hand: every command ends with it. By itself it need not wait for the disk: an answer that a power cut takes away is given again,
// since what it tells of is stored. In a caller's transaction it must, for it would take what it tells of along.
async function keep(
  db: Database | Transaction,
  request: KeyedRequest,
  answer: StoredAnswer,
  { waitsForDisk }: { waitsForDisk: boolean },
) {
  const { clientId, actingStaff, key, path } = request;
  const [headers, body] = [answer.headers, answer.body].map((part) =>
    part === undefined ? null : JSON.stringify(part),
  );
  await db.$executeRaw`
    update idempotency_record
    set status = 'answered', answer_status = ${answer.status},
        answer_headers = ${headers}::jsonb, answer = ${body}::jsonb
    from set_config('synchronous_commit',
      case when ${waitsForDisk} then current_setting('synchronous_commit') else 'off' end, true)
    where client_id = ${clientId} and acting_staff = ${actingStaff} and key = ${key}
      and path = ${path}`;
}

function seal(answer: StoredAnswer, { path }: KeyedRequest, keys: SecretKeys): StoredAnswer {
  const sealed = sealSecret(keys, placeOf.answer(path), JSON.stringify(answer.body));
  return { ...answer, body: { sealed } };
}

interface KeptProblem {
  problem: ProblemName;
  extra: ProblemExtra;
}

// Kept as name and codes, not as text: a replay is put into the words of whoever asks then.
function asStored({ problem: name, extra, status }: ProblemError): StoredAnswer {
  return { status, body: { keptProblem: { problem: name, extra } } };
}

function outcomeOf(
  record: { path: string; answerStatus: number | null; answerHeaders: unknown; answer: unknown },
  sealedBy: SecretKeys | undefined,
): { answer: StoredAnswer } | { refused: ProblemError } {
  const kept = (record.answer as { keptProblem?: KeptProblem } | null)?.keptProblem;
  if (kept) return { refused: problem(kept.problem, kept.extra) };
  const { sealed } = (record.answer ?? {}) as { sealed?: string };
  const body =
    sealed !== undefined && sealedBy
      ? (JSON.parse(openSecret(sealedBy, placeOf.answer(record.path), sealed)) as unknown)
      : record.answer;
  return {
    answer: {
      status: record.answerStatus ?? 200,
      body: body ?? undefined,
      headers: (record.answerHeaders ?? undefined) as Record<string, string> | undefined,
    },
  };
}
