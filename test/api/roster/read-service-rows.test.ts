import { describe, expect, it } from '@jest/globals';
import { readServiceRows } from '../../../api/roster/oneroster/read-service-rows.js';

describe('a page of a OneRoster service', () => {
  const user = { sourcedId: 'or-s1', status: 'active', enabledUser: 'true', givenName: 'Elev' };

  it.each([
    ['a name', { givenName: 'El\0ev' }, '/givenName'],
    ['a birth date', { metadata: { birthDate: '2013-\0' } }, '/birthDate'],
  ])('loses no row by another whose %s cannot be stored', (_what, change, pointer) => {
    const { rows, refused } = readServiceRows('users', [
      { ...user, sourcedId: 'or-s0', ...change },
      user,
    ]);
    expect(rows.map(({ row }) => row.sourcedId)).toEqual(['or-s1']);
    expect(refused).toEqual([
      { sourcedId: 'or-s0', faults: [{ pointer, fault: 'unreadable-characters' }] },
    ]);
  });
});
