import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../../api/app.js';
import type { Deps } from '../../../api/deps.js';
import { parseApiEnv } from '../../../api/env.js';
import type { Instant } from '../../../domain/local-time.js';
import { makeSecretKeys } from '../../../embedded/secret-keys.js';
import { loadGuide } from '../../../guide/load-guide.js';
import { connectDatabase, type Database } from '../../../prisma/connect.js';
import { createTestDatabase } from '../../support/database.js';
import { createInboxDesk, type InboxDesk } from './inbox-desk.js';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.js';

export interface TestApi {
  app: Express;
  deps: Deps;
  /** Works as the program, with the API's rights: for what a test looks at. */
  db: Database;
  /** Works as the login, for what a test arranges beside the API. */
  owner: Database;
  desk: InboxDesk;
  issuer: TokenIssuer;
  databaseUrl: string;
  log: string[];
  setNow(now: Instant): void;
  setEngine(state: { reachable: boolean; workerPolling: boolean }): void;
  /** Calls as an app with every scope and role, unless another token is given. */
  call(
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    options?: CallOptions,
  ): supertest.Test;
  stop(): Promise<void>;
}

export interface CallOptions {
  token?: string;
  body?: object | string | undefined;
  headers?: Record<string, string>;
}

interface TestApiOptions {
  seeded?: boolean;
  now?: Instant;
  env?: Record<string, string>;
  change?: (deps: Deps) => Deps;
}

/** Starts the API on a real database, with tokens of its own and a desk that keeps what it is given. */
export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const [database, issuer] = await Promise.all([
    createTestDatabase({ seeded: options.seeded ?? true }),
    startTokenIssuer(),
  ]);
  const ofApi = connectDatabase(database.url, { role: 'naervaer_api' });
  const db = connectDatabase(database.url, { role: 'naervaer_api', poolSize: 2, scope: 'program' });
  const owner = connectDatabase(database.url, { poolSize: 2 });
  const desk = createInboxDesk();
  const log: string[] = [];
  let now: Instant = options.now ?? '2026-09-14T06:00:00.000Z';
  let engine = { reachable: true, workerPolling: true };
  const made: Deps = {
    db: ofApi,
    desk,
    clock: { now: () => Promise.resolve(now) },
    guide: loadGuide(),
    env: parseApiEnv({
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: 'unused.example:7233',
      OIDC_ISSUER: issuer.issuer,
      SECRET_KEYS: makeSecretKeys(),
      ...options.env,
    }),
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    engine: {
      ready: () => Promise.resolve(engine),
      startReview: () => Promise.resolve(),
      tellReviewed: () => Promise.resolve(),
    },
  };
  const deps = options.change?.(made) ?? made;
  const app = createApp(deps);
  const token = await issuer.appToken('demo-app');
  return {
    app,
    deps,
    db,
    owner,
    desk,
    issuer,
    log,
    databaseUrl: database.url,
    setNow: (instant) => (now = instant),
    setEngine: (state) => (engine = state),
    call: (method, path, { token: given = token, body, headers = {} } = {}) => {
      const request = supertest(app)[method](`/api/v1${path}`);
      const test = request.set('Authorization', `Bearer ${given}`).set(headers);
      return body === undefined ? test : test.send(body);
    },
    stop: async () => {
      await Promise.all([
        ofApi.$disconnect(),
        db.$disconnect(),
        owner.$disconnect(),
        issuer.stop(),
      ]);
      await database.drop();
    },
  };
}
