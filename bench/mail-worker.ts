import { waitUntil } from '../embedded/wait-until.js';
import type { Bench } from './figure.js';
import { cpuSecondsOf } from './processes.js';
import { withWorkerOf } from './with-worker-of.js';

/**
 * Sends every e-mail that waits, by a worker of the mail queue's own that runs only for that: so none of one measurement falls into
 * the next, and what mail costs is told apart. Answers the CPU seconds that it took, its start not counted.
 */
export async function sendWaitingMails(bench: Bench): Promise<number> {
  const { ours } = bench;
  return withWorkerOf(bench, 'mail', async (pid) => {
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
