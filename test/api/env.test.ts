import { describe, expect, it } from '@jest/globals';
import { makeSecretKeys } from '../../embedded/secret-keys.js';
import { EnvError, parseApiEnv } from '../../api/env.js';

const GIVEN = {
  DATABASE_URL: 'postgresql://api@127.0.0.1:5433/naervaer',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  OIDC_ISSUER: 'http://127.0.0.1:3001',
  SECRET_KEYS: makeSecretKeys(),
};

describe('the settings of the API', () => {
  it('have a default for everything that is no address or secret', () => {
    expect(parseApiEnv(GIVEN)).toMatchObject({
      API_PORT: 3000,
      OIDC_AUDIENCE: 'naervaer',
      LOG_LEVEL: 'info',
    });
  });

  it('count as not given when empty', () => {
    expect(parseApiEnv({ ...GIVEN, API_PORT: '' }).API_PORT).toBe(3000);
  });

  it.each([
    ['is missing', undefined],
    ['is not NAME:KEY', 'k1:short'],
    ['each name once', `${GIVEN.SECRET_KEYS},${GIVEN.SECRET_KEYS}`],
  ])('say of a key for secrets that it %s, and how to make one', (fault, SECRET_KEYS) => {
    const parse = () => parseApiEnv({ ...GIVEN, SECRET_KEYS });
    expect(parse).toThrow(new RegExp(`SECRET_KEYS: .*${fault}.*openssl rand -base64 32`));
  });

  it('name every fault at once', () => {
    const parse = () =>
      parseApiEnv({ DATABASE_URL: 'mysql://x', API_PORT: '99999', TEMPORAL_ADDRESS: 'x:1' });
    expect(parse).toThrow(EnvError);
    expect(parse).toThrow(
      /DATABASE_URL[\s\S]*OIDC_ISSUER|API_PORT[\s\S]*DATABASE_URL[\s\S]*OIDC_ISSUER/,
    );
  });
});
