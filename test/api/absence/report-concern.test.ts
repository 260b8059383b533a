import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAbsenceWorld, entry, type AbsenceWorld, type CaseBody } from './absence-world.js';

let world: AbsenceWorld;
beforeAll(async () => {
  world = await createAbsenceWorld();
});
afterAll(() => world.stop());

const report = (studentId: string, staffId?: string, more: object = {}) =>
  world.call('post', '/cases', {
    body: { studentId, reason: 'Stille og trist', ...more },
    headers: staffId ? { 'X-Acting-Staff': staffId } : {},
  });

describe('POST /cases', () => {
  it('opens a case, 201 with the case', async () => {
    const answer = await report('student-0001', 'school-1-teacher-1');
    expect(answer.status).toBe(201);
    const opened = answer.body as CaseBody & { id: string };
    expect(opened).toMatchObject({ trigger: 'manual', phase: 'awaiting-contact' });
    expect(answer.headers.location).toBe(`/api/v1/cases/${opened.id}`);
    expect(answer.headers.etag).toBeDefined();
  });

  it('is added to the open case, 200 with it', async () => {
    const { triggers } = await world.take([entry('student-0004')]);
    const answer = await report('student-0004', 'school-1-coordinator');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: triggers[0]?.caseId, trigger: 'first-unexcused' });
    expect((await report('student-0004')).status).toBe(200);
    const told = await world.call('get', `/cases/${triggers[0]?.caseId}/timeline`);
    const types = (told.body as { items: { type: string }[] }).items.map((item) => item.type);
    expect(types.filter((type) => type === 'trigger-added')).toHaveLength(1);
  });

  it('keeps a case standing when its absence turns out to be none', async () => {
    const first = entry('student-0006');
    const { triggers } = await world.take([first]);
    await report('student-0006');
    await world.call('delete', `/absences/${first.entryId}`);
    expect(await world.caseOf(triggers[0]?.caseId ?? '')).toMatchObject({ outcome: null });
  });

  it('answers 202 {} either way to whoever may not read the case', async () => {
    for (const status of [202, 202]) {
      const answer = await report('student-0007', 'school-1-teacher-2');
      expect([answer.status, answer.body]).toEqual([status, {}]);
    }
    const isProtected = await report('student-0003');
    expect([isProtected.status, isProtected.body]).toEqual([202, {}]);
    const token = await world.api.issuer.appToken('demo-app', ['case.write']);
    const blind = await world.call('post', '/cases', {
      token,
      body: { studentId: 'student-0008', reason: 'Bekymret' },
    });
    expect([blind.status, blind.body]).toEqual([202, {}]);
  });

  it.each(['school-2-teacher-1', 'ppa-1', 'admin-1', 'operator-1'])(
    'knows no student of the school for %s',
    async (who) => {
      expect((await report('student-0009', who)).status).toBe(404);
    },
  );

  it('answers 404 for a student who is not there, 422 for a body that says nothing', async () => {
    expect((await report('student-9999')).status).toBe(404);
    expect((await report('student-0009', undefined, { reason: ' ' })).status).toBe(422);
    expect((await world.call('post', '/cases', { body: {} })).status).toBe(422);
  });

  it('is repeated without effect under the same key', async () => {
    const options = {
      body: { studentId: 'student-0010', reason: 'Bekymret' },
      headers: { 'Idempotency-Key': 'concern-10' },
    };
    const first = await world.call('post', '/cases', options);
    const again = await world.call('post', '/cases', options);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });
});
