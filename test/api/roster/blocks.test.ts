import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/start-test-api.js';

const STUDENT = {
  name: 'Gjetter Skrønemo',
  birthDate: '2014-03-01',
  schoolId: 'school-1',
  className: '9A',
  contactTeacherId: 'school-1-teacher-1',
  guardians: [{ guardianId: 'mother', name: 'Fabla Skrønemo', parentalResponsibility: true }],
};

describe('blocks that are set here', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ now: '2026-09-14T13:00:00.000Z' });
    await put();
  });
  afterAll(() => api.stop());

  const put = (change: object = {}) =>
    api.call('put', '/students/b-1', { body: { ...STUDENT, ...change } });
  const block = (body: object, as = 'school-1-leadership') =>
    api.call('put', '/students/b-1/blocks', { body, headers: { 'X-Acting-Staff': as } });
  const stored = () =>
    api.db.student.findUniqueOrThrow({
      where: { sourceId: 'b-1' },
      include: { guardians: true },
    });

  it('are refused to whoever does not lead the school, and to an app on its own', async () => {
    const asked = async (as: string) => (await block({ protectedAddress: 6 }, as)).status;
    expect([await asked('school-1-teacher-1'), await asked('school-2-leadership')]).toEqual([
      403, 404,
    ]);
    const alone = await api.call('put', '/students/b-1/blocks', { body: { protectedAddress: 6 } });
    expect(alone.status).toBe(403);
    expect((await stored()).protectedAddress).toBeNull();
  });

  it('survive every import, and count as what the student has', async () => {
    const { status, body } = await block({ guardiansWithoutResponsibility: ['mother'] });
    expect([status, body]).toEqual([
      200,
      { protectedAddress: null, guardiansWithoutResponsibility: ['mother'] },
    ]);
    expect((await block({ protectedAddress: 6 }, 'admin-1')).status).toBe(200);
    const again = await put({ className: '9B', protectedAddress: 7 });
    expect(again.body).toMatchObject({
      className: '9B',
      protectedAddress: 6,
      guardians: [{ guardianId: 'mother', parentalResponsibility: false }],
    });
    await put({ className: '9C' });
    const student = await stored();
    expect(student.protectedAddress).toBe(6);
    expect(student.guardians).toMatchObject([{ parentalResponsibility: false }]);
  });

  it('name a guardian who does not exist', async () => {
    const body = { guardiansWithoutResponsibility: ['nobody'] };
    const answer = await block(body, 'admin-1');
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([
      422,
      '/guardiansWithoutResponsibility/0',
    ]);
  });

  it('once lifted, leave what the source last said', async () => {
    await put({ protectedAddress: 7 });
    await block({ protectedAddress: null, guardiansWithoutResponsibility: [] }, 'admin-1');
    const student = await stored();
    expect(student.protectedAddress).toBe(7);
    expect(student.guardians).toMatchObject([{ parentalResponsibility: true }]);
  });
});
