import { describe, expect, it } from '@jest/globals';
import { wantedFigures } from '../../../domain/insights/wanted-figures.js';

describe('the figures that are wanted', () => {
  const asOfs = (now: string) =>
    Object.fromEntries(wantedFigures(now).map(({ term, asOf }) => [term, asOf]));

  it('are of the month that has ended, in Oslo', () => {
    expect(asOfs('2026-10-31T23:30:00.000Z')['2026-08-01']).toBe('2026-10-31T23:00:00.000Z');
    expect(asOfs('2026-10-31T22:30:00.000Z')['2026-08-01']).toBe('2026-09-30T22:00:00.000Z');
  });

  it('are of a new term from its second month on', () => {
    expect(Object.keys(asOfs('2026-08-31T10:00:00.000Z'))[0]).toBe('2026-01-01');
    expect(Object.keys(asOfs('2026-09-01T10:00:00.000Z'))).toEqual([
      '2026-08-01',
      '2026-01-01',
      '2025-08-01',
      '2025-01-01',
    ]);
  });

  it('move for three months after the term, then stand', () => {
    const spring = (now: string) => asOfs(now)['2026-01-01'];
    expect(spring('2026-10-15T10:00:00.000Z')).toBe('2026-09-30T22:00:00.000Z');
    expect(spring('2026-11-15T10:00:00.000Z')).toBe('2026-10-31T23:00:00.000Z');
    expect(spring('2027-05-15T10:00:00.000Z')).toBe('2026-10-31T23:00:00.000Z');
  });
});
