import express, { type Express } from 'express';
import type { JWTPayload } from 'jose';
import { pino } from 'pino';
import request from 'supertest';
import type { TokenVerifier } from '../../api/auth/token-verifier.js';
import { SCOPES } from '../../api/auth/caller.js';
import type { CaseAnswer, CaseItem } from '../../api/cases/case-answer.js';
import type { TimelineItem } from '../../api/cases/timeline-item.js';
import { allRoutes } from '../../api/all-routes.js';
import type { Deps } from '../../api/deps.js';
import { parseApiEnv } from '../../api/env.js';
import { setUpErrors } from '../../api/set-up-errors.js';
import { setUpRoutes } from '../../api/set-up-routes.js';
import { makeSecretKeys } from '../../embedded/secret-keys.js';
import { loadGuide } from '../../guide/load-guide.js';
import { connectDatabase, type Database } from '../../prisma/connect.js';
import { secretKeysField, type SecretKeys } from '../../prisma/sealed-secrets.js';
import { createTestDatabase } from './database.js';
import { createDirectDesk, type DirectDesk } from './direct-desk.js';
import { givenAllotment, givenCase } from './given-case.js';
import { givenRoster } from './given-roster.js';

/** A Monday morning in a week of teaching. */
export const MONDAY = '2026-09-14T08:00:00.000Z';

export interface Sent {
  as?: string | undefined;
  client?: string;
  scope?: string;
  headers?: Record<string, string>;
}

/** An answer, with whatever the calls of cases may say; each test asks for what its call does say. */
export interface Answer {
  status: number;
  text: string;
  headers: Record<string, string>;
  body: CaseAnswer & {
    meetingId: string;
    commandId: string;
    status: unknown;
    type: string;
    missing: string[];
    errors: { pointer?: string; parameter?: string }[];
    items: (CaseItem & TimelineItem & { action: string })[];
    nextCursor: string | null;
  };
}

export interface CaseWorld {
  /** Works as the program, for what a test arranges and looks at. */
  db: Database;
  /** Works as the worker's own PostgreSQL role. */
  worker: Database;
  databaseUrl: string;
  /** Open the secrets that the API has sealed. */
  secretKeys: SecretKeys;
  desk: DirectDesk;
  /** Which reviews of emergency access the engine was asked to begin, and told were done. */
  reviews: { started: string[]; told: string[] };
  /** Business time; set it to move on. */
  time: { now: string };
  openCase(student: string): Promise<string>;
  allotCase(student: string, options?: { opensAt?: string }): Promise<string>;
  /** Sends a request below /api/v1; `as` is the acting person's staff id, without it an app on its own. */
  send(method: string, path: string, sent?: Sent, body?: object): Promise<Answer>;
  /** The same with a body as it stands. */
  sendText(path: string, sent: Sent, type: string, text: string): Promise<Answer>;
  end(): Promise<void>;
}

/** Makes the API of cases over a real database, with tokens that say of themselves who calls, and a desk without Temporal. */
export async function createCaseWorld(): Promise<CaseWorld> {
  const test = await createTestDatabase();
  const api = connectDatabase(test.url, { role: 'naervaer_api', poolSize: 4 });
  const program = connectDatabase(test.url, {
    role: 'naervaer_api',
    poolSize: 2,
    scope: 'program',
  });
  const worker = connectDatabase(test.url, { role: 'naervaer_worker', poolSize: 2 });
  await givenRoster(program);
  const time = { now: MONDAY };
  const clock = { now: () => Promise.resolve(time.now) };
  const desk = createDirectDesk(worker, clock);
  const guide = loadGuide();
  const secretKeys = makeSecretKeys();
  const reviews = { started: [] as string[], told: [] as string[] };
  const app = createApp({
    db: api,
    clock,
    desk,
    guide,
    env: parseApiEnv({
      DATABASE_URL: test.url,
      TEMPORAL_ADDRESS: 'nowhere:1',
      OIDC_ISSUER: 'http://issuer.example',
      SECRET_KEYS: secretKeys,
      // What a fast machine sends in a minute.
      RATE_LIMIT_REQUESTS: '1000000',
      WEBHOOKS_ALLOW_PRIVATE: 'true',
    }),
    log: pino({ level: 'silent' }),
    engine: {
      ready: () => Promise.resolve({ reachable: true, workerPolling: true }),
      startReview: (grantId) => Promise.resolve(void reviews.started.push(grantId)),
      tellReviewed: (grantId) => Promise.resolve(void reviews.told.push(grantId)),
    },
  });
  const given = () => ({ api: program, worker, guide: guide.rules, now: time.now });
  return {
    db: program,
    worker,
    databaseUrl: test.url,
    secretKeys: secretKeysField.parse(secretKeys),
    desk,
    reviews,
    time,
    openCase: (student) => givenCase(given(), student),
    allotCase: async (student, options) =>
      (await givenAllotment(given(), student, options)).opening.id,
    async send(method, path, sent, body) {
      const sending = prepare(app, method, path, sent);
      return answerOf(await (body === undefined ? sending : sending.send(body)));
    },
    async sendText(path, sent, type, text) {
      return answerOf(await prepare(app, 'POST', path, sent).set('Content-Type', type).send(text));
    },
    async end() {
      await Promise.all([api.$disconnect(), program.$disconnect(), worker.$disconnect()]);
      await test.drop();
    },
  };
}

function prepare(app: Express, method: string, path: string, sent: Sent = {}): request.Test {
  const { as, client = 'app', scope = SCOPES.join(' '), headers = {} } = sent;
  const claims = Buffer.from(JSON.stringify({ sub: client, client_id: client, scope }));
  const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';
  const sending = request(app);
  return sending[verb](`/api/v1${path}`)
    .set('Authorization', `Bearer ${claims.toString('base64url')}`)
    .set({ ...headers, ...(as !== undefined && { 'X-Acting-Staff': as }) });
}

function answerOf({ status, text, headers, body }: request.Response): Answer {
  return {
    status,
    text,
    headers: headers,
    body: body as Answer['body'],
  };
}

function createApp(deps: Deps): Express {
  const verifyToken: TokenVerifier = (token) =>
    Promise.resolve(JSON.parse(Buffer.from(token, 'base64url').toString()) as JWTPayload);
  const app = express();
  app.set('etag', false);
  app.use((_req, res, next) => {
    res.locals.requestId = 'request';
    next();
  });
  setUpRoutes(app, deps, verifyToken, '/api/v1', allRoutes);
  setUpErrors(app, deps);
  return app;
}
