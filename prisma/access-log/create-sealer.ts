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
  const after = head?.logId ?? 0n;
  // What is beyond the batch is not written out.
  const lines = await tx.$queryRaw<{ id: string; text: string }[]>`
    select l.id::text, access_log_text(l) as text from access_log l
    where l.id > ${after} and l.id <= (
      select max(id) from (
        select id from access_log where id > ${after} and id <= ${lastId}::bigint
        order by id limit ${BATCH}) as batch)
    order by l.id`;
  if (lines.length === 0) return 0;
  let hash: Buffer = Buffer.from(head?.hash ?? CHAIN_START);
  const hashes = lines.map(({ text }) => {
    hash = chainHash(hash, text);
    return hash.toString('hex');
  });
  const ids = lines.map(({ id }) => id);
  // By hand: one parameter for all, where Prisma would send three a line.
  await tx.$executeRaw`
    insert into access_log_seal (number, log_id, hash)
    select ${head?.number ?? 0n} + place, log_id, decode(hash, 'hex')
    from unnest(${ids}::bigint[], ${hashes}::text[]) with ordinality as seal (log_id, hash, place)`;
  return lines.length;
}
