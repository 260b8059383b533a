import { describe, expect, it } from '@jest/globals';
import { makeSecretKeys } from '../../embedded/secret-keys.js';
import {
  isSealedWithNewest,
  openSecret,
  SecretError,
  sealSecret,
  secretKeysField,
  type SecretKeys,
} from '../../prisma/sealed-secrets.js';

const keyOf = (name: string) => makeSecretKeys().replace(/^\w+/, name);
const read = (...keys: string[]): SecretKeys => secretKeysField.parse(keys.join(', '));
const [old, next] = [keyOf('old'), keyOf('next')];
const PLACE = 'webhook/1';

describe('a sealed secret', () => {
  it('opens in its place, shows nothing of itself, and is another each time', () => {
    const [a, b] = [1, 2].map(() => sealSecret(read(old), PLACE, 'whsec_æøå'));
    expect(a).not.toBe(b);
    expect(a).toMatch(/^sealed\.1\.old\.[\w-]+$/);
    expect(Buffer.from(a!.split('.')[3]!, 'base64url').toString()).not.toContain('whsec');
    expect(openSecret(read(old), PLACE, a!)).toBe('whsec_æøå');
  });

  it('does not open in another place, nor changed', () => {
    const sealed = sealSecret(read(old), PLACE, 'secret');
    const changed = `${sealed.slice(0, -4)}${sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    expect(() => openSecret(read(old), 'webhook/2', sealed)).toThrow(SecretError);
    expect(() => openSecret(read(old), PLACE, changed)).toThrow(SecretError);
    expect(() => openSecret(read(old), PLACE, sealed.slice(0, 20))).toThrow(SecretError);
  });

  it('is sealed with the first key, and opened with whichever it bears the name of', () => {
    const sealed = sealSecret(read(old), PLACE, 'secret');
    const both = read(next, old);
    expect(openSecret(both, PLACE, sealed)).toBe('secret');
    expect(isSealedWithNewest(both, sealed)).toBe(false);
    expect(isSealedWithNewest(both, sealSecret(both, PLACE, 'secret'))).toBe(true);
  });

  it('says which key is lacking, or is not the one that its name had, and what to do', () => {
    const sealed = sealSecret(read(old), PLACE, 'secret');
    expect(() => openSecret(read(next), PLACE, sealed)).toThrow(/"old".*SECRET_KEYS.*add it again/);
    expect(() => openSecret(read(keyOf('old')), PLACE, sealed)).toThrow(
      /does not open with the key "old" of SECRET_KEYS: give that name/,
    );
  });

  it('may still lie there as an earlier version stored it', () => {
    expect(openSecret(read(old), PLACE, 'whsec_plain')).toBe('whsec_plain');
    expect(isSealedWithNewest(read(old), 'whsec_plain')).toBe(false);
  });
});
