import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDemoToken } from '../embedded/demo-token.js';
import { withScratchStack } from '../embedded/scratch-stack.js';
import { reportAndFail } from '../embedded/start-error.js';
import type { Stack } from '../embedded/stack.js';
import { installSchemathesis } from './install-schemathesis.js';
import { openSomeCases } from './open-some-cases.js';

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];
/** Who asks, since each meets other answers: an app on its own, and one for people with different rights. */
const CALLERS = [undefined, 'school-1-leadership', 'school-1-teacher-1', 'admin-1'];
const SEED = '20261125';

async function main(): Promise<void> {
  const [examples = '15', seconds = '120'] = process.argv.slice(2);
  const program = installSchemathesis();
  const env = { LOG_LEVEL: 'warn', RATE_LIMIT_REQUESTS: '10000000' };
  const failed = await withScratchStack({ name: 'contract', env }, (stack) =>
    checkAll(program, stack, ['-n', examples, '--max-time', seconds]),
  );
  if (failed.length > 0) throw new Error(`The contract does not hold for ${failed.join(', ')}.`);
  process.stdout.write('The contract holds.\n');
}

async function checkAll(program: string, stack: Stack, bounds: string[]): Promise<string[]> {
  const failed: string[] = [];
  const token = await getDemoToken(stack.issuer);
  const folder = mkdtempSync(path.join(tmpdir(), 'naervaer-contract-'));
  try {
    for (const actingStaff of CALLERS) {
      const name = actingStaff ?? 'an app on its own';
      process.stdout.write(`\n${name}\n`);
      const config = path.join(folder, 'schemathesis.toml');
      writeFileSync(config, configOf(await openSomeCases(stack.apiUrl, token)));
      const headers = [
        `Authorization: Bearer ${token}`,
        ...(actingStaff === undefined ? [] : [`X-Acting-Staff: ${actingStaff}`]),
      ];
      const args = [
        ...['--config-file', config, 'run', `${stack.apiUrl}/api/v1/openapi.json`],
        ...headers.flatMap((header) => ['-H', header]),
        ...['--checks', CHECKS.join(','), '--seed', SEED, '--suppress-health-check', 'all'],
        ...['--continue-on-failure', '--warnings', 'off', ...bounds],
      ];
      if ((await run(program, args, folder)) !== 0) failed.push(name);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return failed;
}

// Ids out of the air are answered 404: with one that exists, what lies behind is tried as well. The app and the people that ask must
// be left as they are.
function configOf(caseIds: readonly string[]): string {
  const ids = { caseId: caseIds, clientId: ['some-app'], staffId: ['some-person'] };
  const lines = Object.entries(ids).map(
    ([name, values]) => `"path.${name}" = ${JSON.stringify(values)}`,
  );
  return ['[parameters]', ...lines, ''].join('\n');
}

function run(program: string, args: string[], cwd: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject).once('exit', resolve);
  });
}

main()
  .catch(reportAndFail)
  .finally(() => process.exit());
