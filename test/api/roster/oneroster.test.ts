import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { startTestApi, type TestApi } from '../support/start-test-api.js';

type Files = Record<string, string>;

const FILES: Files = {
  'orgs.csv': 'sourcedId,status,name,type,identifier\nor-school,,Fjellskolen,school,999888777\n',
  'users.csv':
    'sourcedId,status,enabledUser,givenName,familyName,email,agentSourcedIds\n' +
    'or-teacher,,true,Lærer,Oppdiktet,or-teacher@skole.example,\n' +
    'or-g1,,true,Foresatt,Oppdiktet,or-g1@post.example,\n' +
    'or-s1,,true,Elev,Oppdiktet,,or-g1\n' +
    'or-s2,,true,Elev,Påfunnet,,"or-g1"\n',
  'roles.csv':
    'sourcedId,status,userSourcedId,roleType,role,orgSourcedId\n' +
    'r1,,or-teacher,primary,teacher,or-school\nr2,,or-g1,primary,guardian,or-school\n' +
    'r3,,or-s1,primary,student,or-school\nr4,,or-s2,primary,student,or-school\n',
  'classes.csv':
    'sourcedId,status,title,classType,schoolSourcedId\nc1,,8B,homeroom,or-school\nc2,,Norsk,scheduled,or-school\n',
  'enrollments.csv':
    'sourcedId,status,classSourcedId,userSourcedId,role,primary\n' +
    'e1,,c1,or-teacher,teacher,true\ne2,,c1,or-s1,student,true\ne3,,c1,or-s2,student,true\n',
  'demographics.csv': 'sourcedId,status,birthDate\nor-s1,,2013-02-03\nor-s2,,2013-05-06\n',
};

