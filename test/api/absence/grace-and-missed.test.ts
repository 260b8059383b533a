import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reraiseMissed } from '../../../api/absence/reraise-missed.js';
import { createAbsenceWorld, entry, told, type AbsenceWorld } from './absence-world.js';

interface OpenPayload {
  start: { notBefore: string | null };
}

describe('with minutes of grace', () => {
  let world: AbsenceWorld;
  beforeAll(async () => {
    world = await createAbsenceWorld(30);
    // Nothing is delivered: what counts here is what the API stores and shows.
    world.desk.away = true;
  });
  afterAll(() => world.stop());

  const commandsOf = async (studentSourceId: string) => {
    const student = await world.api.db.student.findUniqueOrThrow({
      where: { sourceId: studentSourceId },
    });
    const allotments = await world.api.db.caseAllotment.findMany({
      where: { studentId: student.id },
    });
    return world.api.db.inboxCommand.findMany({
      where: { caseId: { in: allotments.map((a) => a.caseId) } },
      orderBy: { arrival: 'asc' },
    });
  };

  it('an unexcused lesson opens its case later, and nobody hears of it before', async () => {
    const taken = await world.take([entry('student-0101')]);
    expect(taken.triggers).toEqual([
      { studentId: 'student-0101', trigger: 'first-unexcused', opened: true },
    ]);
    const [opening] = await commandsOf('student-0101');
    const { start } = opening?.payload as unknown as OpenPayload;
    expect(start.notBefore).toBe('2026-09-14T07:00:00.000Z');
    expect((await world.call('get', `/cases/${opening?.caseId}`)).status).toBe(404);
  });

  it('a correction meanwhile withdraws it', async () => {
    const lesson = entry('student-0102');
    await world.take([lesson]);
    await world.take([{ ...lesson, kind: 'excused-lesson' }]);
    const names = (await commandsOf('student-0102')).map((c) => c.name);
    expect(names).toEqual(['open-case', 'withdraw-trigger']);
  });

  it('another lesson waits with the first, anything else reaches the case at once', async () => {
    await world.take([entry('student-0103')]);
    await world.take([entry('student-0103', { lesson: 2 })]);
    await world.take([entry('student-0103', { kind: 'unexcused-day' })]);
    const names = (await commandsOf('student-0103')).map((c) => c.name);
    expect(names).toEqual(['open-case', 'add-trigger']);
  });

  it.each(['unexcused-day', 'left-school'])('%s opens its case at once', async (kind) => {
    const who = kind === 'left-school' ? 'student-0104' : 'student-0105';
    const { triggers } = await world.take([entry(who, { kind })]);
    expect(triggers[0]).toHaveProperty('caseId');
  });
});

describe('an entry that arrives while its case closes', () => {
  let world: AbsenceWorld;
  beforeAll(async () => {
    world = await createAbsenceWorld();
  });
  afterAll(() => world.stop());

  /** Sends entries as if the engine were slow: what is stored before them is delivered after them. */
  async function whileAway<T>(work: () => Promise<T>): Promise<T> {
    world.desk.away = true;
    return work().finally(() => (world.desk.away = false));
  }

  it('opens a new case when the old one withdrew before it', async () => {
    const first = entry('student-0111');
    const { triggers } = await world.take([first]);
    await whileAway(() => world.take([{ ...first, kind: 'excused-lesson' }]));
    world.at('2026-09-14T08:31');
    await whileAway(() => world.take([entry('student-0111')]));
    await world.desk.deliverLeftOver();
    expect(await world.caseOf(triggers[0]?.caseId ?? '')).toMatchObject({
      outcome: 'trigger-withdrawn',
    });
    await reraiseMissed(world.api.deps, '2026-09-14T06:32:00.000Z');
    const open = await openCases('student-0111');
    expect(open).toHaveLength(1);
    expect(open[0]?.caseId).not.toBe(triggers[0]?.caseId);
    await reraiseMissed(world.api.deps, '2026-09-14T06:33:00.000Z');
    expect(await openCases('student-0111')).toHaveLength(1);
  });

  it('opens a new case when a person closed the old one in that moment', async () => {
    const { triggers } = await world.take([entry('student-0112')]);
    const caseId = triggers[0]?.caseId ?? '';
    const call = {
      contactedAt: '2026-09-14T06:31:00Z',
      channel: 'phone',
      reached: true,
      spokeWithStudentFirst: true,
      outcome: 'natural-cause',
    };
    const headers = { 'X-Acting-Staff': 'school-1-leadership' };
    const taken = await whileAway(async () => {
      const left = entry('student-0112', { kind: 'left-school' });
      const answer = await world.take([left]);
      // The call overtakes what waits: its case is closed when the trigger is delivered.
      const commands = await world.api.db.inboxCommand.findMany({
        where: { caseId, name: 'add-trigger' },
      });
      await world.api.owner.inboxCommand.updateMany({
        where: { id: { in: commands.map((c) => c.id) } },
        data: { status: 'held' },
      });
      world.desk.away = false;
      await world.call('post', `/cases/${caseId}/calls`, { body: call, headers });
      await world.api.owner.inboxCommand.updateMany({
        where: { status: 'held' },
        data: { status: 'pending' },
      });
      return answer;
    });
    expect(told(taken)).toEqual(['student-0112 left-school added']);
    await world.desk.deliverLeftOver();
    await reraiseMissed(world.api.deps, '2026-09-14T06:32:00.000Z');
    const [again] = await openCases('student-0112');
    expect(again).toMatchObject({ trigger: 'left-school' });
    expect(again?.caseId).not.toBe(caseId);
  });

  async function openCases(sourceId: string) {
    const student = await world.api.db.student.findUniqueOrThrow({ where: { sourceId } });
    return world.api.db.caseAllotment.findMany({ where: { studentId: student.id, endedAt: null } });
  }
});
