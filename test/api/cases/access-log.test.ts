import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createCaseWorld, type CaseWorld } from '../../support/case-world.js';

describe('the access log of a student', () => {
  let world: CaseWorld;
  let anna: string;
  let dina: string;

  beforeAll(async () => {
    world = await createCaseWorld();
    anna = await world.openCase('anna');
    dina = await world.openCase('dina');
    await world.send('GET', `/cases/${anna}`, { as: 'north-teacher' });
    await world.send('GET', `/cases/${dina}`, { as: 'north-teacher' });
  });
  afterAll(() => world.end());

  const ask = (student: string, as?: string) =>
    world.send('GET', `/students/${student}/access-log`, as === undefined ? {} : { as });

  it('tells the school’s leadership who read what of any case', async () => {
    const { status, body } = await ask('anna', 'north-leader');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        caseId: anna,
        staffId: 'north-teacher',
        role: 'contact-teacher',
        action: 'read',
        ground: 'own-student',
        result: 'allowed',
      }),
    ]);
  });

  it('tells the data-protection officer too, and keeps that they asked', async () => {
    expect((await ask('anna', 'data-protection-officer-1')).status).toBe(200);
    const { body } = await ask('anna', 'north-leader');
    expect(body.items[0]).toMatchObject({ action: 'access-log', ground: 'data-protection' });
  });

  it.each(['north-teacher', 'north-coordinator', 'south-leader', 'ppa-1', 'operator-1', undefined])(
    'is not there for %s',
    async (as) => {
      expect((await ask('anna', as)).status).toBe(404);
    },
  );

  it('of a protected address is there for the one named leader alone', async () => {
    expect((await ask('dina', 'north-leader')).body.items.at(-1)).toMatchObject({ caseId: dina });
    for (const as of ['north-leader-two', 'data-protection-officer-1', 'north-coordinator']) {
      expect((await ask('dina', as)).status).toBe(404);
    }
  });

  it('answers alike for a student who does not exist', async () => {
    const [missing, hidden] = [
      await ask('nobody', 'south-leader'),
      await ask('anna', 'south-leader'),
    ];
    expect(missing.status).toBe(404);
    expect(missing.body).toEqual(hidden.body);
  });
});

describe('the access log of a case', () => {
  let world: CaseWorld;
  let id: string;

  beforeAll(async () => {
    world = await createCaseWorld();
    id = await world.openCase('anna');
  });
  afterAll(() => world.end());

  it('holds a line of every way to read it', async () => {
    const as = 'north-leader';
    const commandId = randomUUID();
    const call = {
      contactedAt: world.time.now,
      channel: 'phone',
      reached: false,
      spokeWithStudentFirst: true,
      outcome: 'not-reached',
    };
    world.desk.away = true;
    const sent = await world.send('POST', `/cases/${id}/calls`, { as }, call);
    expect(sent.status).toBe(202);
    await world.send('GET', `/cases/${id}`, { as });
    await world.send('GET', `/cases/${id}/timeline`, { as });
    await world.send('GET', `/cases/${id}/commands/${sent.body.commandId}`, { as });
    await world.send('GET', `/cases/${id}/commands/${commandId}`, { as });
    await world.send('GET', '/cases', { as });
    await world.send('POST', '/cases/search', { as }, { studentId: 'anna' });
    await world.send('GET', `/cases/${id}/access-log`, { as });
    await world.send('GET', '/students/anna/access-log', { as });
    const { body } = await world.send('GET', `/cases/${id}/access-log`, { as });
    expect(body.items.map(({ action }) => action).reverse()).toEqual([
      'log-call',
      'read',
      'timeline',
      'command',
      'list',
      'search',
      'access-log',
      'access-log',
    ]);
  });
});
