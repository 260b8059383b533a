import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { createAbsenceWorld, told, type AbsenceWorld, type TakenBody } from './absence-world.js';

let world: AbsenceWorld;
beforeAll(async () => {
  world = await createAbsenceWorld();
});
afterAll(() => world.stop());

async function send(file: Buffer | string, path = '/absences/csv') {
  const headers = { 'Content-Type': 'text/csv' };
  return world.call('post', path, { headers, body: file as string });
}
const take = async (file: Buffer | string) => (await send(file)).body as TakenBody;

const HEADER =
  'Oppføring-ID;Elev-ID;Dato;Time;Type fravær;Fag;Minutter;Avtalt;Merknad;Registrert av';

describe('POST /absences/csv', () => {
  it('reads a register’s columns, kinds and dates, and the lines that are good', async () => {
    const taken = await take(
      [
        HEADER,
        'c1;student-0101;14.09.2026;2;Udokumentert time;Norsk;;nei;;school-1-teacher-1',
        'c2;student-0102;14.09.2026;;Ugyldig fravær – dag;;;;;',
        'c3;student-0103;14.09.2026;1. time;Forlot skolen;;;;"Sagt fra; gikk 10.15";',
        'c4;student-0104;2026-09-14;3;Skulk;;;;;',
        'c5;student-0105;14.09.2026;1;Forsentkomming;;15 min;;;',
        'c6;student-0106;14.09.2026;;Udokumentert dag;;;Ja;Avtalt fri;',
        '',
        'c7;student-0107;31.09.2026;;Udokumentert dag;;;;;',
        'c8;student-9999;14.09.2026;;Udokumentert dag;;;;;',
        'c9;student-0107;14.09.2026;;Syk;;;;;',
        'c5;student-0105;14.09.2026;1;Forsentkomming;;20;;;',
      ].join('\r\n'),
    );
    expect(taken).toMatchObject({ accepted: 6, updated: 1, unchanged: 0 });
    expect(told(taken)).toEqual([
      'student-0101 first-unexcused opened',
      'student-0102 first-unexcused opened',
      'student-0103 left-school opened',
      'student-0104 skipped-class opened',
    ]);
    expect(taken.rejected.map(({ line, entryId, problem }) => [line, entryId, problem])).toEqual([
      [9, 'c7', 'invalid-request'],
      [10, 'c8', 'not-found'],
      [11, 'c9', 'invalid-request'],
    ]);
  });

  it('reads commas, our own names and codes, in any order of columns, and leaves names unread', async () => {
    const taken = await take(
      'kind,Elevnavn,entryId,date,studentId\nskipped-class,"Navn, Et",d1,2026-09-14,student-0111\n',
    );
    expect(told(taken)).toEqual(['student-0111 skipped-class opened']);
    const stored = await world.api.db.absence.findFirstOrThrow({ where: { sourceId: 'd1' } });
    expect(
      JSON.stringify(stored, (_, v: unknown) => (typeof v === 'bigint' ? '' : v)),
    ).not.toContain('Navn');
  });

  it('reads UTF-8 with a byte order mark, UTF-16 and Windows-1252 alike', async () => {
    const text = (id: string, who: string) =>
      `sep=;\n${HEADER}\n${id};${who};14.09.2026;;Forlot skolen;;;;Går på tå hjem;\n`;
    const files = [
      Buffer.from(`\ufeff${text('f1', 'student-0121')}`),
      iconv.encode(text('f2', 'student-0122'), 'windows-1252'),
      iconv.encode(text('f3', 'student-0123'), 'utf-16le', { addBOM: true }),
    ];
    for (const file of files) expect(await take(file)).toMatchObject({ accepted: 1, rejected: [] });
    const reasons = await world.api.db.absence.findMany({
      where: { sourceId: { in: ['f1', 'f2', 'f3'] } },
    });
    expect(reasons.map((r) => r.reason)).toEqual(Array(3).fill('Går på tå hjem'));
  });

  it('lets a quote that is never closed spoil its own line only, and reads one that runs over lines', async () => {
    const taken = await take(
      [
        HEADER,
        'q1;student-0131;14.09.2026;1;Forsentkomming;;;;"uten slutt;',
        'q2;student-0131;14.09.2026;2;Forsentkomming;;;;"over',
        'to ""linjer""";',
        'q3;student-0131;14.09.2026;3;Forsentkomming;Norsk;;;;;for;mange;felt',
        'q4;student-0131;14.09.2026;4;Forsentkomming;;;;5" forsinket;',
        'q5;student-0131;14.09.2026;5;Forsentkomming;;;;;',
      ].join('\n'),
    );
    expect(taken.rejected.map((r) => r.line)).toEqual([2, 5]);
    expect(taken.accepted).toBe(3);
  });

  it('takes more than a thousand lines', async () => {
    const lines = Array.from(
      { length: 2100 },
      (_, i) => `many-${i};student-0${140 + (i % 60)};14.09.2026;;Dokumentert time;;;;;`,
    );
    lines[1500] = 'many-bad;student-0140;14.09.2026;;Tull;;;;;';
    const taken = await take([HEADER, ...lines].join('\n'));
    expect(taken).toMatchObject({ accepted: 2099, rejected: [{ line: 1502, index: 1500 }] });
  });

  it('takes history too', async () => {
    const file = `${HEADER}\nh1;student-0201;14.09.2026;;Skulk;;;;;`;
    const answer = await send(file, '/absences/csv?history=true');
    expect(answer.body).toMatchObject({ accepted: 1, triggers: [] });
  });

  it('refuses a file without the columns that every line needs, and another media type', async () => {
    const answer = await send('Elev-ID;Dato\nstudent-0101;14.09.2026\n');
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: { pointer: string }[] }).errors.map((e) => e.pointer)).toEqual(
      ['/entryId', '/kind'],
    );
    expect((await send('')).status).toBe(422);
    const json = await world.call('post', '/absences/csv', { body: { entries: [] } });
    expect(json.status).toBe(415);
  });
});
