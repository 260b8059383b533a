import { createServer } from 'node:http';
import pg from 'pg';
import { applyMigrations } from '../../prisma/migrate.js';
import { seedMunicipality } from '../../prisma/seed.js';
import { startScratchPostgres } from '../../embedded/scratch-postgres.js';
import { obtainTemporal } from '../../embedded/temporal-cli.js';
import { obtainTestServer } from '../../embedded/test-server-program.js';
import { prepareWorkflowBundle } from '../../embedded/workflow-bundle.js';

// A process beside the tests that makes what several test files share, each thing once and only when
// it is asked for. It ends, and cleans up, when the process that started it closes its input.

const once = <Result>(make: () => Promise<Result>) => {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
};

let hasPostgres = false;
const postgres = once(() => {
  hasPostgres = true;
  return startScratchPostgres();
});
const withName = (url: string, database: string) => url.replace(/[^/]*$/, database);

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withName((await postgres()).url, 'postgres') });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const migratedTemplate = once(async () => {
  await run('CREATE DATABASE template_migrated');
  await applyMigrations(withName((await postgres()).url, 'template_migrated'));
  return 'template_migrated';
});

const seededTemplate = once(async () => {
  await run(`CREATE DATABASE template_seeded TEMPLATE ${await migratedTemplate()}`);
  const url = withName((await postgres()).url, 'template_seeded');
  await seedMunicipality(url);
  return 'template_seeded';
});

let databases = 0;
// One after the other: PostgreSQL refuses to copy a template that is being copied.
let queue: Promise<unknown> = Promise.resolve();
const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
  const result = queue.then(work);
  queue = result.catch(() => undefined);
  return result;
};

const offers: Record<string, () => Promise<string>> = {
  '/database': () => inTurn(() => copyOf(migratedTemplate)),
  '/seeded-database': () => inTurn(() => copyOf(seededTemplate)),
  '/workflow-bundle': once(prepareWorkflowBundle),
  '/test-server-program': once(obtainTestServer),
  '/temporal-program': once(obtainTemporal),
};

async function copyOf(template: () => Promise<string>): Promise<string> {
  const name = `test_${(databases += 1)}`;
  await run(`CREATE DATABASE ${name} TEMPLATE ${await template()}`);
  return withName((await postgres()).url, name);
}

const server = createServer((request, response) => {
  const offer = offers[request.url ?? ''];
  // A connection kept for later may be closed just when it is used again.
  const answer = (status: number, text: string) =>
    response.writeHead(status, { Connection: 'close' }).end(text);
  if (offer === undefined) answer(404, 'There is no such thing.');
  else
    offer().then(
      (text) => answer(200, text),
      (error: Error) => answer(500, error.message),
    );
});

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as { port: number }).port}\n`);
});

async function end(): Promise<void> {
  if (hasPostgres) await (await postgres()).stop();
  process.exit();
}
process.stdin.resume().on('end', () => void end());
// Ctrl-C reaches us too; the tests' process then ends, and with it our input.
process.on('SIGINT', () => undefined);
