import { randomUUID } from 'node:crypto';
import type { Notice } from '../../domain/commands.js';
import type { Instant } from '../../domain/local-time.js';
import { findSetting } from '../../prisma/find-setting.js';
import type { Transaction } from '../../prisma/connect.js';
import type { Deps } from '../deps.js';
import { describeError } from '../problem-from-error.js';
import { findOpenCases } from './find-open-cases.js';

/** How long a roster call waits for the cases it touches; what takes longer is delivered by itself. */
const WAIT_MS = 2_000;
const AT_ONCE = 20;

/** Says one thing to one case. */
export interface Telling {
  caseId: string;
  notice: Notice;
}

export interface StoredTelling extends Telling {
  commandId: string;
}

/** Makes the tellings for schools whose calendar, closed days or fixed meetings changed: one for each of their open cases. */
export async function tellingsOfSettings(
  { guide }: Pick<Deps, 'guide'>,
  tx: Transaction,
  schoolIds: readonly string[],
): Promise<Telling[]> {
  const cases = await findOpenCases(tx, { schoolIds });
  const settings = new Map<string, Awaited<ReturnType<typeof findSetting>>>();
  for (const schoolId of new Set(cases.map((open) => open.schoolId))) {
    settings.set(schoolId, await findSetting(tx, schoolId, guide.rules));
  }
  return cases.flatMap(({ caseId, schoolId }) => {
    const setting = settings.get(schoolId);
    return setting ? [{ caseId, notice: { type: 'change-setting' as const, setting } }] : [];
  });
}

/** Stores what is to be said to cases, in the roster's own transaction: either both happen or neither. */
export async function storeTellings(
  { desk }: Pick<Deps, 'desk'>,
  tx: Transaction,
  tellings: readonly Telling[],
  { clientId, now }: { clientId: string; now: Instant },
): Promise<StoredTelling[]> {
  const stored: StoredTelling[] = [];
  for (const { caseId, notice } of tellings) {
    const commandId = randomUUID();
    await desk.store(tx, {
      commandId,
      caseId,
      name: notice.type,
      clientId,
      actorStaffId: null,
      payload: notice,
      text: null,
      receivedAt: now,
    });
    stored.push({ caseId, notice, commandId });
  }
  return stored;
}

/** Delivers stored tellings and waits a little, so that a read right after the roster call mostly sees them. Never fails the call. */
export async function settleTellings(
  { desk, log }: Pick<Deps, 'desk' | 'log'>,
  stored: readonly StoredTelling[],
): Promise<void> {
  const until = Date.now() + WAIT_MS;
  const queue = [...stored];
  const deliver = async () => {
    for (let next = queue.shift(); next && Date.now() < until; next = queue.shift()) {
      await desk.settle(next.caseId, next.commandId, until - Date.now());
    }
  };
  const workers = Array.from({ length: Math.min(AT_ONCE, stored.length) }, deliver);
  for (const result of await Promise.allSettled(workers)) {
    if (result.status === 'rejected') {
      log.warn({ error: describeError(result.reason) }, 'telling left to later delivery');
    }
  }
}
