import type { Database, Transaction } from '../connect.js';
import { CHAIN_START, chainHash } from './chain-hash.js';

/** Seals what was written into the access log. */
export interface Sealer {
  /** Seals the lines that are certain to have no earlier ones still to come; answers how many. Safe to call in several processes. */
  seal(): Promise<number>;
}

// Any number will do, as long as it stays the same: the chain has one end, and one process adds to it at a time.
const ADVISORY_LOCK = 6_041_104;
const BATCH = 2_000;

interface Horizon {
  lastId: string;
  /** Transactions below the first still ran, or did not; those from the second on had not begun. */
  oldestRunning: string;
  next: string;
}

/**
 * Makes a sealer. Lines are sealed in the order of their ids, which transactions fill in any order: a line waits until every
 * transaction has ended that ran when it was first seen, so that nothing can come before it any more.
 */
export function createSealer(db: Database): Sealer {
  let seen: Horizon | undefined;
  return {
    async seal() {
      const now = await findHorizon(db);
      const before = (seen ??= now);
      if (BigInt(now.oldestRunning) < BigInt(before.next)) return 0;
      seen = now;
      let sealed = 0;
      for (let count = BATCH; count === BATCH; sealed += count) {
        count = await db.$transaction((tx) => sealBatch(tx, before.lastId));
      }
      return sealed;
    },
  };
}

async function findHorizon(db: Database): Promise<Horizon> {
  const [horizon] = await db.$queryRaw<Horizon[]>`
    select (select coalesce(max(id), 0)::text from access_log) as "lastId",
           pg_snapshot_xmin(pg_current_snapshot())::text as "oldestRunning",
           pg_snapshot_xmax(pg_current_snapshot())::text as next`;
  if (!horizon) throw new Error('One row comes always');
  return horizon;
}

async function sealBatch(tx: Transaction, lastId: string): Promise<number> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(${ADVISORY_LOCK}) as taken`;
  if (!lock?.taken) return 0;
  const head = await tx.accessLogSeal.findFirst({ orderBy: { number: 'desc' } });
  const lines = await tx.$queryRaw<{ id: string; text: string }[]>`
    select l.id::text, access_log_text(l) as text from access_log l
    where l.id > ${head?.logId ?? 0n} and l.id <= ${lastId}::bigint
    order by l.id limit ${BATCH}`;
  let number = head?.number ?? 0n;
  let hash: Uint8Array<ArrayBuffer> = Buffer.from(head?.hash ?? CHAIN_START);
  const seals = lines.map(({ id, text }) => {
    number += 1n;
    hash = Uint8Array.from(chainHash(hash, text));
    return { number, logId: BigInt(id), hash };
  });
  if (seals.length > 0) await tx.accessLogSeal.createMany({ data: seals });
  return seals.length;
}
