import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeCsv } from '../../../api/absence/csv/decode-csv.js';
import { makeRegister } from '../../../examples/make-register.js';
import { createAbsenceWorld, told, type AbsenceWorld, type TakenBody } from './absence-world.js';

const read = (name: string) => readFile(path.join('examples', name));
const FILE = 'fravaer-uke-34-37.csv';

let world: AbsenceWorld;
beforeAll(async () => {
  world = await createAbsenceWorld();
});
afterAll(() => world.stop());

async function take(file: Buffer): Promise<TakenBody> {
  const headers = { 'Content-Type': 'text/csv', 'Accept-Language': 'en' };
  const answer = await world.call('post', '/absences/csv', { headers, body: file });
  return answer.body as TakenBody;
}

/** Reads the first column's numbers, and what stands in the second, of a table of the README. */
async function tableOfReadme(heading: string): Promise<string[][]> {
  const readme = (await read('README.md')).toString();
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => /^\| `?(\d|student-)/.test(line))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.replaceAll('`', '').trim())
        .slice(1, -1),
    );
}

describe('the example register', () => {
  it('is what its generator writes, in both encodings', async () => {
    const utf8 = await read(FILE);
    expect(utf8.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(decodeCsv(utf8)).toBe(makeRegister());
    const windows = await read('fravaer-uke-34-37-windows-1252.csv');
    expect(decodeCsv(windows)).toBe(makeRegister());
  });

  it('opens the cases and refuses the lines that its README tells of, and none when sent again', async () => {
    const taken = await take(await read(FILE));
    const cases = await tableOfReadme('The cases it opens');
    expect(told(taken).sort()).toEqual(
      cases.map(([student, trigger, effect]) => `${student} ${trigger} ${effect}`).sort(),
    );
    const bad = await tableOfReadme('The lines that come back');
    expect(taken.rejected.map((r) => [String(r.line), r.entryId ?? '–'])).toEqual(
      bad.map(([line, entryId]) => [line, entryId]),
    );
    const again = await take(await read('fravaer-uke-34-37-windows-1252.csv'));
    expect(again.triggers).toEqual([]);
    expect(again).toMatchObject({ accepted: 0, rejected: taken.rejected });
  });
});
