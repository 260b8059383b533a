import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findStartTime, isRunning, stopOrphans } from './child-records.js';
import { removeCluster } from './postgres-place.js';
import { StartError } from './start-error.js';

/** Names the places in a data folder. */
export interface DataDir {
  root: string;
  records: string;
  postgres: string;
  temporalDb: string;
  oidc: string;
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
    mails: place('mail'),
    log: (part) => place('logs', `${part}.log`),
  };
}

/**
 * Makes a data folder ours: refuses when another start uses it, stops what one that was killed has
 * left running, and, with `reset`, empties it. Returns how to give it free.
 */
export async function claimDataDir(
  dataDir: DataDir,
  { reset, say }: { reset: boolean; say: (line: string) => void },
): Promise<() => void> {
  makeFolder(dataDir.root);
  const claim = path.join(dataDir.root, 'started.json');
  refuseSecondStart(claim, dataDir.root);
  const own = { pid: process.pid, startTime: findStartTime(process.pid) };
  writeFileSync(claim, `${JSON.stringify(own)}\n`);
  const orphans = await stopOrphans(dataDir.records);
  if (orphans.length > 0) say(`Stopped what an earlier start had left: ${orphans.join(', ')}.`);
  if (reset) {
    removeCluster(dataDir.postgres);
    for (const name of ['temporal', 'oidc', 'mail', 'logs', 'running']) {
      rmSync(path.join(dataDir.root, name), { recursive: true, force: true });
    }
    say('All data of the embedded parts is gone; starting anew.');
  }
  return () => rmSync(claim, { force: true });
}

function refuseSecondStart(claim: string, root: string): void {
  if (!existsSync(claim)) return;
  let former: { pid: number; startTime: string };
  try {
    former = JSON.parse(readFileSync(claim, 'utf8'));
  } catch {
    return; // half-written: whoever wrote it is gone
  }
  if (former.pid === process.pid || !isRunning(former)) return;
  throw new StartError(
    `Nærvær already runs on the data in ${root} (process ${former.pid}). Use that one, stop it ` +
      `(kill ${former.pid}), or start another with data and ports of its own: ` +
      'NAERVAER_DATA=… API_PORT=… OIDC_PORT=… DATABASE_PORT=… TEMPORAL_PORT=… ' +
      'TEMPORAL_UI_PORT=… SMTP_PORT=… MAIL_UI_PORT=… npm start',
  );
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
