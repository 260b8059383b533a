import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createMailActivities } from '../../../activities/mail/create-mail-activities.js';
import { createCaseClient, type CaseClient } from '../../../api/case-client.js';
import type { Actor, Command, Opening } from '../../../domain/commands.js';
import type { CaseSetting, ConcernCase } from '../../../domain/case.js';
import type { Instant } from '../../../domain/local-time.js';
import { connectTestClock, type TestClock } from '../../../embedded/test-clock.js';
import { loadGuide } from '../../../guide/load-guide.js';
import { connectDatabase, type Database } from '../../../prisma/connect.js';
import { startWorker } from '../../../worker/start-worker.js';
import { CASE_QUERY, workflowIdOf } from '../../../workflows/concern-case/messages.js';
import { createTestDatabase } from '../../support/database.js';
import { givenAllotment } from '../../support/given-case.js';
import { givenRoster } from '../../support/given-roster.js';
import { startCaseTestServer } from '../../support/test-server.js';
import { getWorkflowBundle } from '../../support/workflow-bundle.js';

const payloadConverterPath = path.resolve(
  import.meta.dirname,
  '../../../workflows/payload-converter.cjs',
);
const NAMESPACE = 'default';

/** A case that runs on the test server. */
export interface EngineCase {
  id: string;
  opening: Opening;
  setting: CaseSetting;
  /** Sends a command as somebody of the school (its leadership, unless another is named); throws where it is not applied. */
  send(
    command: Command,
    by?: 'contact-teacher' | 'school-leadership',
    commandId?: string,
  ): Promise<void>;
  /** Asks the engine how the case stands. */
  value(): Promise<ConcernCase | null>;
  /** Waits until the case has come to its end. */
  ended(): Promise<void>;
  /** Counts the events of its history, by their type. */
  history(): Promise<Record<string, number>>;
}

/** The real worker with the real workflow and records, on a test server whose clock jumps. */
export interface Engine {
  api: Database;
  /** Works as the worker does. */
  worker: Database;
  /** May do what no program of ours may. */
  owner: Database;
  clock: TestClock;
  client: CaseClient;
  /** Opens a case; with `notBefore` only then, as with the guide's minutes of grace. */
  open(student: string, options?: { notBefore?: Instant }): Promise<EngineCase>;
  stop(): Promise<void>;
}

/** Starts worker, database and test server, at a Monday morning in a week of teaching that no calendar's end comes near. */
export async function startEngine(monday: Instant): Promise<Engine> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const test = await createTestDatabase();
  const server = await startCaseTestServer();
  const clock = await connectTestClock(server.address);
  // Before the worker comes: else its daily round would go round on each of these days.
  await clock.sleepUntil(monday);
  const api = connectDatabase(test.url, { role: 'naervaer_api', poolSize: 2, scope: 'program' });
  const db = connectDatabase(test.url, { role: 'naervaer_worker', poolSize: 4 });
  const owner = connectDatabase(test.url, { poolSize: 1 });
  await givenRoster(api);
  const guide = loadGuide();
  const native = await NativeConnection.connect({ address: server.address });
  const mailer = { send: () => Promise.resolve({ outcome: 'accepted' as const }) };
  const worker = await startWorker({
    native,
    connection: clock.connection,
    namespace: NAMESPACE,
    db,
    guide: guide.rules,
    mail: createMailActivities({
      db,
      clock,
      mailer,
      guide,
      mailFrom: 'naervaer@naervaer.example',
      appUrl: 'http://127.0.0.1',
    }),
    workflowBundle: { codePath: await getWorkflowBundle() },
  });
  const { connection } = clock;
  const client = createCaseClient({
    address: server.address,
    namespace: NAMESPACE,
    payloadConverterPath,
  });
  const handles = new Client({ connection, namespace: NAMESPACE }).workflow;
  return {
    api,
    worker: db,
    owner,
    clock,
    client,
    async open(student, { notBefore } = {}) {
      const now = await clock.now();
      const given = await givenAllotment({ api, worker: db, guide: guide.rules, now }, student);
      const { caseNumber, opening, setting } = given;
      const inAWhile = () => new Date(Date.now() + 10_000);
      const start = {
        kind: 'open' as const,
        caseNumber,
        opening,
        setting,
        notBefore: notBefore ?? null,
      };
      await client.open(randomUUID(), start, { now, deadline: inAWhile() });
      const handle = handles.getHandle(workflowIdOf(opening.id));
      const leader = await api.staff.findUniqueOrThrow({ where: { sourceId: 'north-leader' } });
      const actorAs = (role: 'contact-teacher' | 'school-leadership'): Actor => {
        const staffId = role === 'contact-teacher' ? opening.holderId : leader.id;
        return { kind: 'person', staffId: staffId ?? leader.id, roles: [role] };
      };
      return {
        id: opening.id,
        opening,
        setting,
        value: () => handle.query<ConcernCase | null>(CASE_QUERY),
        async send(command, by = 'school-leadership', commandId = randomUUID()) {
          const message = { commandId, actor: actorAs(by), command };
          const taken = await client.send(opening.id, message, inAWhile());
          if (taken.status !== 'applied') throw new Error(JSON.stringify({ command, taken }));
        },
        ended: () => handle.result(),
        async history() {
          const { events = [] } = await handle.fetchHistory();
          const counts: Record<string, number> = {};
          for (const { eventType } of events ?? []) {
            counts[String(eventType)] = (counts[String(eventType)] ?? 0) + 1;
          }
          return counts;
        },
      };
    },
    async stop() {
      await worker.shutdown();
      await Promise.all([native.close(), client.close(), connection.close()]);
      await Promise.all([api, db, owner].map((one) => one.$disconnect()));
      await server.stop();
      await test.drop();
    },
  };
}
