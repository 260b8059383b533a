import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { layOutDataDir } from './data-dir.js';
import { findFreePorts } from './ports.js';
import { removeCluster } from './postgres-place.js';
import type { GivenParts } from './stack-shape.js';
import { startStack, type Stack } from './stack.js';

/** Says what a stack of one's own is for, and what its programs are told. */
export interface ScratchOptions {
  /** Names the folder under the machine's temporary one. */
  name: string;
  env: Record<string, string>;
  /** Real parts in place of embedded ones. */
  given?: GivenParts;
  /** Keeps folder and logs, for whoever looks for what went wrong. */
  keepsIt?: () => boolean;
  say?: (line: string) => void;
}

/** Starts the whole program on ports and data of its own, works with it, and leaves nothing behind, also when it is stopped by a signal. */
export async function withScratchStack<Result>(
  { name, env, given = {}, keepsIt = () => false, say = () => undefined }: ScratchOptions,
  work: (stack: Stack) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(path.join(tmpdir(), `naervaer-${name}-`));
  const stopping = new AbortController();
  const giveUp = () => stopping.abort(new Error('Stopped before the end.'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, giveUp);
  // Whoever started us was killed: nobody is left to stop us.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && giveUp(), 1_000).unref();
  try {
    const { signal } = stopping;
    const stack = await startStack({ dataDir, ports: await findPorts(), env, given, signal });
    try {
      await stack.whenReady(120_000);
      return await Promise.race([work(stack), rejection(signal)]);
    } finally {
      await stack.stop();
    }
  } finally {
    clearInterval(watch);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, giveUp);
    if (keepsIt()) say(`logs and data of the run: ${dataDir}`);
    else {
      removeCluster(layOutDataDir(dataDir).postgres);
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

async function findPorts() {
  const names = [
    'api',
    'apiMetrics',
    'workerMetrics',
    'oidc',
    'postgres',
    'temporal',
    'temporalUi',
    'smtp',
    'mailUi',
  ] as const;
  const free = await findFreePorts(names.length);
  return Object.fromEntries(names.map((name, n) => [name, free[n]])) as Record<
    (typeof names)[number],
    number
  >;
}
