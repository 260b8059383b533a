import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealAnew } from '../../api/seal-anew.js';
import { makeSecretKeys } from '../../embedded/secret-keys.js';
import {
  isSealedWithNewest,
  openSecret,
  placeOf,
  SecretError,
  secretKeysField,
} from '../../prisma/sealed-secrets.js';
import { startTestApi, type TestApi } from './support/start-test-api.js';

const CLIENT_SECRET = 'a-sources-secret';
const SOURCE = {
  name: 'Registeret',
  baseUrl: 'https://register.example',
  tokenUrl: 'https://register.example/token',
  clientId: 'naervaer',
  calendarId: 'calendar-1',
};
const WEBHOOK = { url: 'https://receiver.example', types: ['no.naervaer.case.opened'] };

describe('secrets in the database', () => {
  let api: TestApi;
  let id: string;
  let secrets: string[];
  const answers: { made: string; rotated: string } = { made: '', rotated: '' };

  const post = async (path: string, key: string, body?: object) => {
    const headers = { 'Idempotency-Key': key };
    const answer = await api.call('post', path, { headers, ...(body && { body }) });
    expect(answer.status).toBeLessThan(300);
    return answer;
  };
  beforeAll(async () => {
    api = await startTestApi();
    const made = await post('/webhooks', 'make', WEBHOOK);
    id = made.body.id;
    const rotated = await post(`/webhooks/${id}/rotate`, 'rotate');
    await api.call('put', '/sources/register', {
      body: { ...SOURCE, clientSecret: CLIENT_SECRET },
    });
    secrets = [made.body.secret, rotated.body.secret, CLIENT_SECRET];
    [answers.made, answers.rotated] = [made.text, rotated.text];
  });
  afterAll(() => api.stop());

  /** Reads every row of every table, as whoever has a backup could. */
  const readAll = async () => {
    const tables = await api.owner.$queryRaw<{ name: string }[]>`
      select format('%I', table_name) as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`;
    const rows = await Promise.all(
      tables.map(({ name }) =>
        api.owner.$queryRawUnsafe<{ row: string }[]>(`select t::text as row from ${name} t`),
      ),
    );
    return rows.flat().map(({ row }) => row);
  };
  const opened = async (keys = api.deps.env.SECRET_KEYS) => {
    const { secret, formerSecret } = await api.owner.webhook.findUniqueOrThrow({ where: { id } });
    const source = await api.owner.source.findFirstOrThrow();
    return [
      openSecret(keys, placeOf.webhook(id), formerSecret ?? ''),
      openSecret(keys, placeOf.webhook(id), secret),
      openSecret(keys, placeOf.source(source.id), source.clientSecret),
    ];
  };

  it('stand readable in no row, also not in the answers that are kept for a repetition', async () => {
    const all = (await readAll()).join('\n');
    expect(all).toContain(id);
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(await opened()).toEqual(secrets);
  });

  it('are told again to whoever repeats the request under its key', async () => {
    const again = await post('/webhooks', 'make', WEBHOOK);
    expect([again.headers['idempotent-replayed'], again.text]).toEqual(['true', answers.made]);
    expect((await post(`/webhooks/${id}/rotate`, 'rotate')).text).toBe(answers.rotated);
  });

  it('are sealed anew with a newer key, once, and need the former no longer', async () => {
    const newest = secretKeysField.parse(makeSecretKeys().replace(/^\w+/, 'newest'));
    const [present] = api.deps.env.SECRET_KEYS;
    expect(await sealAnew(api.db, [newest[0], present])).toBe(4);
    expect(await sealAnew(api.db, [newest[0], present])).toBe(0);
    expect(await opened(newest)).toEqual(secrets);
    expect(await sealAnew(api.db, newest)).toBe(0);
    await expect(sealAnew(api.db, api.deps.env.SECRET_KEYS)).rejects.toThrow(SecretError);
    expect(await sealAnew(api.db, [present, newest[0]])).toBe(4);
  });

  it('that an earlier version stored readable are sealed', async () => {
    const [former = '', secret = ''] = secrets;
    const data = { secret, formerSecret: former };
    await api.owner.webhook.update({ where: { id }, data });
    await api.owner.idempotencyRecord.updateMany({
      where: { key: 'make' },
      data: { answer: JSON.parse(answers.made) as object },
    });
    const keys = api.deps.env.SECRET_KEYS;
    expect(await sealAnew(api.db, keys)).toBe(2);
    const stored = await api.owner.webhook.findUniqueOrThrow({ where: { id } });
    expect(isSealedWithNewest(keys, stored.secret)).toBe(true);
    expect(await opened()).toEqual(secrets);
    expect((await post('/webhooks', 'make', WEBHOOK)).text).toBe(answers.made);
  });
});
