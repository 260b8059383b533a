import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { removeChildRecord, writeChildRecord } from './child-records.js';
import { StartError } from './start-error.js';

/** Describes a process to start; output goes to the log file only. */
export interface ChildSpec {
  name: string;
  command: string;
  args: string[];
  logFile: string;
  env?: Record<string, string>;
  cwd?: string;
  /** Runs it as another user (PostgreSQL refuses root). */
  user?: { uid: number; gid: number } | undefined;
  /** Where its record is kept; none when left out. */
  recordsDir?: string | undefined;
  stopSignal?: NodeJS.Signals;
  /** How long it may take to stop before it is killed. */
  stopWithinMs?: number;
}

/** A running process of ours. */
export interface Child {
  name: string;
  pid: number;
  hasExited: () => boolean;
  /** Resolves, never rejects, with a few words on how it ended. */
  exited: Promise<string>;
  stop: () => Promise<void>;
  kill: () => Promise<void>;
}

/** Starts a process in a group of its own: Ctrl-C reaches only us, and we stop the parts in order. */
export async function startChild(spec: ChildSpec): Promise<Child> {
  const stopSignal = spec.stopSignal ?? 'SIGTERM';
  mkdirSync(path.dirname(spec.logFile), { recursive: true });
  keepLogSmall(spec.logFile);
  const log = openSync(spec.logFile, 'a');
  const child = spawn(spec.command, spec.args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, ...spec.env },
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    ...spec.user,
  });
  closeSync(log);
  let howItEnded: string | undefined;
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve((howItEnded = error.message)));
    child.once('exit', (code, signal) => {
      howItEnded = signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
      if (spec.recordsDir !== undefined) removeChildRecord(spec.recordsDir, spec.name);
      resolve(howItEnded);
    });
  });
  const pid = child.pid;
  if (pid === undefined) {
    throw new StartError(`${spec.name} cannot be started: ${await exited}`);
  }
  if (spec.recordsDir !== undefined) {
    const commandLine = [spec.command, ...spec.args].join(' ');
    writeChildRecord(spec.recordsDir, { name: spec.name, pid, commandLine, stopSignal });
  }
  const hasExited = () => howItEnded !== undefined;
  const kill = async () => {
    if (!hasExited()) child.kill('SIGKILL');
    await exited;
  };
  const stop = async () => {
    if (!hasExited()) child.kill(stopSignal);
    const limit = new AbortController();
    const tooLate = delay(spec.stopWithinMs ?? 10_000, 'late', { signal: limit.signal });
    const winner = await Promise.race([exited, tooLate.catch(() => 'stopped')]);
    limit.abort();
    if (winner === 'late') await kill();
  };
  return { name: spec.name, pid, hasExited, exited, stop, kill };
}

// One older log is kept, so that the cause of a crash outlives the restart.
function keepLogSmall(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(logFile, `${logFile}.1`);
}

/** Waits until a new process answers; when it ends instead, says why in the words of its log. */
export async function waitUntilReady(
  child: Child,
  logFile: string,
  isReady: () => Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isReady().catch(() => false))) {
    if (child.hasExited()) throw await explainExit(child, logFile);
    if (Date.now() > end) {
      await child.stop();
      throw new StartError(
        `${child.name} does not answer after ${withinMs / 1000} s. The end of ${logFile}:\n${readLogEnd(logFile)}`,
      );
    }
    await delay(50);
  }
}

async function explainExit(child: Child, logFile: string): Promise<StartError> {
  const end = readLogEnd(logFile);
  if (/No space left on device|ENOSPC|database or disk is full/i.test(end)) {
    return new StartError(
      `${child.name} cannot start: the disk is full. Make room, then start again.`,
    );
  }
  return new StartError(
    `${child.name} ${await child.exited} while starting. The end of ${logFile}:\n${end}`,
  );
}

function readLogEnd(logFile: string): string {
  if (!existsSync(logFile)) return '(no log)';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
}
