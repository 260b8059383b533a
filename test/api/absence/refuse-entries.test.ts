import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAbsenceWorld, entry, told, type AbsenceWorld } from './absence-world.js';

let world: AbsenceWorld;
beforeAll(async () => {
  world = await createAbsenceWorld();
});
afterAll(() => world.stop());

describe('a bad entry', () => {
  const good = () => entry('student-0050', { kind: 'excused-lesson' });
  it.each([
    ['a date that does not exist', { date: '2026-02-30' }],
    ['a date far ahead', { date: '2062-09-14' }],
    ['a date long ago', { date: '1926-09-14' }],
    ['a kind that is none', { kind: 'ill' }],
    ['a lesson out of range', { lesson: 99 }],
    ['minutes that are no number', { minutes: 'ten' }],
    ['a field that is none', { agred: true }],
    ['characters that cannot be stored', { reason: 'a\0b' }],
    ['no student', { studentId: undefined }],
  ])('with %s comes back with a reason and loses no other', async (_, fault) => {
    const bad = { ...good(), ...fault };
    const taken = await world.take([good(), bad, good()]);
    expect(taken).toMatchObject({ accepted: 2, rejected: [{ entryId: bad.entryId, index: 1 }] });
    expect(taken.rejected[0]?.problem).toBe('invalid-request');
    expect(taken.rejected[0]?.detail).not.toBe('');
  });

  it('that is no object, or holds a national identity number, is not sent back', async () => {
    const number = '15895010046';
    const taken = await world.take([good(), 'nothing' as never, { ...good(), entryId: number }]);
    expect(taken.rejected.map((r) => r.entryId)).toEqual([null, null]);
    expect(JSON.stringify(taken)).not.toContain(number);
  });

  it('is explained in the caller’s language', async () => {
    const bad = entry('student-0050', { date: '30.02.2026' });
    const inLanguage = async (language: string) =>
      (await world.take([bad], { headers: { 'Accept-Language': language } })).rejected[0]?.detail;
    expect(await inLanguage('nb')).toBe('date: Må være en dato, ÅÅÅÅ-MM-DD.');
    expect(await inLanguage('nn')).toBe('date: Må vere ein dato, ÅÅÅÅ-MM-DD.');
    expect(await inLanguage('en')).toBe('date: Must be a date, YYYY-MM-DD.');
  });

  it('about a student who is not there answers not-found', async () => {
    const taken = await world.take([entry('student-9999'), entry('student-0050')]);
    expect(taken).toMatchObject({ accepted: 1, rejected: [{ index: 0, problem: 'not-found' }] });
  });
});

describe('a bad request', () => {
  it.each([
    [400, '{"entries": [', 'malformed-request'],
    [422, { entries: [] }, 'invalid-request'],
    [422, { entries: Array.from({ length: 1001 }, () => ({})) }, 'invalid-request'],
    [422, {}, 'invalid-request'],
  ])('answers %i', async (status, body, problem) => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await world.call('post', '/absences', { body, headers });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ type: `/problems/${problem}` });
  });
});

describe('who registers', () => {
  const asStaff = (staffId: string) => ({ headers: { 'X-Acting-Staff': staffId } });

  it('another client’s entry is out of reach, to send and to delete', async () => {
    const own = entry('student-0051', { kind: 'late' });
    await world.take([own]);
    const token = await world.api.issuer.appToken('demo-register', ['absence.write']);
    expect(await world.take([{ ...own, kind: 'left-school' }], { token })).toMatchObject({
      rejected: [{ entryId: own.entryId, problem: 'not-found' }],
      triggers: [],
    });
    const deleting = await world.call('delete', `/absences/${own.entryId}`, { token });
    expect(deleting.status).toBe(404);
  });

  it('a client without case.read hears of the trigger, not of the case', async () => {
    const token = await world.api.issuer.appToken('demo-register', ['absence.write']);
    const taken = await world.take([entry('student-0052')], { token });
    expect(taken.triggers).toEqual([
      { studentId: 'student-0052', trigger: 'first-unexcused', opened: true },
    ]);
  });

  it('nobody hears which case is a protected student’s', async () => {
    for (const headers of [{}, asStaff('school-1-teacher-1').headers]) {
      const taken = await world.take([entry('student-0003', { kind: 'skipped-class' })], {
        headers,
      });
      for (const trigger of taken.triggers) expect(trigger).not.toHaveProperty('caseId');
    }
  });

  it('a client of one school reaches no other', async () => {
    await world.api.db.apiClient.create({
      data: { id: 'small', name: 'Small', schoolIds: ['school-2'], roles: ['subject-teacher'] },
    });
    const token = await world.api.issuer.appToken('small', ['absence.write']);
    expect(await world.take([entry('student-0053')], { token })).toMatchObject({
      rejected: [{ problem: 'not-found' }],
    });
  });

  it('a teacher registers at their own school only, and sees the case where it is their student’s', async () => {
    const teacher = asStaff('school-1-teacher-1');
    const own = await world.take([entry('student-0005')], teacher);
    expect(own.triggers[0]).toHaveProperty('caseId');
    const other = await world.take([entry('student-0054')], teacher);
    expect(told(other)).toEqual(['student-0054 first-unexcused opened']);
    expect(other.triggers[0]).not.toHaveProperty('caseId');
    const elsewhere = await world.take([entry('student-0055')], asStaff('school-2-teacher-1'));
    expect(elsewhere).toMatchObject({ accepted: 0, rejected: [{ problem: 'not-found' }] });
  });

  it.each(['ppa-1', 'admin-1', 'operator-1', 'school-1-nurse'])(
    '%s registers nothing',
    async (who) => {
      const body = { entries: [entry('student-0056')] };
      const answer = await world.call('post', '/absences', { body, ...asStaff(who) });
      expect(answer.status).toBe(403);
    },
  );

  it('a client without absence.write registers nothing', async () => {
    const token = await world.api.issuer.appToken('demo-app', ['case.write']);
    const body = { entries: [entry('student-0056')] };
    expect((await world.call('post', '/absences', { token, body })).status).toBe(403);
  });
});
