import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAbsenceWorld, entry, told, type AbsenceWorld } from './absence-world.js';

let world: AbsenceWorld;
beforeAll(async () => {
  world = await createAbsenceWorld();
});
afterAll(() => world.stop());

/** Each test has students of its own. */
let next = 100;
const student = () => `student-0${(next += 1)}`;

describe('POST /absences', () => {
  it('opens a case with the entry that raises it, and says which', async () => {
    const who = student();
    const taken = await world.take([entry(who)]);
    expect(taken).toMatchObject({ accepted: 1, updated: 0, unchanged: 0, rejected: [] });
    expect(told(taken)).toEqual([`${who} first-unexcused opened`]);
    const { caseId = '', caseNumber } = taken.triggers[0] ?? {};
    expect(caseNumber).toMatch(/^N-[B-DF-HJ-NP-TV-Z2-9]{4}-[B-DF-HJ-NP-TV-Z2-9]{4}$/);
    expect(await world.caseOf(caseId)).toMatchObject({
      phase: 'awaiting-contact',
      trigger: 'first-unexcused',
    });
  });

  it('counts an entry sent again as unchanged, and as updated when it says something new', async () => {
    const who = student();
    const first = entry(who, { kind: 'late', minutes: 10 });
    await world.take([first]);
    expect(await world.take([first])).toMatchObject({ accepted: 0, updated: 0, unchanged: 1 });
    const changed = { ...first, minutes: 20 };
    expect(await world.take([changed])).toMatchObject({ accepted: 0, updated: 1, unchanged: 0 });
  });

  it('takes an entry that stands twice in a request once, as it stands last', async () => {
    const who = student();
    const first = entry(who);
    const excused = { ...first, kind: 'excused-lesson' };
    const taken = await world.take([first, first, excused]);
    expect(taken).toMatchObject({ accepted: 1, updated: 1, unchanged: 1, triggers: [] });
  });

  it('adds a trigger to the open case, the same one once a day', async () => {
    const who = student();
    world.at('2026-09-14T09:00');
    await world.take([entry(who)]);
    expect(told(await world.take([entry(who, { lesson: 2 })]))).toEqual([]);
    expect(told(await world.take([entry(who, { kind: 'left-school' })]))).toEqual([
      `${who} left-school added`,
    ]);
    world.at('2026-09-15T09:00');
    expect(told(await world.take([entry(who, { lesson: 3 })]))).toEqual([
      `${who} first-unexcused added`,
    ]);
    world.at('2026-09-14T08:30');
  });

  it('takes history without opening anything, and as spent', async () => {
    const who = student();
    const days = ['07', '08', '09', '10'].map((d) =>
      entry(who, { date: `2026-09-${d}`, kind: 'excused-day' }),
    );
    const history = [...days, entry(who)];
    expect(await world.take(history, { history: true })).toMatchObject({
      accepted: 5,
      triggers: [],
    });
    expect(await world.take(history)).toMatchObject({ unchanged: 5, triggers: [] });
    const fifth = entry(who, { date: '2026-09-11', kind: 'excused-day' });
    expect(told(await world.take([fifth]))).toEqual([]);
  });

  it('closes the case that a correction leaves without a trigger, and lets the entry count anew', async () => {
    const who = student();
    const first = entry(who, { kind: 'unexcused-day' });
    const { triggers } = await world.take([first]);
    const caseId = triggers[0]?.caseId ?? '';
    await world.take([{ ...first, kind: 'excused-day' }]);
    expect(await world.caseOf(caseId)).toMatchObject({ outcome: 'trigger-withdrawn' });
    expect(told(await world.take([{ ...first, kind: 'unexcused-day' }]))).toEqual([
      `${who} first-unexcused opened`,
    ]);
  });

  it('moves an entry from the wrong student to the right one', async () => {
    const [wrong, right] = [student(), student()];
    const mistaken = entry(wrong);
    const { triggers } = await world.take([mistaken]);
    const taken = await world.take([{ ...mistaken, studentId: right }]);
    expect(told(taken)).toEqual([`${right} first-unexcused opened`]);
    expect(await world.caseOf(triggers[0]?.caseId ?? '')).toMatchObject({
      outcome: 'trigger-withdrawn',
    });
  });

  it('opens no second case when two requests come at once', async () => {
    const who = student();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, lesson) => world.take([entry(who, { lesson: lesson + 1 })])),
    );
    expect(answers.flatMap(told)).toEqual([`${who} first-unexcused opened`]);
  });

  it('takes a case that another request opened while this one waited for it as open', async () => {
    const who = student();
    world.at('2026-09-14T08:31');
    expect(told(await world.take([entry(who)]))).toEqual([`${who} first-unexcused opened`]);
    world.at('2026-09-14T08:30');
    expect((await world.take([entry(who)])).triggers).toEqual([]);
  });

  it('keeps what it was given while the engine is away', async () => {
    const who = student();
    world.desk.away = true;
    const taken = await world.take([entry(who)]);
    world.desk.away = false;
    expect(told(taken)).toEqual([`${who} first-unexcused opened`]);
    const caseId = taken.triggers[0]?.caseId ?? '';
    expect(await world.caseOf(caseId)).toMatchObject({ phase: 'awaiting-contact', pending: true });
  });

  it('answers a repeated key with the first answer', async () => {
    const who = student();
    const entries = [entry(who)];
    const options = { headers: { 'Idempotency-Key': `key-${who}` } };
    const first = await world.take(entries, options);
    const again = await world.call('post', '/absences', { ...options, body: { entries } });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(first);
  });

  it('stores and judges a thousand entries of hundreds of students, each opening a case', async () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      entry(`student-${String(200 + (i % 600)).padStart(4, '0')}`, { lesson: (i % 7) + 1 }),
    );
    world.desk.away = true;
    const began = Date.now();
    const taken = await world.take(many);
    const elapsed = Date.now() - began;
    world.desk.away = false;
    expect(taken.accepted + taken.rejected.length).toBe(1000);
    expect(taken.triggers.filter((t) => t.opened).length).toBeGreaterThan(590);
    expect(elapsed).toBeLessThan(5000);
  });
});

describe('DELETE /absences/{entryId}', () => {
  it('withdraws the case that stood on it, and answers 404 the second time', async () => {
    const only = entry(student());
    const { triggers } = await world.take([only]);
    expect((await world.call('delete', `/absences/${only.entryId}`)).status).toBe(204);
    expect(await world.caseOf(triggers[0]?.caseId ?? '')).toMatchObject({
      outcome: 'trigger-withdrawn',
    });
    expect((await world.call('delete', `/absences/${only.entryId}`)).status).toBe(404);
  });

  it('only leaves a note once a person has acted on the case', async () => {
    const only = entry(student());
    const { triggers } = await world.take([only]);
    const caseId = triggers[0]?.caseId ?? '';
    const call = {
      contactedAt: '2026-09-14T06:30:00Z',
      channel: 'phone',
      reached: false,
      spokeWithStudentFirst: true,
      outcome: 'not-reached',
    };
    const headers = { 'X-Acting-Staff': 'school-1-leadership' };
    await world.call('post', `/cases/${caseId}/calls`, { body: call, headers });
    await world.call('delete', `/absences/${only.entryId}`);
    expect(await world.caseOf(caseId)).toMatchObject({ outcome: null, phase: 'awaiting-contact' });
  });
});
