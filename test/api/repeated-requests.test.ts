import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allRoutes } from '../../api/all-routes.js';
import { startTestApi, type TestApi } from './support/start-test-api.js';

const WEBHOOK = { url: 'https://receiver.example', types: ['no.naervaer.case.opened'] };
const SOURCE = {
  ...{ name: 'Registeret', baseUrl: 'https://register.example', clientId: 'naervaer' },
  ...{ tokenUrl: 'https://register.example/token', clientSecret: 'x', calendarId: 'calendar-1' },
};
const ENTRY = { entryId: 'e-1', studentId: 'student-0001', date: '2026-09-11', kind: 'late' };

describe('a repeated request', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const send = (method: 'post' | 'put' | 'delete', path: string, key: string, body?: object) =>
    api.call(method, path, { headers: { 'Idempotency-Key': key }, ...(body && { body }) });

  it.each([
    [
      'a webhook',
      async () => `/webhooks/${(await send('post', '/webhooks', 'w', WEBHOOK)).body.id}`,
    ],
    ['a source', async () => (await send('put', '/sources/s', 's', SOURCE), '/sources/s')],
    ['an app', async () => (await send('put', '/clients/c', 'c', { name: 'C' }), '/clients/c')],
    [
      'an entry',
      async () => (await send('post', '/absences', 'a', { entries: [ENTRY] }), '/absences/e-1'),
    ],
  ])(
    'to delete %s is answered as the first time, another as what is not there',
    async (_, make) => {
      const path = await make();
      const first = await send('delete', path, 'once');
      const again = await send('delete', path, 'once');
      expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([
        ...[204, 204, 'true'],
      ]);
      expect((await send('delete', path, 'another')).status).toBe(404);
    },
  );

  it('is another client’s own under the same key', async () => {
    await send('put', '/clients/demo-other', 'put', { name: 'Other', allSchools: true });
    const token = await api.issuer.appToken('demo-other', ['events.read']);
    const headers = { 'Idempotency-Key': 'shared' };
    const ours = await api.call('post', '/webhooks', { headers, body: WEBHOOK });
    const theirs = await api.call('post', '/webhooks', { headers, body: WEBHOOK, token });
    expect([ours.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(ours.body.id);
    expect(theirs.headers['idempotent-replayed']).toBeUndefined();
  });
});

describe('every list', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const lists = allRoutes
    .filter(({ method, path, query }) => method === 'get' && query && !path.includes(':'))
    .map(({ path }) => path);

  it.each(lists)(
    '%s has pages of 1 to 200, and refuses a cursor of another’s making',
    async (path) => {
      const token = path.startsWith('/break-glass')
        ? await api.issuer.personToken('school-1-leadership')
        : await api.issuer.appToken('demo-app');
      const statusOf = async (query: string) =>
        (await api.call('get', `${path}?${query}`, { token })).status;
      expect(
        await Promise.all(['limit=0', 'limit=201', 'limit=1', 'limit=200'].map(statusOf)),
      ).toEqual([...[422, 422, 200, 200]]);
      const cursor = path === '/events' ? 'after' : 'cursor';
      expect(await statusOf(`${cursor}=nonsense`)).toBe(422);
    },
  );
});
