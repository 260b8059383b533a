import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitUntil } from './wait-until.js';

/** Tells one process from every other, also from a later one that got the same number. */
export interface ChildRecord {
  name: string;
  pid: number;
  startTime: string;
  commandLine: string;
  stopSignal: NodeJS.Signals;
}

/** Notes a process of ours, so that the next start finds it should we be killed without a chance to stop it. */
export function writeChildRecord(
  recordsDir: string,
  child: { name: string; pid: number; commandLine: string; stopSignal: NodeJS.Signals },
): void {
  const startTime = findStartTime(child.pid);
  if (startTime === undefined) return;
  mkdirSync(recordsDir, { recursive: true });
  const record: ChildRecord = { ...child, startTime };
  writeFileSync(recordFile(recordsDir, child.name), `${JSON.stringify(record, null, 2)}\n`);
}

/** Takes the note away once the process has ended. */
export function removeChildRecord(recordsDir: string, name: string): void {
  rmSync(recordFile(recordsDir, name), { force: true });
}

/** Reads the notes of processes that still run. */
export function findRunningChildren(recordsDir: string): ChildRecord[] {
  if (!existsSync(recordsDir)) return [];
  return readdirSync(recordsDir)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => readRecord(path.join(recordsDir, file)))
    .filter(isRunning);
}

/** Stops what a start that was killed has left running, and returns the names. */
export async function stopOrphans(recordsDir: string): Promise<string[]> {
  const orphans = findRunningChildren(recordsDir);
  await Promise.all(orphans.map(stopOrphan));
  for (const orphan of orphans) removeChildRecord(recordsDir, orphan.name);
  return orphans.map((orphan) => orphan.name);
}

/** Tells whether the very process that was noted still runs. */
export function isRunning(record: Pick<ChildRecord, 'pid' | 'startTime'>): boolean {
  return findStartTime(record.pid) === record.startTime;
}

async function stopOrphan(orphan: ChildRecord): Promise<void> {
  const send = (signal: NodeJS.Signals) => {
    if (isRunning(orphan)) process.kill(orphan.pid, signal);
  };
  const explain = () => `${orphan.name} (process ${orphan.pid}) does not stop; end it by hand.`;
  send(orphan.stopSignal);
  await waitUntil(() => !isRunning(orphan), { withinMs: 10_000, explain }).catch(async () => {
    send('SIGKILL');
    await waitUntil(() => !isRunning(orphan), { withinMs: 5_000, explain });
  });
}

/** Reads when a process started, in whatever words the system has for it; undefined when it is gone. */
export function findStartTime(pid: number): string | undefined {
  try {
    if (existsSync('/proc/self/stat')) {
      // The name in brackets may hold spaces; the third field (state) follows it, the 22nd is the start.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : `${readBootId()}/${fields[19]}`;
    }
    const ps = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return ps === '' ? undefined : ps;
  } catch {
    return undefined;
  }
}

function readBootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function readRecord(file: string): ChildRecord[] {
  try {
    return [JSON.parse(readFileSync(file, 'utf8')) as ChildRecord];
  } catch {
    // Half-written when the disk was full or the power went: nothing to learn from it.
    return [];
  }
}

function recordFile(recordsDir: string, name: string): string {
  return path.join(recordsDir, `${name}.json`);
}
