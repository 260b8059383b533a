import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DataDir } from './data-dir.js';
import { getDemoToken } from './demo-token.js';
import type { Stack } from './stack.js';

const EXAMPLE = 'examples/fravaer-uke-34-37.csv';

/** Prints where everything is and what to do next, on one screen. */
export async function printStartScreen(
  stack: Stack,
  dataDir: DataDir,
  say: (line: string) => void,
): Promise<void> {
  say('');
  say('Nærvær runs.');
  say('');
  for (const [name, address] of listAddresses(stack)) say(`  ${name.padEnd(16)} ${address}`);
  say('');
  say(
    `  Data and logs    ${path.relative(process.cwd(), dataDir.root) || dataDir.root} (logs/*.log)`,
  );
  say('  Log in with a staff id, such as school-1-teacher-1, and the password demo.');
  if (await hasDemoClients(stack.issuer)) {
    const token = `npm run --silent token -- demo-register ${stack.issuer}`;
    say('');
    say('A token for an app (demo-register, or demo-app for every scope), from this folder:');
    say('');
    say(`  ${token}`);
    if (existsSync(path.join(import.meta.dirname, '..', EXAMPLE))) {
      say('');
      say('Send an absence register:');
      say('');
      say(
        `  curl -sS -H "Authorization: Bearer $(${token})" -H 'Content-Type: text/csv' ` +
          `--data-binary @${EXAMPLE} ${stack.apiUrl}/api/v1/absences/csv`,
      );
    }
  }
  say('');
  say('Ctrl-C stops everything; the data stays.');
}

function listAddresses(stack: Stack): [string, string][] {
  const all: [string, string | undefined][] = [
    ['Staff pages', stack.apiUrl],
    ['API', `${stack.apiUrl}/api/v1 (docs: ${stack.apiUrl}/api/docs)`],
    ['Mails', stack.mailUiUrl],
    ['Temporal', stack.temporalUiUrl],
    ['OpenID provider', stack.issuer],
    ['PostgreSQL', hidePassword(stack.databaseUrl)],
  ];
  return all.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

function hidePassword(url: string): string {
  return url.replace(/(:\/\/[^:@/]+):[^@]*@/, '$1:…@');
}

async function hasDemoClients(issuer: string): Promise<boolean> {
  return getDemoToken(issuer).then(
    () => true,
    () => false,
  );
}