function zipOf(files: Files, mode = 'bulk', version = '1.2'): Buffer {
  const manifest = [
    'propertyName,value',
    `oneroster.version,${version}`,
    ...Object.keys(files).map((name) => `file.${name.replace('.csv', '')},${mode}`),
  ].join('\n');
  const all = { 'manifest.csv': manifest, ...files };
  const entries = Object.entries(all).map(([name, text]) => [name, strToU8(text)]);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

/** Alters the checksum that a zip lists for a file, as if the file’s bytes had changed on the way. */
function damaged(zip: Buffer, name: string): Buffer {
  const bytes = Buffer.from(zip);
  const at = bytes.lastIndexOf(name) - 46 + 16;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
}

describe('a OneRoster zip', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ now: '2026-09-14T13:00:00.000Z' });
  });
  afterAll(() => api.stop());

  const send = (zip: Buffer) =>
    api
      .call('post', '/roster/oneroster', { headers: { 'Content-Type': 'application/zip' } })
      .query({ calendarId: 'or-calendar' })
      .send(zip);
  const studentOf = (sourceId: string) =>
    api.db.student.findUniqueOrThrow({
      where: { sourceId },
      include: { guardians: true, contactTeacher: true, school: true },
    });

  beforeAll(async () => {
    await api.call('put', '/calendars/or-calendar', { body: { name: 'Skolerute', years: [] } });
  });

  it('makes school, staff, students and guardians, with class and contact teacher', async () => {
    const { status, body } = await send(zipOf(FILES));
    expect([status, body.refused]).toEqual([200, []]);
    expect(body.counts).toEqual({
      schools: { created: 1, updated: 0, unchanged: 0, ended: 0 },
      staff: { created: 1, updated: 0, unchanged: 0, ended: 0 },
      students: { created: 2, updated: 0, unchanged: 0, ended: 0 },
    });
    const student = await studentOf('or-s1');
    expect(student).toMatchObject({ name: 'Elev Oppdiktet', className: '8B', active: true });
    expect([student.school.sourceId, student.contactTeacher?.sourceId]).toEqual([
      'or-school',
      'or-teacher',
    ]);
    expect(student.guardians).toMatchObject([{ sourceId: 'or-g1', parentalResponsibility: true }]);
  });

  it('changes nothing when it is sent again, with a byte order mark and semicolons', async () => {
    const again = Object.fromEntries(
      Object.entries(FILES).map(([name, text]) => [
        name,
        name === 'users.csv' ? `\uFEFF${text}` : text.replaceAll(',', ';'),
      ]),
    );
    const { body } = await send(zipOf(again));
    expect(body.counts.students).toEqual({ created: 0, updated: 0, unchanged: 2, ended: 0 });
    expect(body.counts.staff.unchanged).toBe(1);
  });

  it('takes the good rows and answers the bad ones, each with file and line', async () => {
    const users = [
      'or-t2,,true,Lærer,Uten,,',
      'or-s3,,true,Elev,Uten,,',
      'bad id,,true,Elev,Feil,,',
      'or-s4,unknown,true,Elev,Feil,,',
      'or-s5,,true,El\0ev,Feil,,',
      'or-s1,,true,Elev,Oppdiktet,,or-g1',
      'or-s1,,true,Elev,Dobbel,,or-g1',
    ];
    const files = {
      'users.csv': `${FILES['users.csv']?.split('\n')[0]}\n${users.join('\n')}\n`,
      'roles.csv':
        'sourcedId,status,userSourcedId,roleType,role,orgSourcedId\n' +
        'r5,active,or-t2,primary,teacher,or-school\nr6,active,or-s3,primary,student,or-school\n',
    };
    const { status, body } = await send(zipOf(files, 'delta'));
    expect(status).toBe(200);
    const refused = body.refused as { file: string; line: number; sourcedId: string }[];
    expect(refused.map((row) => [row.file, row.line, row.sourcedId])).toEqual([
      ['users.csv', 2, 'or-t2'],
      ['users.csv', 3, 'or-s3'],
      ['users.csv', 4, null],
      ['users.csv', 5, 'or-s4'],
      ['users.csv', 6, 'or-s5'],
      ['users.csv', 8, 'or-s1'],
    ]);
    expect(await api.db.student.findUnique({ where: { sourceId: 'or-s3' } })).toBeNull();
    expect(await studentOf('or-s1')).toMatchObject({ name: 'Elev Oppdiktet', active: true });
  });

  it('lets a delta speak of rows that it does not repeat', async () => {
    const users = 'sourcedId,status,enabledUser,givenName,familyName\nor-s2,tobedeleted,true,E,P\n';
    const title =
      'sourcedId,status,title,classType,schoolSourcedId\nc1,active,8C,homeroom,or-school\n';
    await send(zipOf({ 'users.csv': users, 'classes.csv': title }, 'delta'));
    expect(await studentOf('or-s1')).toMatchObject({ className: '8C', active: true });
    expect(await studentOf('or-s2')).toMatchObject({ active: false });
  });

  it('ends whom a bulk leaves out', async () => {
    const users = (FILES['users.csv'] ?? '').split('\n').filter((row) => !/^or-s1/.test(row));
    const { body } = await send(zipOf({ 'users.csv': users.join('\n') }));
    expect(body.counts.students.ended).toBe(1);
    expect(await studentOf('or-s1')).toMatchObject({ active: false });
  });

  it('leaves another client’s people alone', async () => {
    await api.owner.student.update({
      where: { sourceId: 'or-s1' },
      data: { ownerClient: 'somebody-else' },
    });
    const { body } = await send(zipOf(FILES));
    expect(body.refused).toMatchObject([{ sourcedId: 'or-s1', problem: 'not-found' }]);
    expect(await studentOf('or-s1')).toMatchObject({ active: false });
  });

  it('keeps the students of a school that more than a fifth would leave at once, until somebody asks for it', async () => {
    const ids = Array.from({ length: 10 }, (_, i) => `or-many-${i}`);
    const filesOf = (kept: readonly string[]): Files => ({
      'orgs.csv': 'sourcedId,name,type\nor-large,Storskolen,school\n',
      'users.csv': `sourcedId,enabledUser,givenName,familyName\n${kept.map((id) => `${id},true,Elev,Oppdiktet`).join('\n')}\n`,
      'roles.csv': `sourcedId,userSourcedId,role,orgSourcedId\n${ids.map((id) => `r-${id},${id},student,or-large`).join('\n')}\n`,
      'classes.csv': 'sourcedId,title,classType,schoolSourcedId\nor-9a,9A,homeroom,or-large\n',
      'enrollments.csv': `sourcedId,classSourcedId,userSourcedId,role\n${ids.map((id) => `e-${id},or-9a,${id},student`).join('\n')}\n`,
      'demographics.csv': `sourcedId,birthDate\n${ids.map((id) => `${id},2012-03-04`).join('\n')}\n`,
    });
    const active = () =>
      api.db.student.count({ where: { active: true, sourceId: { startsWith: 'or-many-' } } });
    await send(zipOf(filesOf(ids)));
    expect(await active()).toBe(10);

    const { body: four } = await send(zipOf(filesOf(ids.slice(4))));
    expect([four.refused, four.counts.students.ended, await active()]).toEqual([[], 4, 6]);
    await send(zipOf(filesOf(ids)));

    const { body: held } = await send(zipOf(filesOf(ids.slice(5))));
    expect(held.refused).toMatchObject([{ file: 'orgs.csv', sourcedId: 'or-large' }]);
    expect(held.refused[0].detail).toContain('5 ');
    expect([held.counts.students.ended, await active()]).toEqual([0, 10]);

    const { body: forced } = await send(zipOf(filesOf(ids.slice(5)))).query({ force: 'true' });
    expect([forced.refused, forced.counts.students.ended, await active()]).toEqual([[], 5, 5]);
  });

  it('is refused whole when it is none: bytes, version, missing file or column, too large, damaged', async () => {
    const bomb = zipSync({ 'manifest.csv': new Uint8Array(70 * 1024 * 1024) });
    const lacking = { 'users.csv': 'sourcedId,givenName\nx,y\n' };
    const outside = zipSync({ '../manifest.csv': strToU8('oneroster.version,1.2') });
    const zips: [Buffer, string][] = [
      [Buffer.from('no zip at all'), ''],
      [zipOf(FILES, 'bulk', '1.1'), '/manifest.csv'],
      [zipOf(lacking), '/users.csv'],
      [Buffer.from(bomb), ''],
      [Buffer.from(outside), ''],
      [zipOf(FILES).subarray(0, 400), ''],
      [zipOf(FILES).subarray(0, -30), '/manifest.csv'],
      [damaged(zipOf(FILES), 'users.csv'), '/users.csv'],
    ];
    for (const [zip, pointer] of zips) {
      const { status, body } = await send(zip);
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    }
  });
});
