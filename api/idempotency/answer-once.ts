import { randomUUID } from 'node:crypto';
import type { Database } from '../../prisma/connect.js';
import { openSecret, placeOf, sealSecret, type SecretKeys } from '../../prisma/sealed-secrets.js';
import { problem, ProblemError, type ProblemExtra, type ProblemName } from '../problems.js';
import { begin, claimKey, release, releaseAfter, type KeyedRequest } from './claim-key.js';
import { keepAnswer, keepAnswerSoon } from './keep-answers.js';
import { KeyTaken, type Idempotency, type StoredAnswer } from './idempotency.js';

/** Holds an answer as it is given: the route's own, or the problem that stood in the way. */
export type Outcome =
  { answer: StoredAnswer; replayed: boolean } | { refused: ProblemError; replayed: boolean };

/** Makes what a request has that nobody can repeat: GET, PUT, or one without a key. */
export function unkeyed(): Idempotency {
  return { commandId: randomUUID(), alreadyStored: false, keepAnswer: () => Promise.resolve() };
}

interface Keeping {
  /** The keys by which an answer is kept that holds a secret. */
  sealedBy?: SecretKeys | undefined;
  /** Whether the work claims the key itself, with the command that it stores. */
  claimsWithCommand?: boolean | undefined;
}

/**
 * Answers a keyed request at most once: replays the first answer, refusals included, or does the work and keeps the answer. What
 * failed on our side is not kept, so that a retry goes on with the same command id.
 */
export async function answerOnce(
  db: Database,
  request: KeyedRequest,
  work: (idempotency: Idempotency) => Promise<StoredAnswer>,
  { sealedBy, claimsWithCommand }: Keeping = {},
): Promise<Outcome> {
  if (claimsWithCommand) {
    const first = await answerFirst(db, request, work);
    if (first) return first;
  }
  const claim = await claimKey(db, request);
  if (claim.kind === 'replay') return { ...outcomeOf(claim.record, sealedBy), replayed: true };
  const keptOf = (answer: StoredAnswer) => (sealedBy ? seal(answer, request, sealedBy) : answer);
  const { commandId, alreadyStored } = claim;
  try {
    const answer = await work({
      commandId,
      alreadyStored,
      keepAnswer: (tx, kept) => keepAnswer(tx, { request, answer: keptOf(kept) }),
    });
    keepBehind(db, request, commandId, keptOf(answer));
    return { answer, replayed: false };
  } catch (error) {
    return keepRefusal(db, request, commandId, error);
  }
}

/**
 * Does the work of a request that most likely is the first with its key. The key is claimed with the command, which saves a way to the
 * database. Undefined where no command was stored, because the key is taken or something stands in the way: nothing has happened then.
 */
async function answerFirst(
  db: Database,
  request: KeyedRequest,
  work: (idempotency: Idempotency) => Promise<StoredAnswer>,
): Promise<Outcome | undefined> {
  const commandId = randomUUID();
  let isClaimed = false;
  begin(commandId);
  try {
    const claim = { request, onClaimed: () => (isClaimed = true) };
    const answer = await work({ ...unkeyed(), commandId, claim });
    keepBehind(db, request, commandId, answer);
    return { answer, replayed: false };
  } catch (error) {
    if (isClaimed) return keepRefusal(db, request, commandId, error);
    release(commandId);
    if (error instanceof KeyTaken || isRefusal(error)) return undefined;
    throw error;
  }
}

// Nobody waits for it: should it fail, a retry goes on with the same command.
function keepBehind(
  db: Database,
  request: KeyedRequest,
  commandId: string,
  answer: StoredAnswer,
): void {
  releaseAfter(commandId, keepAnswerSoon(db, { request, answer }));
}

function keepRefusal(
  db: Database,
  request: KeyedRequest,
  commandId: string,
  error: unknown,
): Outcome {
  if (!isRefusal(error)) {
    release(commandId);
    throw error;
  }
  keepBehind(db, request, commandId, asStored(error));
  return { refused: error, replayed: false };
}

function isRefusal(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.status < 500;
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
