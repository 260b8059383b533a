import { eachOf, median, timeOf, type Bench, type Figure } from './figure.js';
import { sendWaitingMails } from './mail-worker.js';

/** A case gets a dozen commands in its life; so does each of these, and not one of them hundreds. */
const CASES = 30;
const ROUNDS = 10;

/** Measures one command after the other: a call logged over HTTP, beside a no-op Update by a bare client. */
export async function measureLatency(bench: Bench): Promise<Figure[]> {
  const { ours, bare, say } = bench;
  say('one command after the other');
  const caseIds = await ours.register(await ours.addStudents(CASES));
  await sendWaitingMails(bench);
  const workflowIds = await eachOf(caseIds, 1, () => bare.open());
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = -2; round < ROUNDS; round++) {
    for (const [n, caseId] of caseIds.entries()) {
      const bareMs = await timeOf(() => bare.touch(workflowIds[n] ?? ''));
      const oursMs = await timeOf(() => ours.call(caseId));
      if (round < 0) continue; // both warm up
      times.ours.push(oursMs);
      times.bare.push(bareMs);
    }
  }
  const [oursMs, bareMs] = [median(times.ours), median(times.bare)];
  return [
    {
      what: 'a command over HTTP, p50',
      ours: `${oursMs.toFixed(1)} ms`,
      floor: `${bareMs.toFixed(1)} ms`,
      value: oursMs / bareMs,
      target: { atMost: 1.5 },
    },
  ];
}
