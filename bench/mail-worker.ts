import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findFreePorts } from '../embedded/ports.js';
import { prepareProgram } from '../embedded/program-bundles.js';
import { makeEnv } from '../embedded/stack.js';
import { waitUntil } from '../embedded/wait-until.js';
import { prepareWorkflowBundle } from '../embedded/workflow-bundle.js';
import type { Bench } from './figure.js';
import { cpuSecondsOf } from './processes.js';

/**
 * Sends every e-mail that waits, by a worker of the mail queue's own that runs only for that: so none of one measurement falls into
 * the next, and what mail costs is told apart. Answers the CPU seconds that it took, its start not counted.
 */
export async function sendWaitingMails(bench: Bench): Promise<number> {
  const { ours } = bench;
  return withMailWorker(bench, async (pid) => {
    const planned = `select count(*) from outbox_mail where status = 'planned'`;
    const before = await ours.count(planned);
    let startedAt = 0;
    await waitUntil(
      async () => {
        const waiting = await ours.count(planned);
        if (startedAt === 0 && waiting < before) startedAt = cpuSecondsOf([pid]);
        return waiting === 0;
      },
      { withinMs: 300_000, everyMs: 100, explain: () => 'The e-mails do not go out.' },
    );
    return cpuSecondsOf([pid]) - startedAt;
  });
}

/** Runs the worker only while the work lasts; the work is told its process id. */
async function withMailWorker<Result>(
  { stack }: Bench,
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
      WORKER_QUEUES: 'mail',
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
