import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { generateKeyPair } from 'jose';
import supertest from 'supertest';
import { startTestApi, type TestApi } from './support/start-test-api.js';

describe('authentication', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const school = { name: 'Prøvelia skole', calendarId: 'calendar-1' };
  const put = (token: string, headers = {}) =>
    api.call('put', '/schools/school-9', { token, body: school, headers });
  const expectUnauthenticated = async (request: supertest.Test) => {
    const answer = await request;
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ type: '/problems/not-authenticated', status: 401 });
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  };

  it('refuses a request without a token, and one that is no token', async () => {
    await expectUnauthenticated(supertest(api.app).put('/api/v1/schools/school-9').send(school));
    await expectUnauthenticated(put('nonsense'));
    await expectUnauthenticated(put('a.b.c'));
  });

  it('refuses a token of another issuer, for another audience, expired, without an end, or signed by somebody else', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    for (const changes of [
      { issuer: 'http://other.example' },
      { audience: 'something-else' },
      { expiresIn: '-2m' },
      { expiresIn: null },
      { key: privateKey },
    ]) {
      await expectUnauthenticated(put(await api.issuer.appToken('demo-app', undefined, changes)));
    }
  });

  it('refuses an unsigned token', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: api.issuer.issuer,
      aud: 'naervaer',
      sub: 'demo-app',
      client_id: 'demo-app',
      exp: 9999999999,
    };
    await expectUnauthenticated(put(`${part({ alg: 'none' })}.${part(claims)}.`));
  });

  it('takes a token that is a little past its end, for clocks differ', async () => {
    const answer = await put(
      await api.issuer.appToken('demo-app', undefined, { expiresIn: '-10s' }),
    );
    expect(answer.status).toBeLessThan(300);
  });

  it('goes on when the issuer publishes a new key', async () => {
    await put(await api.issuer.appToken('demo-app'));
    await api.issuer.rotate();
    const now = Date.now();
    const later = jest.spyOn(Date, 'now').mockImplementation(() => now + 5_000);
    const answer = await put(await api.issuer.appToken('demo-app'));
    later.mockRestore();
    expect(answer.status).toBeLessThan(300);
  });

  it('refuses a client that is not registered here, and one without the scope', async () => {
    expect((await put(await api.issuer.appToken('stranger'))).status).toBe(403);
    const unscoped = await put(await api.issuer.appToken('demo-app', ['absence.write']));
    expect(unscoped.status).toBe(403);
    expect(unscoped.headers['www-authenticate']).toContain('insufficient_scope');
  });

  it('answers 503 while the issuer is away', async () => {
    const away = await startTestApi({ env: { OIDC_ISSUER: 'http://127.0.0.1:1' } });
    try {
      const token = await away.issuer.appToken('demo-app', undefined, {
        issuer: 'http://127.0.0.1:1',
      });
      const answer = await away.call('put', '/schools/school-9', { token, body: school });
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBeDefined();
    } finally {
      await away.stop();
    }
  });

  describe('X-Acting-Staff', () => {
    const acting = async (staffId: string, client = 'demo-app') =>
      put(await api.issuer.appToken(client), { 'X-Acting-Staff': staffId });

    it('refuses an unknown or inactive person, and a header that is no id', async () => {
      await api.owner.staff.update({
        where: { sourceId: 'school-1-teacher-9' },
        data: { active: false },
      });
      for (const staffId of ['nobody', 'school-1-teacher-9', 'not an id', '']) {
        const answer = await acting(staffId);
        expect([staffId, answer.status, answer.body.type]).toEqual([
          staffId,
          403,
          '/problems/not-allowed',
        ]);
      }
    });

    it('refuses a person outside the client’s roles or schools', async () => {
      await api.owner.apiClient.create({
        data: {
          id: 'bound-app',
          name: 'Bound',
          schoolIds: ['school-1'],
          roles: ['contact-teacher', 'municipal-administrator'],
        },
      });
      expect((await acting('school-1-leadership', 'bound-app')).status).toBe(403);
      expect((await acting('school-2-teacher-1', 'bound-app')).status).toBe(403);
      expect((await acting('school-1-teacher-1', 'demo-register')).status).toBe(403);
    });

    it('gives the person’s own rights instead of the app’s', async () => {
      expect((await acting('school-1-teacher-1')).status).toBe(403);
      expect((await acting('admin-1')).status).toBeLessThan(300);
    });
  });

  describe('a person who logged in', () => {
    it('has the roles of the roster, whatever the token’s scopes', async () => {
      expect((await put(await api.issuer.personToken('admin-1'))).status).toBeLessThan(300);
      expect((await put(await api.issuer.personToken('school-1-leadership'))).status).toBe(403);
    });

    it('is refused when unknown, inactive, or with a header that names somebody else', async () => {
      expect((await put(await api.issuer.personToken('nobody'))).status).toBe(403);
      expect((await put(await api.issuer.personToken('school-1-teacher-9'))).status).toBe(403);
      const token = await api.issuer.personToken('admin-1');
      expect((await put(token, { 'X-Acting-Staff': 'school-1-leadership' })).status).toBe(403);
    });
  });
});
