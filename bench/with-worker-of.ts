import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { prepareWorkflowBundle } from '../embedded/workflow-bundle.js';
import { NODE_ARGS } from '../embedded/node-args.js';
import { makeEnv } from '../embedded/stack.js';
import { findFreePorts } from '../embedded/ports.js';
import type { Bench } from './figure.js';

/** Runs a worker of one queue's own beside the stack's, only while the work lasts; the work is told its process id. */
export async function withWorkerOf<Result>(
  { stack }: Pick<Bench, 'stack'>,
  queue: 'mail' | 'feeds',
  work: (pid: number) => Promise<Result>,
): Promise<Result> {
  const [metricsPort] = await findFreePorts(1);
  const root = path.resolve(import.meta.dirname, '..');
  const worker = spawn(process.execPath, [...NODE_ARGS, path.join(root, 'worker/main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...makeEnv(stack, await prepareWorkflowBundle()),
      TZ: 'UTC',
      LOG_LEVEL: 'error',
      WORKER_QUEUES: queue,
      METRICS_PORT: String(metricsPort),
    },
  });
  try {
    return await work(worker.pid ?? 0);
  } finally {
    const exited = once(worker, 'exit');
    worker.kill('SIGTERM');
    await exited;
  }
}
