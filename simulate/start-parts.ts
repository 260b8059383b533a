import { NativeConnection } from '@temporalio/worker';
import { getDemoToken } from '../embedded/demo-token.js';
import { listDemoClients } from '../embedded/demo-clients.js';
import { findFreePorts } from '../embedded/ports.js';
import { silenceRuntimeWarning } from '../embedded/runtime-warning.js';
import { startScratchPostgres } from '../embedded/scratch-postgres.js';
import { connectTestClock, type TestClock } from '../embedded/test-clock.js';
import { startTestServer } from '../embedded/test-server.js';
import { prepareWorkflowBundle } from '../embedded/workflow-bundle.js';
import type { Instant } from '../domain/local-time.js';
import { applyMigrations } from '../prisma/migrate.js';
import { SEARCH_ATTRIBUTES } from '../workflows/concern-case/messages.js';
import { catchMail, type MailCatcher } from './catch-mail.js';
import type { Closers } from './closers.js';

/** Holds what the program runs on, each a real one of this machine's own. */
export interface Parts {
  databaseUrl: string;
  engine: { address: string; native: NativeConnection };
  clock: TestClock;
  mail: MailCatcher;
  issuer: string;
  token: string;
  workflowBundle: { codePath: string };
}

/** Starts PostgreSQL, Temporal's test server with its clock at `startsAt`, a mail server and an OpenID provider, all at once. */
export async function startParts(startsAt: Instant, closers: Closers): Promise<Parts> {
  const [databaseUrl, { clock, ...engine }, mail, provider, codePath] = await allOrNone([
    startDatabase(closers),
    startEngine(startsAt, closers),
    startMail(closers),
    startProvider(closers),
    prepareWorkflowBundle(),
  ]);
  return { databaseUrl, engine, clock, mail, ...provider, workflowBundle: { codePath } };
}

/** Waits for all even when one fails, so that what has started can be stopped. */
async function allOrNone<T extends readonly Promise<unknown>[]>(starting: readonly [...T]) {
  await Promise.allSettled(starting);
  return Promise.all(starting);
}

async function startDatabase(closers: Closers): Promise<string> {
  const { url, stop } = await startScratchPostgres();
  closers.add(stop);
  await applyMigrations(url);
  return url;
}

async function startEngine(startsAt: Instant, closers: Closers) {
  const { address, stop } = await startTestServer({ searchAttributes: SEARCH_ATTRIBUTES });
  closers.add(stop);
  const clock = await connectTestClock(address);
  closers.add(() => clock.connection.close());
  const native = await NativeConnection.connect({ address });
  closers.add(() => native.close());
  await clock.sleepUntil(startsAt);
  return { address, native, clock };
}

async function startMail(closers: Closers): Promise<MailCatcher> {
  const mail = await catchMail();
  closers.add(mail.stop);
  return mail;
}

async function startProvider(closers: Closers): Promise<{ issuer: string; token: string }> {
  const load = () => import('../embedded/oidc-provider.js');
  const { startOidcProvider } = await silenceRuntimeWarning(load);
  const [port] = (await findFreePorts(1)) as [number];
  const { issuer, stop } = await startOidcProvider({
    port,
    clients: listDemoClients('http://127.0.0.1'),
    findPerson: () => Promise.resolve(false),
  });
  closers.add(stop);
  return { issuer, token: await getDemoToken(issuer) };
}
