import { eachOf, median, timeOf, type Bench, type Figure } from './figure.js';
import { sendWaitingMails } from './mail-worker.js';

const ROUNDS = 7;
const CASES = 40;
const AT_ONCE = 10;

/** Measures how many cases a second are opened, called about and closed, beside workflows that do nothing. */
export async function measureThroughput(bench: Bench): Promise<Figure[]> {
  const { ours, bare, say } = bench;
  say('cases a second');
  const rates: { ours: number; bare: number }[] = [];
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
    rates.push({ ours: CASES / (oursMs / 1000), bare: CASES / (bareMs / 1000) });
  }
  return [
    {
      what: 'cases a second (opened by a register, a call, closed), ten at once',
      ours: `${median(rates.map(({ ours: rate }) => rate)).toFixed(1)}/s`,
      floor: `${median(rates.map(({ bare: rate }) => rate)).toFixed(1)}/s`,
      value: median(rates.map((rate) => rate.ours / rate.bare)),
      target: { atLeast: 0.6 },
    },
  ];
}
