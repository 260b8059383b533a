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
  const program = () => cpuSecondsOf([pidOf('worker'), pidOf('api')]);
  const database = () => cpuSecondsOf([pidOf('postgres')]);
  // The bare client lives in this process, which has nothing else to do meanwhile.
  const bareProgram = () => cpuSecondsOf([bare.workerPid]) + process.cpuUsage().user / 1e6;
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
  const spent = { engine: 0, program: 0, database: 0, bareEngine: 0, bareProgram: 0, mail: 0 };
  // Node compiles what is used most while it runs: a fresh program is no measure.
  for (let round = -1; round < ROUNDS; round++) {
    const before = [engine(), bareProgram()] as const;
    await runBare();
    const between = [engine(), bareProgram(), program(), database()] as const;
    await runOurs();
    const after = [engine(), program(), database()] as const;
    const mail = await sendWaitingMails(bench);
    if (round < 0) continue;
    spent.bareEngine += between[0] - before[0];
    spent.bareProgram += between[1] - before[1];
    spent.engine += after[0] - between[0];
    spent.program += after[1] - between[2];
    spent.database += after[2] - between[3];
    spent.mail += mail + (engine() - after[0]) + (program() - after[1]) + (database() - after[2]);
  }
  const perCase = (seconds: number) => `${((seconds * 1000) / (ROUNDS * CASES)).toFixed(1)} ms`;
  const all = spent.engine + spent.program + spent.database;
  const bareAll = spent.bareEngine + spent.bareProgram;
  return [
    {
      what: `CPU a case (opened, ${UPDATES} commands), server and database included`,
      ours: perCase(all),
      floor: perCase(bareAll),
      value: all / bareAll,
      target: { atMost: 1.7 },
    },
    {
      what: '  of it worker and API, beside bare worker and client',
      ours: perCase(spent.program),
      floor: perCase(spent.bareProgram),
      value: spent.program / spent.bareProgram,
    },
    {
      what: '  of it the Temporal server, with its database',
      ours: perCase(spent.engine),
      floor: perCase(spent.bareEngine),
      value: spent.engine / spent.bareEngine,
    },
    {
      what: '  and its two e-mails, sent afterwards',
      ours: perCase(spent.mail),
      floor: 'none',
      value: spent.mail / bareAll,
    },
  ];
}
