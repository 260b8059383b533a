import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/local-time.js';
import { asProgram } from '../../prisma/scope.js';
import type { Database } from '../../prisma/connect.js';
import { Prisma, type IdempotencyRecord } from '../../prisma/generated/client.js';
import { problem } from '../problems.js';

const KEEP_MS = 30 * 86_400_000;
const ORPHANED_AFTER_MS = 60_000;
const TRIES = 4;

/** Tells this process's records from those of others and of its own former lives. */
const PROCESS_ID = randomUUID();
const PROCESS_STARTED_AT = new Date(Date.now() - process.uptime() * 1000);
/** Command ids of the requests that this process is working on, and those whose answer is being kept. */
const running = new Set<string>();
const beingKept = new Map<string, Promise<void>>();

export interface KeyedRequest {
  clientId: string;
  /** Empty when nobody is acted for. */
  actingStaff: string;
  key: string;
  path: string;
  bodyHash: string;
  now: Instant;
}

export type Claim =
  | { kind: 'replay'; record: IdempotencyRecord }
  | { kind: 'go'; commandId: string; alreadyStored: boolean };

/**
 * Claims a key for this request: a new record, an answered one to replay, or one whose request died and is now continued under its
 * own command id. Throws idempotency-key-reused or request-in-progress. `release` or `releaseAfter` must follow a `go`.
 */
export async function claimKey(db: Database, request: KeyedRequest): Promise<Claim> {
  const { now, bodyHash, ...id } = request;
  for (let tries = 0; tries < TRIES; tries++) {
    const commandId = randomUUID();
    begin(commandId);
    const created = await insertRecord(db, request, commandId).catch((error: unknown) => {
      release(commandId);
      throw error;
    });
    if (created === 1) return { kind: 'go', commandId, alreadyStored: false };
    release(commandId);

    const record = await db.idempotencyRecord.findUnique({
      where: { clientId_actingStaff_key_path: id },
    });
    if (!record) continue;
    if (isExpired(record, now)) {
      await db.idempotencyRecord.deleteMany({ where: { ...id, createdAt: record.createdAt } });
      continue;
    }
    if (record.bodyHash !== bodyHash) throw problem('idempotency-key-reused');
    if (record.status === 'answered') return { kind: 'replay', record };
    const claim = await takeOver(db, record);
    if (claim) return claim;
  }
  throw inProgress();
}

/** Writes the claim of a key: what is inserted into `idempotency_record`. */
export function claimRow(request: KeyedRequest, commandId: string): Prisma.Sql {
  const { clientId, actingStaff, key, path, bodyHash, now } = request;
  const { claimedBy, claimedAt } = claimant();
  return Prisma.sql`(client_id, acting_staff, key, path, body_hash, command_id, status, created_at, claimed_by, claimed_at)
    select ${clientId}, ${actingStaff}, ${key}, ${path}, ${bodyHash}, ${commandId}::uuid, 'running',
           ${now}::timestamptz, ${claimedBy}::uuid, ${claimedAt}::timestamptz`;
}

// By hand: every request with a key begins with it, but for commands, which claim theirs as they are stored. It need not be on disk by
// itself: the log is written in order, so that it is there before what is stored under it, and a key without that is as good as none.
function insertRecord(db: Database, request: KeyedRequest, commandId: string): Promise<number> {
  return db.$executeRaw`
    insert into idempotency_record ${claimRow(request, commandId)}
    from set_config('synchronous_commit', 'off', true)
    on conflict do nothing`;
}

/** Begins a request's work on a key, before it is claimed. `release` or `releaseAfter` must follow. */
export function begin(commandId: string): void {
  running.add(commandId);
}

/** Ends a request's work on its key that failed. */
export function release(commandId: string): void {
  running.delete(commandId);
}

/** Ends a request's work on its key, as soon as its answer is kept; whoever asks again meanwhile waits for it. */
export function releaseAfter(commandId: string, kept: Promise<void>): void {
  const isOver = kept
    .catch(() => undefined)
    .finally(() => {
      running.delete(commandId);
      beingKept.delete(commandId);
    });
  beingKept.set(commandId, isOver);
}

/** Removes the keys that are older than they are kept. */
export async function clearExpiredKeys(db: Database, now: Instant): Promise<number> {
  const before = new Date(Date.parse(now) - KEEP_MS);
  const { count } = await db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}

/** Continues a request whose process died or failed; undefined when another retry was quicker, or its answer is kept by now. */
async function takeOver(db: Database, record: IdempotencyRecord): Promise<Claim | undefined> {
  const { clientId, actingStaff, key, path, commandId, claimedBy, claimedAt } = record;
  const kept = commandId === null ? undefined : beingKept.get(commandId);
  if (kept) return kept.then(() => undefined);
  if (commandId === null || running.has(commandId)) throw inProgress();
  // Whether it is stored at all, also where its sender does not see the case that it went to.
  const stored = await asProgram(() =>
    db.inboxCommand.findUnique({ where: { id: commandId }, select: { id: true } }),
  );
  const isOrphan =
    claimedBy === PROCESS_ID ||
    claimedAt < PROCESS_STARTED_AT ||
    Date.now() - claimedAt.getTime() > ORPHANED_AFTER_MS;
  // A stored command is carried out once whoever waits for it, so that two may wait; anything else needs its one claimant.
  if (!stored && !isOrphan) throw inProgress();
  if (running.has(commandId)) throw inProgress();
  begin(commandId);
  const taken = await db.idempotencyRecord
    .updateMany({
      where: { clientId, actingStaff, key, path, status: 'running', claimedBy, claimedAt },
      data: claimant(),
    })
    .catch((error: unknown) => {
      release(commandId);
      throw error;
    });
  if (taken.count === 1) return { kind: 'go', commandId, alreadyStored: stored !== null };
  release(commandId);
  return undefined;
}

function isExpired(record: IdempotencyRecord, now: Instant): boolean {
  return Date.parse(now) - record.createdAt.getTime() > KEEP_MS;
}

// The machine's clock, not the business one: processes live and die in the machine's time.
function claimant() {
  return { claimedBy: PROCESS_ID, claimedAt: new Date() };
}

function inProgress() {
  return problem('request-in-progress', { headers: { 'Retry-After': '1' } });
}
