import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDemoToken } from '../embedded/demo-token.js';
import { withScratchStack } from '../embedded/scratch-stack.js';
import { reportAndFail } from '../embedded/start-error.js';
import type { Stack } from '../embedded/stack.js';
import { addExamples, operationsIn, type Document } from './add-examples.js';
import { countAnswers, successesOf, tableOf, type Counts } from './count-answers.js';
import { prepareExamples, type Examples } from './examples.js';
import { installSchemathesis } from './install-schemathesis.js';
import { makeRosterZip } from './roster-zip.js';
import { configOf } from './write-config.js';

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];
/** Who asks, since each meets other answers; and the first of the students who are theirs to open cases of. */
const CALLERS: readonly { actingStaff?: string; student: number }[] = [
  { student: 30 },
  { actingStaff: 'school-1-leadership', student: 54 },
  { actingStaff: 'school-1-teacher-1', student: 4 },
  { actingStaff: 'admin-1', student: 78 },
  { actingStaff: 'school-1-nurse', student: 102 },
];
const STUDENTS_EACH = 22;
const A_TEACHER_FURTHER = 100;
const HOOKS = path.join(import.meta.dirname, 'hooks.py');
const SEED = '20261125';

interface Means {
  program: string;
  stack: Stack;
  token: string;
  document: Document;
  folder: string;
  bounds: { examples: string; seconds: string };
}

async function main(): Promise<void> {
  const [examples = '15', seconds = '120'] = process.argv.slice(2);
  const program = installSchemathesis();
  const env = { LOG_LEVEL: 'warn', RATE_LIMIT_REQUESTS: '10000000' };
  const folder = mkdtempSync(path.join(tmpdir(), 'naervaer-contract-'));
  try {
    const faults = await withScratchStack({ name: 'contract', env }, async (stack) => {
      const token = await getDemoToken(stack.issuer);
      const served = await fetch(`${stack.apiUrl}/api/v1/openapi.json`);
      const document = (await served.json()) as Document;
      const bounds = { examples, seconds };
      return checkAll({ program, stack, token, document, folder, bounds });
    });
    if (faults.length > 0) throw new Error(`The contract does not hold:\n${faults.join('\n')}`);
    process.stdout.write('The contract holds.\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkAll(means: Means): Promise<string[]> {
  const { document, folder } = means;
  const counts: Counts = new Map();
  const faults: string[] = [];
  writeFileSync(path.join(folder, 'roster.zip'), makeRosterZip());
  for (const caller of CALLERS) {
    const name = caller.actingStaff ?? 'an app on its own';
    process.stdout.write(`\n${name}\n`);
    // What has no links to follow first, then from answer to request: each with its own time.
    const examples = await prepareExamples(means.stack, means.token, studentsOf(caller));
    for (const phases of ['examples,coverage,fuzzing', 'stateful']) {
      const holds = await check(means, { ...caller, examples }, phases, counts);
      if (!holds) faults.push(`${name}: ${phases}`);
    }
  }
  process.stdout.write(`\nanswered 2xx\n${tableOf(counts, document).join('\n')}\n`);
  const never = operationsIn(document)
    .map(({ operation }) => operation.operationId)
    .filter((operationId) => successesOf(counts, operationId) === 0);
  return [...faults, ...never.map((operationId) => `${operationId} never succeeded`)];
}

async function check(
  { program, stack, token, document, folder, bounds }: Means,
  { actingStaff, examples }: { actingStaff?: string; examples: Examples },
  phases: string,
  counts: Counts,
): Promise<boolean> {
  const [config, schema, record] = ['schemathesis.toml', 'openapi.json', 'record.har'].map((file) =>
    path.join(folder, file),
  ) as [string, string, string];
  writeFileSync(config, `hooks = ${JSON.stringify(HOOKS)}\n${configOf(examples)}`);
  writeFileSync(schema, JSON.stringify(addExamples(document, examples.of)));
  const headers = [
    `Authorization: Bearer ${token}`,
    ...(actingStaff === undefined ? [] : [`X-Acting-Staff: ${actingStaff}`]),
  ];
  const args = [
    ...['--config-file', config, 'run', schema, '--url', stack.apiUrl],
    ...headers.flatMap((header) => ['-H', header]),
    ...['--checks', CHECKS.join(','), '--seed', SEED, '--suppress-health-check', 'all'],
    ...['--continue-on-failure', '--warnings', 'off', '--phases', phases],
    ...['--report', 'har', '--report-har-path', record],
    ...['-n', bounds.examples, '--max-time', bounds.seconds],
    // Refused bodies lead nowhere.
    ...(phases === 'stateful' ? ['--mode', 'positive'] : []),
  ];
  const code = await run(program, args, folder);
  countAnswers(counts, document, record);
  return code === 0;
}

function studentsOf({ student }: (typeof CALLERS)[number]) {
  const named = (number: number) => `student-${String(number).padStart(4, '0')}`;
  const students = Array.from({ length: STUDENTS_EACH }, (_, n) => named(student + n));
  return { students, another: named(student + A_TEACHER_FURTHER) };
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
