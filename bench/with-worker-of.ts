import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { prepareWorkflowBundle } from '../embedded/workflow-bundle.js';
import { prepareProgram } from '../embedded/program-bundles.js';
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
  const worker = spawn(process.execPath, await prepareProgram('worker'), {
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
