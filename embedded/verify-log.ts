import { verifyLog, type LogFault } from '../prisma/access-log/verify-log.js';
import { connectDatabase } from '../prisma/connect.js';
import { databaseUrlOf } from './database-url.js';
import { showProgress } from './progress.js';
import { readSettings } from './settings.js';
import { reportAndFail, StartError } from './start-error.js';

const WORDS: Record<LogFault['what'], string> = {
  changed: 'is not as it was sealed: the line or its seal was changed',
  removed: 'is gone, or a seal before it is',
  'put-in-between': 'stands where no line was when its neighbours were sealed',
  'head-missing': 'The chain is whole, but it never had the expected head: it was made anew.',
};

/** Proves that the access log is as it was written; exits with 1 where it is not. */
async function main(args: string[]): Promise<void> {
  const expect = readExpected(args);
  // As the program, so that whoever may not change the log can prove it too.
  const db = connectDatabase(databaseUrlOf(readSettings()), {
    role: 'naervaer_api',
    poolSize: 1,
    scope: 'program',
  });
  const progress = showProgress('Checking the access log');
  const verified = await verifyLog(db, {
    expect,
    onProgress: (sealed) => progress.detail(`${sealed} lines`),
  }).finally(() => db.$disconnect());
  progress.done();
  const { sealed, head, waiting, fault } = verified;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (fault) {
    process.exitCode = 1;
    say(fault.logId === null ? WORDS[fault.what] : `Line ${fault.logId} ${WORDS[fault.what]}.`);
  }
  say(`${sealed} lines are whole, up to the head ${head}`);
  if (waiting > 0) say(`${waiting} newer lines are not sealed yet`);
  if (!fault) {
    say(
      'Keep the head where nobody of the database’s reaches; later: npm run verify-log -- --expect HEAD',
    );
  }
}

function readExpected(args: string[]): string | undefined {
  if (args.length === 0) return undefined;
  const [option, hash] = args;
  if (option !== '--expect' || args.length !== 2 || !/^[0-9a-f]{64}$/.test(hash ?? '')) {
    throw new StartError('Use: npm run verify-log [-- --expect HASH], with the 64 signs of a head');
  }
  return hash;
}

main(process.argv.slice(2)).catch(reportAndFail);
