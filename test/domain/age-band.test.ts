import { describe, expect, it } from '@jest/globals';
import { ageBandOn } from '../../domain/age-band.js';
import { holdsNationalIdentityNumber } from '../../domain/national-identity-number.js';

const ages = { viewFromAge: 12, ownFromAge: 15 };

describe('the age band', () => {
  it.each([
    ['2026-04-01', 'under-12'],
    ['2026-04-02', '12-to-14'],
    ['2029-04-01', '12-to-14'],
    ['2029-04-02', '15-and-over'],
  ])('on %s of somebody born on 2 April 2014 is %s', (date, band) => {
    expect(ageBandOn('2014-04-02', date, ages)).toBe(band);
  });
});

describe('a national identity number', () => {
  // Made up for tests: the month is beyond any calendar's (40 added, and 80), the check digits are right.
  const synthetic = ['01410155502', '15899912380'].map(withCheckDigits);

  it('is found alone, split in two, and inside an id', () => {
    for (const number of synthetic) {
      expect(holdsNationalIdentityNumber(number)).toBe(true);
      expect(holdsNationalIdentityNumber(`${number.slice(0, 6)} ${number.slice(6)}`)).toBe(true);
      expect(holdsNationalIdentityNumber(`student:${number}`)).toBe(true);
    }
  });

  it('is not seen in other digits', () => {
    const [number = ''] = synthetic;
    const wrong = number.slice(0, 10) + String((Number(number[10]) + 1) % 10);
    expect(holdsNationalIdentityNumber(wrong)).toBe(false);
    expect(holdsNationalIdentityNumber(`1${number}`)).toBe(false);
    expect(holdsNationalIdentityNumber('fravaer-2026-09-14-0001')).toBe(false);
  });
});

/** Puts the right check digits on the first nine. */
function withCheckDigits(number: string): string {
  const sum = (digits: string, weights: number[]) =>
    weights.reduce((total, w, i) => total + w * Number(digits[i]), 0);
  for (let middle = 100; ; middle++) {
    const nine = number.slice(0, 6) + String(middle);
    const first = (11 - (sum(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
    const second = (11 - (sum(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    if (first < 10 && second < 10) return `${nine}${first}${second}`;
  }
}
