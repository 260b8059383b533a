import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../../api/app.js';
import type { Deps } from '../../../api/deps.js';
import { parseApiEnv } from '../../../api/env.js';
import { DEMO_PAGES_SECRET, listDemoClients } from '../../../embedded/demo-clients.js';
import { startOidcProvider } from '../../../embedded/oidc-provider.js';
import { findFreePorts } from '../../../embedded/ports.js';
import { makeSecretKeys } from '../../../embedded/secret-keys.js';
import { loadGuide } from '../../../guide/load-guide.js';
import { connectDatabase, type Database } from '../../../prisma/connect.js';
import { pino } from 'pino';
import { createTestDatabase } from '../../support/database.js';
import { createDirectDesk, type DirectDesk } from '../../support/direct-desk.js';
import { givenCase } from '../../support/given-case.js';
import { givenRoster } from '../../support/given-roster.js';
import { createBrowserless, type Browserless } from './browserless.js';

export interface TestPages {
  url: string;
  /** Works as the program, for what a test arranges and looks at. */
  db: Database;
  /** Writes what the worker alone may write. */
  worker: Database;
  desk: DirectDesk;
  time: { now: string };
  log: string[];
  openCase(student: string): Promise<string>;
  /** Logs somebody in at the real provider and answers their browser. */
  logIn(staffId: string): Promise<Browserless>;
  stop(): Promise<void>;
}

/** Starts the whole app over a real database, with the embedded OpenID provider and a desk without Temporal. */
export async function startTestPages(): Promise<TestPages> {
  const test = await createTestDatabase();
  const db = connectDatabase(test.url, { role: 'naervaer_api', poolSize: 4 });
  const program = connectDatabase(test.url, {
    role: 'naervaer_api',
    poolSize: 2,
    scope: 'program',
  });
  const worker = connectDatabase(test.url, { role: 'naervaer_worker', poolSize: 2 });
  await givenRoster(program);
  const [port, oidcPort] = (await findFreePorts(2)) as [number, number];
  const url = `http://127.0.0.1:${port}`;
  const provider = await startOidcProvider({
    port: oidcPort,
    clients: listDemoClients(url),
    findPerson: async (sourceId) =>
      (await program.staff.findUnique({ where: { sourceId } })) !== null,
  });
  const time = { now: '2026-09-14T08:00:00.000Z' };
  const clock = { now: () => Promise.resolve(time.now) };
  const desk = createDirectDesk(worker, clock);
  const guide = loadGuide();
  const log: string[] = [];
  const deps: Deps = {
    db,
    clock,
    desk,
    guide,
    env: parseApiEnv({
      DATABASE_URL: test.url,
      TEMPORAL_ADDRESS: 'nowhere:1',
      OIDC_ISSUER: provider.issuer,
      SECRET_KEYS: makeSecretKeys(),
      APP_URL: url,
      PAGES_CLIENT_SECRET: DEMO_PAGES_SECRET,
    }),
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    engine: {
      ready: () => Promise.resolve({ reachable: true, workerPolling: true }),
      startReview: () => Promise.resolve(),
      tellReviewed: () => Promise.resolve(),
    },
  };
  const server = createServer(createApp(deps));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    db: program,
    worker,
    desk,
    time,
    log,
    openCase: (student) =>
      givenCase({ api: program, worker, guide: guide.rules, now: time.now }, student),
    async logIn(staffId) {
      const browser = createBrowserless(url);
      const form = await browser.get('/');
      await browser.post(form.url, { staffId, password: 'demo' });
      return browser;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await provider.stop();
      await Promise.all([db.$disconnect(), program.$disconnect(), worker.$disconnect()]);
      await test.drop();
    },
  };
}
