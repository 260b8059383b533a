import { describe, expect, it } from '@jest/globals';
import { EnvError, parseApiEnv } from '../../api/env.js';

const GIVEN = {
  DATABASE_URL: 'postgresql://api@127.0.0.1:5433/naervaer',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  OIDC_ISSUER: 'http://127.0.0.1:3001',
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

  it('name every fault at once', () => {
    const parse = () =>
      parseApiEnv({ DATABASE_URL: 'mysql://x', API_PORT: '99999', TEMPORAL_ADDRESS: 'x:1' });
    expect(parse).toThrow(EnvError);
    expect(parse).toThrow(
      /DATABASE_URL[\s\S]*OIDC_ISSUER|API_PORT[\s\S]*DATABASE_URL[\s\S]*OIDC_ISSUER/,
    );
  });
});
