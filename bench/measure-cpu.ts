import { eachOf, type Bench, type Figure } from './figure.js';
import { cpuSecondsOf } from './processes.js';
import { sendWaitingMails } from './mail-worker.js';

const CASES = 100;
const UPDATES = 4;
const AT_ONCE = 4;
const ROUNDS = 2;

/** Measures the CPU of a case: opened, then four commands; beside as many events of a workflow that does nothing. The bare workflow sends no e-mail: ours wait, and are told apart. */
export async function measureCpu(bench: Bench): Promise<Figure[]> {
  const { stack, ours, bare, enginePids, say } = bench;
  say('CPU a case');
  const pidOf = (part: 'worker' | 'api' | 'postgres') => stack.part(part).child().pid;
  const engine = () => cpuSecondsOf(enginePids);
  const worker = () => cpuSecondsOf([pidOf('worker')]);
  const api = () => cpuSecondsOf([pidOf('api')]);
  const database = () => cpuSecondsOf([pidOf('postgres')]);
  const bareWorker = () => cpuSecondsOf([bare.workerPid]);
  // The bare client lives in this process, which has nothing else to do meanwhile.
  const bareClient = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const runOurs = async () => {
    // As a register sends them: all of a day's entries in one request.
    const caseIds = await ours.register(await ours.addStudents(CASES));
    await eachOf(caseIds, AT_ONCE, async (caseId) => {
      for (let n = 0; n < UPDATES; n++) await ours.call(caseId);
    });
  };
  const runBare = () =>
    eachOf(Array.from({ length: CASES }), AT_ONCE, async () => {
      const id = await bare.open();
      for (let n = 0; n < UPDATES; n++) await bare.touch(id);
    });
  const ourParts = { engine, worker, api, database };
  const bareParts = { engine, worker: bareWorker, api: bareClient };
  const spent = startSum(ourParts);
  const bareSpent = startSum(bareParts);
  let mail = 0;
  // Node compiles what is used most while it runs: a fresh program is no measure.
  for (let round = -1; round < ROUNDS; round++) {
    const bareRound = await spentIn(bareParts, runBare);
    const ourRound = await spentIn(ourParts, runOurs);
    let mailWorker = 0;
    const mailRound = await spentIn(ourParts, async () => {
      mailWorker = await sendWaitingMails(bench);
    });
    if (round < 0) continue;
    addTo(bareSpent, bareRound);
    addTo(spent, ourRound);
    mail += mailWorker + sumOf(mailRound);
  }
  const perCase = (seconds: number) => `${((seconds * 1000) / (ROUNDS * CASES)).toFixed(1)} ms`;
  const [all, bareAll] = [sumOf(spent), sumOf(bareSpent)];
  const beside = (what: string, own: number, floor: number): Figure => ({
    what,
    ours: perCase(own),
    floor: perCase(floor),
    value: own / floor,
  });
  return [
    {
      ...beside(`CPU a case (opened, ${UPDATES} commands), all processes`, all, bareAll),
      target: { atMost: 1.7 },
    },
    beside('  of it the worker, beside the bare worker', spent.worker, bareSpent.worker),
    beside('  of it the API, beside the bare client', spent.api, bareSpent.api),
    beside('  of it the Temporal server with its database', spent.engine, bareSpent.engine),
    {
      what: '  of it our database, beside all of the floor',
      ours: perCase(spent.database),
      floor: 'none',
      value: spent.database / bareAll,
    },
    {
      what: '  and its two e-mails, sent afterwards, beside all of the floor',
      ours: perCase(mail),
      floor: 'none',
      value: mail / bareAll,
    },
  ];
}

type Parts<Name extends string> = Record<Name, () => number>;

/** Measures the CPU seconds that each part uses while something is done. */
async function spentIn<Name extends string>(
  parts: Parts<Name>,
  act: () => Promise<unknown>,
): Promise<Record<Name, number>> {
  const before = readAll(parts);
  await act();
  const after = readAll(parts);
  for (const name of Object.keys(parts) as Name[]) after[name] -= before[name];
  return after;
}

function readAll<Name extends string>(parts: Parts<Name>): Record<Name, number> {
  const read = (Object.keys(parts) as Name[]).map((name) => [name, parts[name]()]);
  return Object.fromEntries(read) as Record<Name, number>;
}

function startSum<Name extends string>(parts: Parts<Name>): Record<Name, number> {
  const zeros = (Object.keys(parts) as Name[]).map((name) => [name, 0]);
  return Object.fromEntries(zeros) as Record<Name, number>;
}

function addTo<Name extends string>(sum: Record<Name, number>, more: Record<Name, number>): void {
  for (const name of Object.keys(sum) as Name[]) sum[name] += more[name];
}

const sumOf = (spent: Record<string, number>) =>
  Object.values(spent).reduce((sum, seconds) => sum + seconds, 0);
