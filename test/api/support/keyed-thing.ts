import express, { type Express } from 'express';
import supertest from 'supertest';
import { z } from 'zod';
import { createTokenVerifier } from '../../../api/auth/token-verifier.js';
import { createMetrics } from '../../../api/health/metrics.js';
import { problem } from '../../../api/problems.js';
import { defineRoute } from '../../../api/route.js';
import { setUpErrors } from '../../../api/set-up-errors.js';
import { setUpRequests } from '../../../api/set-up-requests.js';
import { setUpRoutes } from '../../../api/set-up-routes.js';
import { startTestApi, type TestApi } from './start-test-api.js';

interface Seen {
  commandId: string;
  alreadyStored: boolean;
}

/** A route made for looking at keys: what its handler saw, and how it fares, is in the test's hands. */
export interface KeyedThing {
  api: TestApi;
  app: Express;
  key: string;
  seen: Seen[];
  mayGuard: boolean;
  /** What the caller waits for before anybody reads the body. */
  beforeBody: () => Promise<void>;
  /** Decides how the next request fares inside the handler. */
  inside: (see: Seen) => Promise<void>;
  /** Begins a test: a new key, and everything goes well. */
  begin(): void;
  headers(): Record<string, string>;
  send(body?: object | string, headers?: Record<string, string>, path?: string): supertest.Test;
  sendWithoutKey(): supertest.Test;
}

/** Starts an app that has the one route. */
export async function startKeyedThing(): Promise<KeyedThing> {
  const api = await startTestApi();
  const token = await api.issuer.appToken('demo-app');
  const { deps, issuer } = api;
  const verify = createTokenVerifier({
    issuer: issuer.issuer,
    audience: 'naervaer',
    toleranceSeconds: 5,
  });
  const app = express();
  let keys = 0;
  const thing: KeyedThing = {
    api,
    app,
    key: '',
    seen: [],
    mayGuard: true,
    beforeBody: () => Promise.resolve(),
    inside: () => Promise.resolve(),
    begin: () => {
      thing.key = `key-${(keys += 1)}`;
      thing.seen.length = 0;
      thing.mayGuard = true;
      thing.beforeBody = () => Promise.resolve();
      thing.inside = () => Promise.resolve();
      api.setNow('2026-09-14T06:00:00.000Z');
    },
    headers: () => ({
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': thing.key,
      'Content-Type': 'application/json',
    }),
    send: (body = { word: 'a' }, headers = {}, path = '/things/1') =>
      supertest(app)
        .post(`/api/v1${path}`)
        .set({ ...thing.headers(), ...headers })
        .send(body),
    sendWithoutKey: () =>
      supertest(app)
        .post('/api/v1/things/1')
        .set('Authorization', `Bearer ${token}`)
        .send({ word: 'a' }),
  };
  setUpRequests(app, deps, createMetrics(deps));
  const verifySoon: typeof verify = async (given) => {
    await thing.beforeBody();
    return verify(given);
  };
  setUpRoutes(app, deps, verifySoon, '/api/v1', [routeOf(thing)]);
  setUpErrors(app, deps);
  return thing;
}

function routeOf(thing: KeyedThing) {
  return defineRoute({
    method: 'post',
    path: '/things/:thingId',
    operationId: 'makeThing',
    summary: 'Makes a thing',
    tags: ['test'],
    scopes: ['naervaer:case.write'],
    access: { rule: 'report-concern' },
    body: z.object({ word: z.string() }),
    responses: { 201: { description: 'Made', schema: z.object({ number: z.number() }) } },
    guard: () => {
      if (!thing.mayGuard) throw problem('not-found');
    },
    afterIdempotency: ({ header }) => {
      if (header('x-closed')) throw problem('already-closed');
    },
    handle: async ({ idempotency: { commandId, alreadyStored } }) => {
      const see = { commandId, alreadyStored };
      thing.seen.push(see);
      await thing.inside(see);
      return {
        status: 201,
        body: { number: thing.seen.length },
        headers: { Location: '/somewhere' },
      };
    },
  });
}
