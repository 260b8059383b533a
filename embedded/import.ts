import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AbsencesAnswer } from '../api/absence/absences-answer.js';
import { cutRegister } from './cut-register.js';
import { getDemoToken } from './demo-token.js';
import { findCaseNumbers, printImported } from './print-imported.js';
import { readSettings } from './settings.js';
import { showBar } from './show-bar.js';
import { reportAndFail, StartError } from './start-error.js';

/** Sends an absence register to the running API: `npm run import -- FILE`. */
async function main(): Promise<void> {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) {
    process.exitCode = 2;
    process.stderr.write('Say which file: npm run import -- FILE (a register as CSV)\n');
    return;
  }
  const pieces = cutRegister(await readRegister(file));
  const api = `http://127.0.0.1:${readSettings().API_PORT}/api/v1`;
  const issuer = await findIssuer(api);
  const token = await getDemoToken(issuer, { client: 'demo-register' }).catch(
    reportNoToken(issuer),
  );

  const whole: AbsencesAnswer = {
    accepted: 0,
    updated: 0,
    unchanged: 0,
    rejected: [],
    triggers: [],
  };
  const bar = showBar(pieces.reduce((sum, piece) => sum + piece.recordCount, 0));
  try {
    for (const { csv, lineNumbers, recordCount } of pieces) {
      const answer = await send(`${api}/absences/csv`, csv, token);
      whole.accepted += answer.accepted;
      whole.updated += answer.updated;
      whole.unchanged += answer.unchanged;
      whole.triggers.push(...answer.triggers);
      // The header is line 1 of each piece: what follows it has its line in the file.
      const inFile = (line = 2) => lineNumbers[line - 2] ?? line;
      whole.rejected.push(...answer.rejected.map((r) => ({ ...r, line: inFile(r.line) })));
      bar.advance(recordCount);
    }
  } finally {
    bar.end();
  }
  printImported(whole, await findCaseNumbers(api, issuer, whole));
}

async function readRegister(file: string): Promise<Buffer> {
  // npm changes to the project's folder: what was typed counts from where it was typed.
  const typedIn = process.env.INIT_CWD ?? process.cwd();
  try {
    return await readFile(path.resolve(typedIn, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new StartError(`There is no file ${file}.`);
    if (code === 'EISDIR') throw new StartError(`${file} is a folder, not a file.`);
    if (code === 'EACCES') throw new StartError(`The file ${file} may not be read.`);
    throw error;
  }
}

async function findIssuer(api: string): Promise<string> {
  try {
    const discovery = await fetch(api);
    return ((await discovery.json()) as { issuer: string }).issuer;
  } catch {
    throw new StartError(
      `Nothing answers at ${api}. Run \`npm start\` first, or say where it is: API_PORT=… npm run import -- FILE`,
    );
  }
}

function reportNoToken(issuer: string) {
  return (error: unknown): never => {
    if (error instanceof StartError) throw error;
    throw new StartError(`The OpenID provider at ${issuer} gives no token.`);
  };
}

async function send(url: string, csv: string, token: string): Promise<AbsencesAnswer> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'text/csv; charset=utf-8',
    'accept-language': 'en',
  };
  const answer = await fetch(url, { method: 'POST', headers, body: csv }).catch(() => {
    throw new StartError(
      'The API went away in the middle. Send the file again: nothing is counted twice.',
    );
  });
  if (answer.ok) return (await answer.json()) as AbsencesAnswer;
  const problem = (await answer.json().catch(() => ({}))) as {
    detail?: string;
    errors?: { pointer?: string; detail: string }[];
  };
  const faults = (problem.errors ?? []).map((e) => `\n  ${e.detail}`).join('');
  throw new StartError(
    `The API refused the file (${answer.status}): ${problem.detail ?? ''}${faults}`,
  );
}

main().catch(reportAndFail);
