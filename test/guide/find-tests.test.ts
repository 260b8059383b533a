import { describe, expect, it } from '@jest/globals';
import { findTests } from '../../guide/find-tests.js';

const sentence = (id: string) => ({ id, lines: '1-2', says: '' });
const file = (text: string) => [{ name: 'test/a.test.ts', text }];

describe('the coverage of the guide’s sentences', () => {
  it('finds a sentence in a test’s title and behind @guide, with the line', () => {
    const text = "it('X1-SAME-DAY: …', () => {});\n// @guide X1-SAME-DAY\n";
    expect(findTests([sentence('X1-SAME-DAY')], file(text))[0]!.tests).toEqual([
      'test/a.test.ts:1',
      'test/a.test.ts:2',
    ]);
  });

  it('takes no id for another that begins or ends with it', () => {
    const text = '@guide X1-SAME-DAY-LATER\n@guide AX1-SAME-DAY\n';
    expect(findTests([sentence('X1-SAME-DAY')], file(text))[0]!.tests).toEqual([]);
  });
});
