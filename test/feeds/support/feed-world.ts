import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { createFeedActivities } from '../../../activities/feed/create-feed-activities.js';
import { createFeedStore } from '../../../api/feeds/create-feed-store.js';
import { startTestApi, type TestApi } from '../../api/support/start-test-api.js';
import { CLIENT, startOneRosterServer, type OneRosterServer } from './oneroster-server.js';

/** What `GET /sources/{sourceId}/runs/{runId}` answers, as far as tests look. */
export interface RunReport {
  runId: string;
  status: string;
  failure: string | null;
  counts: {
    schools?: Record<string, number>;
    staff?: Record<string, number>;
    students?: Record<string, number>;
    absences?: Record<string, number>;
    refused?: number;
  };
  refused: { collection: string; sourcedId: string | null; problem: string; detail: string }[];
  difference: Record<string, Record<string, string[]>> | null;
}

export interface FeedWorld {
  api: TestApi;
  server: OneRosterServer;
  /** How long the connector waited before each further try, in milliseconds. */
  pauses: number[];
  /** Registers the server as a source, over the API. */
  register(sourceId: string, change?: object): Promise<void>;
  /** Runs as the engine does: begins, fetches with `attempts` tries, ends; answers the run's report, from the API. */
  run(
    sourceId: string,
    wish?: { dryRun?: boolean; whole?: boolean; force?: boolean; attempts?: number },
  ): Promise<RunReport>;
  /** Does the work of an attempt alone, as in a process that then is killed. */
  begin(sourceId: string): Promise<{ runId: string; fetch(): Promise<void>; end(): Promise<void> }>;
  report(sourceId: string, runId: string): Promise<RunReport>;
  setNow(instant: string): void;
  stop(): Promise<void>;
}

/** Starts the API on a database of its own and a OneRoster server beside it; runs are driven by hand where the engine would. */
export async function startFeedWorld(): Promise<FeedWorld> {
  let now = '2026-09-14T06:00:00.000Z';
  const [api, server] = await Promise.all([
    startTestApi({ seeded: false, now, env: { SOURCES_ALLOW_PRIVATE: 'true' } }),
    startOneRosterServer(),
  ]);
  await api.owner.apiClient.create({
    data: { id: 'demo-app', name: 'Demo', allSchools: true, allRoles: true },
  });
  const { guide, desk, log, clock, env } = api.deps;
  const pauses: number[] = [];
  const activities = createFeedActivities({
    store: createFeedStore({ db: api.db, guide, desk, log, clock, secretKeys: env.SECRET_KEYS }),
    reaching: {
      allowPrivate: true,
      resolve: () => Promise.resolve(['127.0.0.1']),
      patienceMs: 400,
    },
    beat: () => undefined,
    pause: (ms) => Promise.resolve(pauses.push(ms)),
  });
  const ask = async (path: string) => (await api.call('get', path)).body as RunReport;
  const idOf = async (sourceId: string) =>
    (await api.db.source.findUniqueOrThrow({ where: { sourceId } })).id;

  const world: FeedWorld = {
    api,
    server,
    pauses,
    async register(sourceId, change = {}) {
      await api.call('put', '/calendars/calendar', {
        body: {
          name: 'Skolerute',
          years: [{ firstDay: '2026-08-17', lastDay: '2027-06-18', closed: [] }],
        },
      });
      const { baseUrl, tokenUrl } = server;
      const access = { clientId: CLIENT.id, clientSecret: CLIENT.secret };
      const body = {
        ...{ name: 'Registeret', baseUrl, tokenUrl, ...access, calendarId: 'calendar' },
        ...change,
      };
      const { status } = await api.call('put', `/sources/${sourceId}`, { body });
      expect([200, 201]).toContain(status);
    },
    async run(sourceId, { attempts = 1, ...wish } = {}) {
      const asked = await api.call('post', `/sources/${sourceId}/runs`, { body: wish });
      expect(asked.status).toBe(202);
      const { runId } = asked.body as RunReport;
      const { begun } = await activities.beginRun({
        sourceId: await idOf(sourceId),
        runId,
        at: now,
      });
      if (begun) {
        const failure = await tryTo(() => activities.fetchRun({ runId }), attempts);
        await activities.endRun({ runId, failure, at: now });
      }
      return ask(asked.headers.location!.replace('/api/v1', ''));
    },
    async begin(sourceId) {
      const runId = randomUUID();
      const at = now;
      await activities.beginRun({ sourceId: await idOf(sourceId), runId, at });
      return {
        runId,
        fetch: () => activities.fetchRun({ runId }),
        end: () => activities.endRun({ runId, failure: null, at: now }),
      };
    },
    report: (sourceId, runId) => ask(`/sources/${sourceId}/runs/${runId}`),
    setNow(instant) {
      now = instant;
      api.setNow(instant);
    },
    async stop() {
      await Promise.all([api.stop(), server.stop()]);
    },
  };
  return world;
}

/** Tries as the workflow's retry policy does; answers the code of what stayed. */
async function tryTo(work: () => Promise<void>, attempts: number): Promise<string | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return null;
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error;
      if (error.nonRetryable || attempt >= attempts) return error.type ?? 'unknown';
    }
  }
}
