import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestCase } from '../support/open-test-case.js';
import { startTestApi, type TestApi } from '../support/start-test-api.js';

const MOTHER = { guardianId: 'mother', name: 'Fabla Skrønemo', parentalResponsibility: true };
const FATHER = { guardianId: 'father', name: 'Diktine Skrønemo', parentalResponsibility: true };
const STUDENT = {
  name: 'Gjetter Skrønemo',
  birthDate: '2014-03-01',
  schoolId: 'school-1',
  className: '9A',
  contactTeacherId: 'school-1-teacher-1',
  guardians: [MOTHER, FATHER],
};

describe('students', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ now: '2026-09-14T13:00:00.000Z' });
  });
  afterAll(() => api.stop());

  const put = (studentId: string, change: object = {}, token?: string) =>
    api.call('put', `/students/${studentId}`, {
      body: { ...STUDENT, ...change },
      ...(token && { token }),
    });
  const idOf = async (staffId: string) =>
    (await api.db.staff.findUniqueOrThrow({ where: { sourceId: staffId } })).id;
  const newNotices = async (caseId: string, act: () => Promise<unknown>) => {
    const { arrival: last } = (await api.db.inboxCommand.findFirst({
      orderBy: { arrival: 'desc' },
    })) ?? { arrival: 0n };
    await act();
    const rows = await api.db.inboxCommand.findMany({
      where: { caseId, arrival: { gt: last } },
      orderBy: { arrival: 'asc' },
    });
    return rows.map(({ payload }) => payload as Record<string, unknown>);
  };

  it('stores a student with guardians: 201 when new, then 200', async () => {
    const change = {
      protectedAddress: 7,
      namedStaff: ['school-1-nurse'],
      guardians: [{ ...MOTHER, phone: '00 00 00 00' }],
    };
    const first = await put('s-1', change);
    expect([first.status, first.body]).toEqual([
      201,
      {
        ...STUDENT,
        ...change,
        studentId: 's-1',
        active: true,
        guardians: [{ ...MOTHER, email: null, phone: '00 00 00 00' }],
      },
    ]);
    const again = await put('s-1');
    expect([again.status, again.body.protectedAddress, again.body.namedStaff]).toEqual([
      200,
      null,
      [],
    ]);
  });

  it('takes one whose contact teacher is not known yet', async () => {
    expect(
      (await put('s-2', { contactTeacherId: null, guardians: [] })).body.contactTeacherId,
    ).toBeNull();
  });

  it('says each thing that it does not know', async () => {
    const answer = await put('s-3', {
      schoolId: 'x',
      contactTeacherId: 'y',
      namedStaff: ['school-1-nurse', 'z'],
    });
    expect(answer.body.errors).toEqual([
      { pointer: '/schoolId', detail: 'Finnes ikke: x.' },
      { pointer: '/contactTeacherId', detail: 'Finnes ikke: y.' },
      { pointer: '/namedStaff/1', detail: 'Finnes ikke: z.' },
    ]);
  });

  it.each([
    ['a birthday to come', { birthDate: '2026-09-15' }, '/birthDate'],
    ['a birthday of another age', { birthDate: '1850-01-01' }, '/birthDate'],
    ['a grade of protection that does not exist', { protectedAddress: 5 }, '/protectedAddress'],
    ['a guardian twice', { guardians: [MOTHER, MOTHER] }, '/guardians/1/guardianId'],
    [
      'a guardian’s national identity number',
      { guardians: [{ ...MOTHER, guardianId: '15895010046' }] },
      '/guardians/0/guardianId',
    ],
    ['no guardians at all said', { guardians: undefined }, '/guardians'],
  ])('refuses %s', async (_what, change, pointer) => {
    const answer = await put('s-3', change);
    expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([422, pointer]);
  });

  it('says every grade of protection that there is', async () => {
    const answer = await put('s-3', { protectedAddress: 5 });
    expect(answer.body.errors?.[0].detail).toBe('Må være en av: 6, 7.');
  });

  it('ends a guardian who is left out, and keeps the same one when they come back', async () => {
    await put('s-4');
    const student = await api.db.student.findUniqueOrThrow({ where: { sourceId: 's-4' } });
    const father = () =>
      api.db.guardian.findFirstOrThrow({ where: { studentId: student.id, sourceId: 'father' } });
    const before = await father();
    const { body } = await put('s-4', { guardians: [MOTHER] });
    expect(body.guardians.map((g: typeof MOTHER) => g.guardianId)).toEqual(['mother']);
    expect((await father()).endedAt).toEqual(new Date('2026-09-14T13:00:00.000Z'));
    await put('s-4');
    expect(await father()).toEqual(before);
  });

  it('answers another client’s student, and one at a school out of bounds, as if they did not exist', async () => {
    await put('s-5');
    expect((await put('s-5', {}, await api.issuer.appToken('demo-register'))).status).toBe(404);
    await api.owner.apiClient.create({
      data: { id: 'bound', name: 'Bound', schoolIds: ['school-2'] },
    });
    const bound = await api.issuer.appToken('bound', ['roster.write']);
    expect((await put('student-0001', {}, bound)).status).toBe(404);
    expect((await put('s-6', {}, bound)).body.errors[0].pointer).toBe('/schoolId');
    expect((await put('s-6', { schoolId: 'school-2' }, bound)).status).toBe(201);
  });

  it('is for registers alone: no person writes a student', async () => {
    for (const staffId of ['admin-1', 'school-1-leadership', 'school-1-teacher-1']) {
      expect((await put('s-7', {}, await api.issuer.personToken(staffId))).status).toBe(403);
    }
  });

  it('stores one student once, however many send it at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => put('s-8')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
  });

  describe('with a running case', () => {
    let caseId: string;
    beforeAll(async () => {
      await put('s-9');
      caseId = (await openTestCase(api, 's-9')).id;
    });

    it('says nothing to it when nothing changed that it knows of', async () => {
      expect(
        await newNotices(caseId, () => put('s-9', { name: 'Nytt Navn', className: '9B' })),
      ).toEqual([]);
    });

    it('tells it of guardians, age and protection', async () => {
      const [told] = await newNotices(caseId, () => put('s-9', { guardians: [MOTHER] }));
      expect(told).toEqual({
        type: 'change-student',
        ageBand: '12-to-14',
        guardianIds: [expect.any(String)],
        protectedAddress: false,
      });
      const unresponsible = { ...MOTHER, parentalResponsibility: false };
      const [none] = await newNotices(caseId, () => put('s-9', { guardians: [unresponsible] }));
      expect(none).toMatchObject({ guardianIds: [] });
      const [older] = await newNotices(caseId, () =>
        put('s-9', { birthDate: '2011-01-01', guardians: [unresponsible] }),
      );
      expect(older).toMatchObject({ ageBand: '15-and-over' });
      const [hidden] = await newNotices(caseId, () => put('s-9', { protectedAddress: 6 }));
      expect(hidden).toMatchObject({ protectedAddress: true, ageBand: '12-to-14' });
    });

    it('asks for a handover when the contact teacher changes', async () => {
      await put('s-9');
      const told = await newNotices(caseId, () =>
        put('s-9', { contactTeacherId: 'school-1-teacher-4' }),
      );
      expect(told).toEqual([
        {
          type: 'change-holder',
          staffId: await idOf('school-1-teacher-4'),
          assignmentId: expect.any(String),
          schoolId: null,
          setting: null,
        },
      ]);
    });

    it('takes the school with it when that changes, with the new school’s setting', async () => {
      const school = await api.db.school.findUniqueOrThrow({ where: { sourceId: 'school-3' } });
      const change = { schoolId: 'school-3', contactTeacherId: 'school-3-teacher-1' };
      const [told] = await newNotices(caseId, () => put('s-9', change));
      expect(told).toMatchObject({
        staffId: await idOf('school-3-teacher-1'),
        schoolId: school.id,
        setting: { calendar: { closedDays: ['2027-04-30'] } },
      });
    });

    it('leaves it without a holder when the new contact teacher is nobody, or no longer there', async () => {
      const [nobody] = await newNotices(caseId, () =>
        put('s-9', { schoolId: 'school-3', contactTeacherId: null }),
      );
      expect(nobody).toMatchObject({ type: 'change-holder', staffId: null });
      await api.owner.staff.update({
        where: { sourceId: 'school-3-teacher-2' },
        data: { active: false },
      });
      const gone = { schoolId: 'school-3', contactTeacherId: 'school-3-teacher-2' };
      expect((await newNotices(caseId, () => put('s-9', gone)))[0]).toMatchObject({
        staffId: null,
      });
    });
  });
});
