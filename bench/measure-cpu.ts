import { eachOf, type Bench, type Figure } from './figure.js';
import { cpuSecondsOf } from './processes.js';
import { sendWaitingMails } from './mail-worker.js';

const CASES = 40;
const UPDATES = 4;
const AT_ONCE = 4;
/** Many short rounds by turns, and their sums: a machine that is slower for a while is so for both. */
const ROUNDS = 14;
/** Node compiles what is used most while it runs: a fresh program is no measure of one that runs for weeks. */
const WARM_UP = 4;

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
  const rounds: { spent: Spent<keyof typeof ourParts>; floor: Spent<keyof typeof bareParts> }[] =
    [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const floor = await spentIn(bareParts, runBare);
    const spent = await spentIn(ourParts, runOurs);
    if (round >= 0) rounds.push({ spent, floor });
  }
  let mailWorker = 0;
  const sent = await spentIn(ourParts, async () => {
    mailWorker = await sendWaitingMails(bench);
  });
  const mail = (mailWorker + sumOf(sent)) * (ROUNDS / (WARM_UP + ROUNDS));
  const total = (of: (round: (typeof rounds)[number]) => number) =>
    rounds.reduce((sum, round) => sum + of(round), 0);
  const floorOfAll = total(({ floor }) => sumOf(floor));
  const perCase = (seconds: number) => `${((seconds * 1000) / (ROUNDS * CASES)).toFixed(1)} ms`;
  const beside = (what: string, ours: number, floor: number): Figure => ({
    what,
    ours: perCase(ours),
    floor: perCase(floor),
    value: ours / floor,
  });
  const part = (what: string, name: 'worker' | 'api' | 'engine') => {
    const [spent, floor] = [
      total((round) => round.spent[name]),
      total((round) => round.floor[name]),
    ];
    return beside(what, spent, floor);
  };
  const withoutFloor = (what: string, ours: number): Figure => {
    return { ...beside(what, ours, floorOfAll), floor: 'none' };
  };
  const spentOnAll = total(({ spent }) => sumOf(spent));
  return [
    {
      ...beside(`CPU a case (opened, ${UPDATES} commands), all processes`, spentOnAll, floorOfAll),
      target: { atMost: 1.7 },
    },
    part('  of it the worker, beside the bare worker', 'worker'),
    part('  of it the API, beside the bare client', 'api'),
    part('  of it the Temporal server with its database', 'engine'),
    withoutFloor(
      '  of it our database, beside all of the floor',
      total(({ spent }) => spent.database),
    ),
    withoutFloor('  and its two e-mails, sent afterwards, beside all of the floor', mail),
  ];
}

type Parts<Name extends string> = Record<Name, () => number>;
type Spent<Name extends string> = Record<Name, number>;

/** Measures the CPU seconds that each part uses while something is done. */
async function spentIn<Name extends string>(
  parts: Parts<Name>,
  act: () => Promise<unknown>,
): Promise<Spent<Name>> {
  const before = readAll(parts);
  await act();
  const after = readAll(parts);
  for (const name of Object.keys(parts) as Name[]) after[name] -= before[name];
  return after;
}

function readAll<Name extends string>(parts: Parts<Name>): Spent<Name> {
  const read = (Object.keys(parts) as Name[]).map((name) => [name, parts[name]()]);
  return Object.fromEntries(read) as Spent<Name>;
}

const sumOf = (spent: Record<string, number>) =>
  Object.values(spent).reduce((sum, seconds) => sum + seconds, 0);
