import { eachOf, median, timeOf, type Bench, type Figure } from './figure.js';
import { sendWaitingMails } from './mail-worker.js';

const ROUNDS = 3;
const CASES = 80;
const AT_ONCE = 10;

/** Measures how many cases a second are opened, called about and closed, beside workflows that do nothing. */
export async function measureThroughput(bench: Bench): Promise<Figure[]> {
  const { ours, bare, say } = bench;
  say('cases a second');
  const rates = { ours: [] as number[], bare: [] as number[] };
  for (let round = -1; round < ROUNDS; round++) {
    const bareMs = await timeOf(() =>
      eachOf(Array.from({ length: CASES }), AT_ONCE, async () => {
        const id = await bare.open();
        await bare.touch(id);
        await bare.end(id);
      }),
    );
    const students = await ours.addStudents(CASES);
    const oursMs = await timeOf(async () => {
      const caseIds = await ours.register(students);
      await eachOf(caseIds, AT_ONCE, async (caseId) => {
        await ours.call(caseId);
        await ours.close(caseId);
      });
    });
    await sendWaitingMails(bench);
    if (round < 0) continue; // both warm up
    rates.ours.push(CASES / (oursMs / 1000));
    rates.bare.push(CASES / (bareMs / 1000));
  }
  const [oursRate, bareRate] = [median(rates.ours), median(rates.bare)];
  return [
    {
      what: 'cases a second (opened by a register, a call, closed), ten at once',
      ours: `${oursRate.toFixed(1)}/s`,
      floor: `${bareRate.toFixed(1)}/s`,
      value: oursRate / bareRate,
      target: { atLeast: 0.6 },
    },
  ];
}
