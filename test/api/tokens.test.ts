import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { startTestApi, type TestApi } from './support/start-test-api.js';
import { startTokenIssuer, type TokenIssuer } from './support/token-issuer.js';

const ALLOWED_SKEW_SECONDS = 30;

describe('an access token', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const statusWith = async (token: string) => (await api.call('get', '/cases', { token })).status;
  const tokenWith = (changes: Parameters<TokenIssuer['appToken']>[2]) =>
    api.issuer.appToken('demo-app', undefined, changes);
  const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;

  it.each([
    ['for another audience', { audience: 'another' }],
    ['of an issuer that is not trusted', { issuer: 'https://other.example' }],
    ['without an end', { expiresIn: null }],
    ['long ended', { expiresIn: '-2m' }],
    ['not yet holding', { notBefore: '2m' }],
    ['of a key that is not known', { header: { kid: 'nobody’s' } }],
    ['made for a logout', { header: { typ: 'logout+jwt' } }],
    ['made for an event', { header: { typ: 'secevent+jwt' } }],
    ['made to prove a key', { header: { typ: 'dpop+jwt' } }],
  ])('is refused: %s', async (_what, changes) => {
    expect(await statusWith(await tokenWith(changes))).toBe(401);
  });

  it.each([
    ['for several audiences', { audience: ['another', 'naervaer'] }],
    ['that says at+jwt', { header: { typ: 'at+jwt' } }],
    ['that says application/at+jwt', { header: { typ: 'application/at+JWT' } }],
    ['that says JWT', { header: { typ: 'JWT' } }],
  ])('is taken: %s', async (_what, changes) => {
    expect(await statusWith(await tokenWith(changes))).toBe(200);
  });

  describe('at the edge of the allowed skew', () => {
    beforeEach(() => {
      jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval'] });
    });
    afterAll(() => {
      jest.useRealTimers();
    });

    it.each([
      ['expiresIn', -ALLOWED_SKEW_SECONDS + 1, 200],
      ['expiresIn', -ALLOWED_SKEW_SECONDS, 401],
      ['notBefore', ALLOWED_SKEW_SECONDS, 200],
      ['notBefore', ALLOWED_SKEW_SECONDS + 1, 401],
    ])('%s %i s from now: %i', async (claim, fromNow, status) => {
      expect(await statusWith(await tokenWith({ [claim]: seconds(fromNow) }))).toBe(status);
    });
  });

  it('is refused after its end, also where it was taken just before', async () => {
    const token = await tokenWith({ expiresIn: seconds(10) });
    expect(await statusWith(token)).toBe(200);
    jest.useFakeTimers({
      now: Date.now() + (10 + ALLOWED_SKEW_SECONDS) * 1000,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval'],
    });
    expect(await statusWith(token)).toBe(401);
    jest.useRealTimers();
  });

  it('is refused unsigned, and signed with the public key as if it were a secret', async () => {
    const key = new TextEncoder().encode(await api.issuer.publicKey());
    expect(await statusWith(await tokenWith({ key, header: { alg: 'HS256' } }))).toBe(401);
    const [, claims] = (await tokenWith({})).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await statusWith(`${header}.${claims}.`)).toBe(401);
  });

  it('is refused when signed by somebody else in the name of a known key, or changed afterwards', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect(await statusWith(await tokenWith({ key: privateKey }))).toBe(401);
    const [header, , signature] = (await tokenWith({})).split('.');
    const [, other] = (await api.issuer.appToken('demo-register')).split('.');
    expect(await statusWith([header, other, signature].join('.'))).toBe(401);
  });

  it('of a withdrawn key is refused once the keys are fetched anew', async () => {
    const old = await tokenWith({});
    expect(await statusWith(old)).toBe(200);
    await api.issuer.rotate({ keepOld: false });
    const now = Date.now();
    const later = jest.spyOn(Date, 'now').mockImplementation(() => now + 5_000);
    expect(await statusWith(await tokenWith({}))).toBe(200);
    expect(await statusWith(old)).toBe(401);
    later.mockRestore();
  });
});

