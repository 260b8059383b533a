import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findStartTime, isRunning, stopOrphans } from './child-records.js';
import { removeCluster } from './postgres-place.js';
import { StartError } from './start-error.js';
import { waitUntil } from './wait-until.js';

/** Names the places in a data folder. */
export interface DataDir {
  root: string;
  records: string;
  postgres: string;
  temporalDb: string;
  oidc: string;
  secretKeys: string;
  mails: string;
  log: (part: string) => string;
}

/** Names the places in a data folder, without touching it. */
export function layOutDataDir(root: string): DataDir {
  const place = (...names: string[]) => path.join(root, ...names);
  return {
    root,
    records: place('running'),
    postgres: place('postgres'),
    temporalDb: place('temporal', 'temporal.db'),
    oidc: place('oidc'),
    secretKeys: place('secret-keys'),
    mails: place('mail'),
    log: (part) => place('logs', `${part}.log`),
  };
}

/** A data folder that is ours while we run. */
export interface Claim {
  /** Tells a start that comes now to wait: we are about to end. */
  announceEnd: () => void;
  giveFree: () => void;
}

/**
 * Makes a data folder ours: refuses when another start uses it, stops what one that was killed has
 * left running, and, with `reset`, empties it.
 */
export async function claimDataDir(
  dataDir: DataDir,
  { reset, say }: { reset: boolean; say: (line: string) => void },
): Promise<Claim> {
  makeFolder(dataDir.root);
  const file = path.join(dataDir.root, 'started.json');
  await refuseSecondStart(file, dataDir.root, say);
  const write = (isEnding: boolean) => {
    const own: Owner = { pid: process.pid, startTime: findStartTime(process.pid) ?? '', isEnding };
    writeFileSync(file, `${JSON.stringify(own)}\n`);
  };
  write(false);
  const orphans = await stopOrphans(dataDir.records);
  if (orphans.length > 0) say(`Stopped what an earlier start had left: ${orphans.join(', ')}.`);
  if (reset) {
    removeCluster(dataDir.postgres);
    for (const name of ['temporal', 'oidc', 'mail', 'logs', 'running']) {
      rmSync(path.join(dataDir.root, name), { recursive: true, force: true });
    }
    say('All data of the embedded parts is gone; starting anew.');
  }
  return { announceEnd: () => write(true), giveFree: () => rmSync(file, { force: true }) };
}

type Owner = { pid: number; startTime: string; isEnding: boolean };

// npm ends at once when it is told to, and we a few seconds later: whoever starts again right away
// waits for us instead of being refused.
async function refuseSecondStart(
  file: string,
  root: string,
  say: (line: string) => void,
): Promise<void> {
  const isUsed = (owner = readOwner(file)) =>
    owner !== undefined && owner.pid !== process.pid && isRunning(owner);
  const pause = { everyMs: 100, explain: () => refusal };
  const former = readOwner(file);
  const refusal =
    `Nærvær already runs on the data in ${root} (process ${former?.pid}). Use that one, stop it ` +
    `(kill ${former?.pid}), or start another with data and ports of its own: ` +
    'NAERVAER_DATA=… API_PORT=… OIDC_PORT=… DATABASE_PORT=… TEMPORAL_PORT=… ' +
    'TEMPORAL_UI_PORT=… SMTP_PORT=… MAIL_UI_PORT=… npm start';
  try {
    await waitUntil(() => !isUsed() || readOwner(file)!.isEnding, { withinMs: 2_500, ...pause });
    if (!isUsed()) return;
    say('An earlier start is about to end; waiting for it …');
    await waitUntil(() => !isUsed(), { withinMs: 60_000, ...pause });
  } catch {
    throw new StartError(refusal);
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined; // none, or half-written: whoever wrote it is gone
  }
}

function makeFolder(root: string): void {
  try {
    mkdirSync(root, { recursive: true });
  } catch (error) {
    throw new StartError(
      `The data folder ${root} cannot be made (${(error as NodeJS.ErrnoException).code}). ` +
        'Set NAERVAER_DATA to a folder that you may write to.',
    );
  }
}
