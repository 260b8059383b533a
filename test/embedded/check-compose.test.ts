import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findComposeFaults } from '../../embedded/check-compose.js';

const file = readFileSync(path.resolve(import.meta.dirname, '../../docker-compose.yml'), 'utf8');

/** Breaks the real file in one place, and sees that the place is there. */
function breakIt(from: string | RegExp, to: string): string[] {
  const broken = file.replace(from, to);
  expect(broken).not.toBe(file);
  return findComposeFaults(broken);
}

describe('docker-compose.yml', () => {
  it('is as the specification and our rules want it', () => {
    expect(findComposeFaults(file)).toEqual([]);
  });

  it('is refused with a key that Compose does not know', () => {
    expect(breakIt('shm_size:', 'shmsize:')).not.toEqual([]);
  });

  it('is refused with an image that is not pinned', () => {
    expect(breakIt(/postgres:18[\w.-]+/, 'postgres:latest')).toEqual([
      'postgres: the image postgres:latest is not pinned to a version',
    ]);
  });

  it('is refused with a port open to the network', () => {
    expect(breakIt("'127.0.0.1:8233:8080'", "'8233:8080'")[0]).toMatch(
      /temporal-ui: port 8233:8080 is open/,
    );
  });

  it('is refused with a password in it', () => {
    const inEnvironment = breakIt(
      /POSTGRES_PWD: \S+:\?set it in \.env\}/,
      'POSTGRES_PWD: temporal',
    );
    expect(inEnvironment).toEqual([expect.stringMatching(/temporal: POSTGRES_PWD holds a secret/)]);
    const inAddress = breakIt(/naervaer:\$\{DATABASE_PASSWORD[^}]*\}@/, 'naervaer:naervaer@');
    expect(inAddress[0]).toMatch(/DATABASE_URL holds a password/);
  });

  it('is refused when somebody waits for what does not come', () => {
    expect(
      breakIt(
        'migrate: { condition: service_completed',
        'migration: { condition: service_completed',
      ),
    ).toEqual(['worker: depends on migration, which is not there']);
    expect(breakIt(/ {4}healthcheck:\n.*nc, -z[^]*?start_period: 30s\n/, '')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/temporal-ui: waits until temporal is healthy/),
      ]),
    );
  });

  it('is refused with a volume that is not declared', () => {
    expect(breakIt('  openid: {}\n  mail: {}', '  mail: {}')).toEqual([
      'openid: volumes has no openid',
    ]);
  });
});