describe('an issuer for people and another for apps', () => {
  let api: TestApi;
  let apps: TokenIssuer;
  const AUDIENCE = 'https://naervaer.example/api';
  const MASKINPORTEN = {
    client_id: 'b2f1c0de-0000-4000-8000-000000000001',
    consumer: { authority: 'iso6523-actorid-upis', ID: '0192:999999999' },
    scope: 'municipality:naervaer/case.read',
  };
  beforeAll(async () => {
    apps = await startTokenIssuer();
    api = await startTestApi({
      env: {
        APPS_ISSUER: apps.issuer,
        APPS_AUDIENCE: AUDIENCE,
        APP_CLAIM: 'consumer',
        PERSON_CLAIM: 'https://idp.example/claims/userid_sec',
        SCOPE_PREFIX: 'municipality:naervaer/',
      },
    });
    await api.owner.apiClient.create({
      data: { id: '0192:999999999', name: 'A supplier', allSchools: true },
    });
  });
  afterAll(() => Promise.all([api.stop(), apps.stop()]));

  const answerTo = (token: string) => api.call('get', '/cases', { token });
  const asApp = (changes: object = {}, issuer = apps, audience = AUDIENCE) =>
    issuer.sign({ ...MASKINPORTEN, ...changes }, { audience });
  const asPerson = (userids: unknown, issuer = api.issuer, audience = 'naervaer') => {
    const claims = { sub: '76a7a061-3c55-430d-8ee0-6f82ec42501f', client_id: 'naervaer-pages' };
    return issuer.sign(
      { ...claims, 'https://idp.example/claims/userid_sec': userids },
      { audience },
    );
  };

  it('takes an app by its organisation, with scopes by the issuer’s names', async () => {
    expect((await answerTo(await asApp())).status).toBe(200);
    const unscoped = await answerTo(await asApp({ scope: 'municipality:naervaer/roster.write' }));
    expect(unscoped.status).toBe(403);
    expect(unscoped.headers['www-authenticate']).toContain(
      'scope="municipality:naervaer/case.read"',
    );
  });

  it('does not take our own scope names, or another prefix, for the issuer’s', async () => {
    const scope = 'naervaer:case.read other:naervaer/case.read';
    expect((await answerTo(await asApp({ scope }))).status).toBe(403);
  });

  it('does not know an organisation that is not registered, or a token without one', async () => {
    const consumer = { authority: 'iso6523-actorid-upis', ID: '0192:888888888' };
    expect((await answerTo(await asApp({ consumer }))).status).toBe(403);
    expect((await answerTo(await asApp({ consumer: undefined }))).status).toBe(401);
  });

  it('takes a person by the claim that holds the staff id', async () => {
    expect((await answerTo(await asPerson(['school-1-leadership']))).status).toBe(200);
    expect((await answerTo(await asPerson('school-1-leadership'))).status).toBe(200);
    expect((await answerTo(await asPerson(['nobody']))).status).toBe(403);
  });

  it('refuses a person without that claim, or with several', async () => {
    for (const userids of [undefined, [], '', ['school-1-leadership', 'admin-1'], 7]) {
      expect((await answerTo(await asPerson(userids))).status).toBe(401);
    }
  });

  it('refuses a person named like their client, who would pass for an app', async () => {
    expect((await answerTo(await asPerson(['naervaer-pages']))).status).toBe(401);
  });

  it('refuses an app’s token from the people’s issuer, and a person’s from the apps’', async () => {
    expect((await answerTo(await asApp({}, api.issuer, 'naervaer'))).status).toBe(401);
    const person = await asPerson(['school-1-leadership'], apps, AUDIENCE);
    expect((await answerTo(person)).status).toBe(401);
  });

  it('refuses each one’s token for the other’s audience, and in the other’s name', async () => {
    expect((await answerTo(await asApp({}, apps, 'naervaer'))).status).toBe(401);
    const inTheOthersName = await apps.sign(
      { sub: 'a', client_id: 'b', 'https://idp.example/claims/userid_sec': 'admin-1' },
      { issuer: api.issuer.issuer },
    );
    expect((await answerTo(inTheOthersName)).status).toBe(401);
  });
});
