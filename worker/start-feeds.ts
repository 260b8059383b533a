import path from 'node:path';
import { Context } from '@temporalio/activity';
import type { ConnectionLike } from '@temporalio/client';
import { type NativeConnection, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createFeedActivities } from '../activities/feed/create-feed-activities.js';
import { createCaseClient } from '../api/case-client.js';
import { createCommandDesk } from '../api/delivery/command-desk.js';
import { createFeedStore } from '../api/feeds/create-feed-store.js';
import { machineClock } from '../domain/clock.js';
import { resolveByMachine } from '../events/find-address.js';
import type { Guide } from '../guide/load-guide.js';
import { connectDatabase } from '../prisma/connect.js';
import type { SecretKeys } from '../prisma/sealed-secrets.js';
import { FEED_QUEUE } from '../workflows/feed/messages.js';
import { startAligning } from './align-sources.js';
import { beating } from './beating.js';
import { payloadConverterPath } from './bundle.js';

/** Two sources at a time: a large register must leave room for the day's calls. */
const SOURCES_AT_ONCE = 2;
const POOL_SIZE = 4;

export interface FeedWorkerDeps {
  native: NativeConnection;
  connection: ConnectionLike;
  address: string;
  namespace: string;
  /** A login in the API's roles: feeds write what the API owns. */
  databaseUrl: string;
  guide: Guide;
  secretKeys: SecretKeys;
  allowPrivate: boolean;
  onError: (error: unknown) => void;
}

/** Says that the activity goes on. Once the engine has given it up and begun another, it must not. */
function beat(): void {
  const activity = Context.current();
  activity.heartbeat();
  activity.cancellationSignal.throwIfAborted();
}

/** Starts what fetches from sources: the worker of its queue, and the chore that keeps the schedules. */
export async function startFeeds(deps: FeedWorkerDeps): Promise<{
  finished: Promise<void>;
  shutdown(): void;
  stop(): Promise<void>;
}> {
  const { native, connection, address, namespace, guide, secretKeys, onError } = deps;
  const role = 'naervaer_api';
  const db = connectDatabase(deps.databaseUrl, {
    role,
    poolSize: POOL_SIZE,
    runsOn: true,
    scope: 'program',
  });
  const log = pino({ level: 'warn', base: { process: 'feeds' } }, pino.destination(2));
  const client = createCaseClient({ address, namespace, payloadConverterPath });
  const desk = createCommandDesk({ db, clock: machineClock, client, log });
  const activities = createFeedActivities({
    store: createFeedStore({ db, guide, desk, log, clock: machineClock, secretKeys }),
    reaching: { allowPrivate: deps.allowPrivate, resolve: resolveByMachine },
    beat,
  });
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: FEED_QUEUE,
    activities: { ...activities, fetchRun: beating(activities.fetchRun) },
    dataConverter: { payloadConverterPath: path.resolve(payloadConverterPath) },
    maxConcurrentActivityTaskExecutions: SOURCES_AT_ONCE,
    shutdownGraceTime: '10 seconds',
  });
  const finished = worker.run();
  const aligning = startAligning({ db, connection, namespace, onError });
  return {
    finished,
    shutdown: () => worker.shutdown(),
    async stop() {
      await aligning.stop();
      await Promise.all([client.close(), db.$disconnect()]);
    },
  };
}
