import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import supertest from 'supertest';
import { allRoutes } from '../../api/all-routes.js';
import { startTestApi, type TestApi } from './support/start-test-api.js';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

interface OpenApi {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      {
        security: object[];
        parameters: { name: string }[];
        responses: Record<string, object>;
        requestBody: { content: Record<string, { schema: { required: string[] } }> };
      }
    >
  >;
}

/** Lists what Express really answers below `/api/v1`, as `METHOD path`. */
function mountedRoutes(app: Express): string[] {
  const { stack } = (app as unknown as { router: { stack: Layer[] } }).router;
  return stack
    .flatMap(({ route }) =>
      route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : [],
    )
    .filter((line) => line.includes(' /api/v1') && !line.endsWith('/openapi.json'))
    .sort();
}

describe('the OpenAPI document', () => {
  let api: TestApi;
  let document: OpenApi;
  beforeAll(async () => {
    api = await startTestApi();
    document = (await supertest(api.app).get('/api/v1/openapi.json')).body as OpenApi;
  });
  afterAll(() => api.stop());

  it('is OpenAPI 3.1 and open to all', () => {
    expect(document.openapi).toBe('3.1.0');
  });

  it('describes every route, and nothing that is not there', () => {
    const described = Object.entries(document.paths as Record<string, object>)
      .flatMap(([path, item]) =>
        Object.keys(item).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
      )
      .sort();
    expect(described).toEqual(mountedRoutes(api.app));
  });

  it('gives every call an id of its own', () => {
    const ids = allRoutes.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('states for each call who may, what it takes and every problem', () => {
    const put = document.paths['/api/v1/staff/{staffId}']?.put;
    expect(put?.security).toEqual([{ oidc: ['naervaer:roster.write'] }]);
    expect(put?.parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['staffId', 'X-Acting-Staff']),
    );
    expect(Object.keys(put?.responses ?? {})).toEqual(
      expect.arrayContaining([
        '200',
        '201',
        '400',
        '401',
        '403',
        '404',
        '413',
        '415',
        '422',
        '429',
        '503',
      ]),
    );
    expect(put?.requestBody.content['application/json']?.schema.required).toEqual(
      expect.arrayContaining(['name', 'email', 'roles']),
    );
  });

  it('is served as a readable page without scripts, under a strict policy', async () => {
    const page = await supertest(api.app).get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).toContain('/api/v1/students/{studentId}');
    expect(page.text).not.toMatch(/<script|style=|https?:\/\/(?!127)/);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await supertest(api.app).get('/api/docs.css')).status).toBe(200);
  });

  it('is found by discovery', async () => {
    const { body } = await supertest(api.app).get('/api/v1');
    expect(body).toEqual({
      name: 'Nærvær',
      version: '1.0.0',
      issuer: api.issuer.issuer,
      openapi: '/api/v1/openapi.json',
      docs: '/api/docs',
    });
  });
});
