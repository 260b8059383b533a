import { median, timeOf, type Bench, type Figure } from './figure.js';

const ROUNDS = 15;
const IN_A_ROUND = 20;

/** Measures one command after the other: a call logged over HTTP, beside a no-op Update by a bare client. */
export async function measureLatency({ ours, bare, say }: Bench): Promise<Figure[]> {
  say('one command after the other');
  const [student] = await ours.addStudents(1);
  const [caseId = ''] = await ours.register([student ?? '']);
  const workflowId = await bare.open();
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = -2; round < ROUNDS; round++) {
    for (let n = 0; n < IN_A_ROUND; n++) {
      const bareMs = await timeOf(() => bare.touch(workflowId));
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
