import type { Database } from '../connect.js';
import { CHAIN_START, chainHash } from './chain-hash.js';

/** Says what is wrong, and with which line of the log (its id); `head-missing`: the chain that once had this head is not this one. */
export interface LogFault {
  what: 'changed' | 'removed' | 'put-in-between' | 'head-missing';
  logId: bigint | null;
}

export interface Verified {
  /** How many lines the chain holds, as far as it is whole. */
  sealed: bigint;
  /** The hash of the last seal; to be kept where nobody of the database's reaches. */
  head: string;
  /** Lines that no seal holds yet. */
  waiting: number;
  fault: LogFault | undefined;
}

interface Link {
  number: bigint;
  log_id: bigint;
  hash: Uint8Array;
  text: string | null;
}

const BATCH = 5_000;

/** Walks the access log's chain from its beginning, and names the first line that is not as it was sealed. */
export async function verifyLog(
  db: Database,
  { expect, onProgress }: { expect?: string | undefined; onProgress?: (sealed: bigint) => void },
): Promise<Verified> {
  const walk = { sealed: 0n, logId: 0n, hash: CHAIN_START, meetsExpected: expect === undefined };
  const end = async (broken: LogFault | undefined): Promise<Verified> => {
    const added = await findAdded(db, broken?.logId ?? walk.logId);
    const first = [added, broken].filter((fault) => fault !== undefined).sort(byLine)[0];
    const missing: LogFault = { what: 'head-missing', logId: null };
    return {
      sealed: walk.sealed,
      head: walk.hash.toString('hex'),
      waiting: await countWaiting(db),
      fault: first ?? (walk.meetsExpected ? undefined : missing),
    };
  };
  for (;;) {
    const links = await readLinks(db, walk.sealed);
    for (const link of links) {
      const fault = faultOf(link, walk);
      if (fault) return end(fault);
      walk.sealed = link.number;
      walk.logId = link.log_id;
      walk.hash = Buffer.from(link.hash);
      walk.meetsExpected ||= walk.hash.toString('hex') === expect;
    }
    onProgress?.(walk.sealed);
    if (links.length < BATCH) return end(undefined);
  }
}

function readLinks(db: Database, after: bigint): Promise<Link[]> {
  return db.$queryRaw<Link[]>`
    select s.number, s.log_id, s.hash, case when l.id is not null then access_log_text(l) end as text
    from access_log_seal s left join access_log l on l.id = s.log_id
    where s.number > ${after} order by s.number limit ${BATCH}`;
}

function faultOf(
  { number, log_id: logId, hash, text }: Link,
  walk: { sealed: bigint; logId: bigint; hash: Buffer },
): LogFault | undefined {
  if (text === null || number !== walk.sealed + 1n) return { what: 'removed', logId };
  if (logId <= walk.logId) return { what: 'put-in-between', logId };
  return chainHash(walk.hash, text).equals(hash) ? undefined : { what: 'changed', logId };
}

/** A line below the last sealed one that no seal holds: lines are sealed in the order of their ids. */
async function findAdded(db: Database, upTo: bigint): Promise<LogFault | undefined> {
  const [line] = await db.$queryRaw<{ id: bigint }[]>`
    select l.id from access_log l
    where l.id < ${upTo} and not exists (select from access_log_seal s where s.log_id = l.id)
    order by l.id limit 1`;
  return line && { what: 'put-in-between', logId: line.id };
}

async function countWaiting(db: Database): Promise<number> {
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from access_log
    where id > (select coalesce(max(log_id), 0) from access_log_seal)`;
  return counted?.count ?? 0;
}

function byLine(a: LogFault, b: LogFault): number {
  return Number((a.logId ?? 0n) - (b.logId ?? 0n));
}
