import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestCase } from '../support/open-test-case.js';
import { startTestApi, type TestApi } from '../support/start-test-api.js';

const PERSON = { name: 'Tenkter Liksomdal', email: 'tenkter@kommune.example' };
const teacherAt = (schoolId: string) => ({ role: 'contact-teacher', schoolId });

describe('staff', () => {
  let api: TestApi;
  let register: string;
  beforeAll(async () => {
    api = await startTestApi();
    register = await api.issuer.appToken('demo-register', ['roster.write']);
  });
  afterAll(() => api.stop());

  const put = (staffId: string, body: object, token?: string) =>
    api.call('put', `/staff/${staffId}`, { body, ...(token && { token }) });
  const noticesOf = async (caseId: string) =>
    (await api.db.inboxCommand.findMany({ where: { caseId } })).map(({ payload }) => payload);

  it('stores a person: 201 when new, then 200', async () => {
    const body = { ...PERSON, locale: 'nn', roles: [teacherAt('school-1')] };
    const first = await put('new-1', body, register);
    expect([first.status, first.body]).toEqual([201, { staffId: 'new-1', ...body, active: true }]);
    const again = await put(
      'new-1',
      { ...PERSON, roles: [teacherAt('school-1'), teacherAt('school-1')] },
      register,
    );
    expect([again.status, again.body.roles]).toEqual([200, [teacherAt('school-1')]]);
  });

  it('keeps the person’s own language when the register says none', async () => {
    await put('new-2', { ...PERSON, locale: 'en', roles: [] }, register);
    expect((await put('new-2', { ...PERSON, roles: [] }, register)).body.locale).toBe('en');
  });

  it.each([
    ['an unknown school', { roles: [teacherAt('nowhere')] }, '/roles/0/schoolId'],
    [
      'a school’s role without a school',
      { roles: [{ role: 'school-nurse' }] },
      '/roles/0/schoolId',
    ],
    ['an unknown role', { roles: [{ role: 'janitor' }] }, '/roles/0/role'],
    ['an address that is none', { email: 'no address', roles: [] }, '/email'],
  ])('refuses %s', async (_what, change, pointer) => {
    const answer = await put('new-3', { ...PERSON, ...change });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('answers another client’s person as if they did not exist', async () => {
    expect((await put('new-1', { ...PERSON, roles: [] })).status).toBe(404);
  });

  it('refuses a role at a school out of the client’s bounds', async () => {
    await api.owner.apiClient.create({
      data: { id: 'bound', name: 'Bound', schoolIds: ['school-2'] },
    });
    const bound = await api.issuer.appToken('bound', ['roster.write']);
    const outside = await put('bound-1', { ...PERSON, roles: [teacherAt('school-1')] }, bound);
    expect([outside.status, outside.body.errors[0].pointer]).toEqual([422, '/roles/0/schoolId']);
    const within = await put('bound-1', { ...PERSON, roles: [teacherAt('school-2')] }, bound);
    expect(within.status).toBe(201);
  });

  describe('roles beyond teaching', () => {
    const leader = { ...PERSON, roles: [{ role: 'school-leadership', schoolId: 'school-1' }] };

    it.each([
      { role: 'school-leadership', schoolId: 'school-1' },
      { role: 'attendance-coordinator', schoolId: 'school-1' },
      { role: 'ppa' },
      { role: 'municipal-administrator' },
      { role: 'operator' },
    ])('need more than roster.write: $role', async (role) => {
      const answer = await put('new-4', { ...PERSON, roles: [role] }, register);
      expect([answer.status, answer.body.type]).toEqual([403, '/problems/not-allowed']);
      expect(await api.db.staff.findUnique({ where: { sourceId: 'new-4' } })).toBeNull();
    });

    it('are set by a client with roles.write, and by the administrator on any client’s person', async () => {
      expect((await put('new-5', leader)).status).toBe(201);
      expect((await put('new-1', leader, await api.issuer.personToken('admin-1'))).status).toBe(
        200,
      );
      const acting = await api.call('put', '/staff/new-2', {
        body: leader,
        headers: { 'X-Acting-Staff': 'admin-1' },
      });
      expect(acting.status).toBe(200);
    });

    it('stay when a register that may not set them sends the person again', async () => {
      const { body } = await put('new-1', { ...PERSON, roles: [teacherAt('school-2')] }, register);
      expect(body.roles).toEqual([
        teacherAt('school-2'),
        { role: 'school-leadership', schoolId: 'school-1' },
      ]);
      expect((await put('new-1', leader, register)).status).toBe(200);
      const elsewhere = { ...PERSON, roles: [{ role: 'school-leadership', schoolId: 'school-2' }] };
      expect((await put('new-1', elsewhere, register)).status).toBe(403);
    });

    it('are not for other people to give, whatever their own role', async () => {
      for (const staffId of ['school-1-leadership', 'operator-1', 'school-1-teacher-1']) {
        expect((await put('new-6', leader, await api.issuer.personToken(staffId))).status).toBe(
          403,
        );
      }
    });
  });

  describe('who hold cases', () => {
    it('leave them without a holder when they become inactive', async () => {
      const { id } = await openTestCase(api, 'student-0001');
      const roles = [teacherAt('school-1')];
      await put('school-1-teacher-1', { ...PERSON, roles });
      expect(await noticesOf(id)).toEqual([]);
      await put('school-1-teacher-1', { ...PERSON, roles, active: false });
      expect(await noticesOf(id)).toEqual([
        {
          type: 'change-holder',
          staffId: null,
          assignmentId: expect.any(String),
          schoolId: null,
          setting: null,
        },
      ]);
      await put('school-1-teacher-1', { ...PERSON, roles, active: false });
      expect(await noticesOf(id)).toHaveLength(1);
    });

    it('leave those of the school at which they are a contact teacher no longer', async () => {
      const { id } = await openTestCase(api, 'student-0026');
      await put('school-1-teacher-2', {
        ...PERSON,
        roles: [teacherAt('school-1'), teacherAt('school-2')],
      });
      await put('school-1-teacher-2', { ...PERSON, roles: [teacherAt('school-1')] });
      expect(await noticesOf(id)).toEqual([]);
      await put('school-1-teacher-2', {
        ...PERSON,
        roles: [{ role: 'subject-teacher', schoolId: 'school-1' }],
      });
      expect(await noticesOf(id)).toHaveLength(1);
    });

    it('leave also a case that is allotted but not opened yet, and never a closed one', async () => {
      const allotted = await openTestCase(api, 'student-0051');
      await api.owner.concernCase.delete({ where: { id: allotted.id } });
      const closed = await openTestCase(api, 'student-0052');
      const endedAt = new Date();
      await api.owner.caseAllotment.update({ where: { caseId: closed.id }, data: { endedAt } });
      await api.owner.concernCase.update({ where: { id: closed.id }, data: { closedAt: endedAt } });
      await put('school-1-teacher-3', { ...PERSON, roles: [], active: false });
      expect(await noticesOf(allotted.id)).toHaveLength(1);
      expect(await noticesOf(closed.id)).toEqual([]);
    });
  });
});
