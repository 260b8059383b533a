import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type CallOptions, type TestApi } from '../support/start-test-api.js';

const REGISTER = { name: 'Absence register', schoolIds: ['school-1'] };
const AS_REGISTERED = {
  ...REGISTER,
  clientId: 'register-1',
  allSchools: false,
  allRoles: false,
  roles: [],
  active: true,
};

describe('the register of apps', () => {
  let api: TestApi;
  let bound: string;
  beforeAll(async () => {
    api = await startTestApi();
    await api.owner.apiClient.create({
      data: { id: 'bound', name: 'Bound', schoolIds: ['school-1'], roles: ['contact-teacher'] },
    });
    bound = await api.issuer.appToken('bound');
  });
  afterAll(() => api.stop());

  const put = (clientId: string, body: object, options: CallOptions = {}) =>
    api.call('put', `/clients/${clientId}`, { body, ...options });
  const asPerson = async (staffId: string) => ({ token: await api.issuer.personToken(staffId) });

  it('stores an app: 201 when new, then 200', async () => {
    const first = await put('register-1', REGISTER);
    expect([first.status, first.body]).toEqual([201, AS_REGISTERED]);
    const again = await put('register-1', { ...REGISTER, roles: ['school-nurse'] });
    expect([again.status, again.body.roles]).toEqual([200, ['school-nurse']]);
    await put('register-1', REGISTER);
    expect((await api.call('get', '/clients/register-1')).body).toEqual(AS_REGISTERED);
  });

  it('holds on the app’s next call: when registered, narrowed, shut out, let in and deleted', async () => {
    const token = await api.issuer.appToken('new-app');
    const ask = async (schoolId = 'school-1') =>
      (await api.call('post', `/schools/${schoolId}/preview`, { token, body: {} })).status;
    expect(await ask()).toBe(403);
    await put('new-app', { name: 'New', allSchools: true });
    expect([await ask(), await ask('school-2')]).toEqual([422, 422]);
    await put('new-app', { name: 'New', schoolIds: ['school-1'] });
    expect([await ask(), await ask('school-2')]).toEqual([422, 404]);
    await put('new-app', { name: 'New', allSchools: true, active: false });
    expect(await ask()).toBe(403);
    await put('new-app', { name: 'New', allSchools: true });
    expect(await ask()).toBe(422);
    expect((await api.call('delete', '/clients/new-app')).status).toBe(204);
    expect(await ask()).toBe(403);
    expect((await api.call('get', '/clients/new-app')).status).toBe(404);
    expect((await api.call('delete', '/clients/new-app')).status).toBe(404);
  });

  it('answers a repeated deletion as the first time', async () => {
    await put('short-lived', REGISTER);
    const remove = () =>
      api.call('delete', '/clients/short-lived', { headers: { 'Idempotency-Key': 'once' } });
    expect((await remove()).status).toBe(204);
    const again = await remove();
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([204, 'true']);
  });

  it('is listed by id, page by page', async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query = `?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { body } = await api.call('get', `/clients${query}`);
      ids.push(...body.items.map(({ clientId }: { clientId: string }) => clientId));
      cursor = body.nextCursor as string | null;
    } while (cursor !== null);
    expect(ids).toEqual(['bound', 'demo-app', 'demo-register', 'register-1']);
  });

  it.each([
    ['no name', { name: ' ' }, '/name'],
    ['a role that is none', { name: 'a', roles: ['janitor'] }, '/roles/0'],
    [
      'all schools and some',
      { name: 'a', allSchools: true, schoolIds: ['school-1'] },
      '/schoolIds',
    ],
    ['all roles and some', { name: 'a', allRoles: true, roles: ['ppa'] }, '/roles'],
    ['a field that is none', { name: 'a', scopes: [] }, '/scopes'],
  ])('refuses %s', async (_what, body, pointer) => {
    const answer = await put('faulty', body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  describe('who may not', () => {
    const every: [Parameters<TestApi['call']>[0], string][] = [
      ['get', '/clients'],
      ['get', '/clients/register-1'],
      ['put', '/clients/register-1'],
      ['delete', '/clients/register-1'],
    ];

    it.each(every)('%s %s: an app without roles.write', async (method, path) => {
      const token = await api.issuer.appToken('demo-app', ['roster.write', 'case.write']);
      expect((await api.call(method, path, { token })).status).toBe(403);
    });

    it.each(every)('%s %s: anybody but the administrator', async (method, path) => {
      const people = ['school-1-leadership', 'school-1-teacher-1', 'school-1-nurse', 'operator-1'];
      for (const staffId of people) {
        const answer = await api.call(method, path, await asPerson(staffId));
        expect([staffId, answer.status]).toEqual([staffId, 403]);
        const headers = { 'X-Acting-Staff': staffId };
        expect((await api.call(method, path, { headers })).status).toBe(403);
      }
    });

    it('lets the administrator, logged in or acted for', async () => {
      expect((await api.call('get', '/clients', await asPerson('admin-1'))).status).toBe(200);
      expect((await put('by-admin', REGISTER, await asPerson('admin-1'))).status).toBe(201);
      const headers = { 'X-Acting-Staff': 'admin-1' };
      expect((await api.call('delete', '/clients/by-admin', { headers })).status).toBe(204);
    });

    it('an app gives no more than it has, and sees no app that may more', async () => {
      for (const more of [
        { allSchools: true },
        { schoolIds: ['school-2'] },
        { allRoles: true },
        { roles: ['school-leadership'] },
      ]) {
        expect((await put('bounds', { name: 'a', ...more }, { token: bound })).status).toBe(403);
      }
      const own = { name: 'Bound', schoolIds: ['school-1'], roles: ['contact-teacher'] };
      expect((await put('bounds', own, { token: bound })).status).toBe(201);
      for (const [method] of every.slice(1)) {
        const answer = await api.call(method, '/clients/demo-app', { token: bound, body: own });
        expect([method, answer.status]).toEqual([method, 404]);
      }
      const { body } = await api.call('get', '/clients', { token: bound });
      expect(body.items.map(({ clientId }: { clientId: string }) => clientId)).toEqual([
        'bound',
        'bounds',
        'register-1',
      ]);
    });
  });
});
