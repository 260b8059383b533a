import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createJourney } from '../../support/case-journey.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';

const CALL = {
  contactedAt: MONDAY,
  channel: 'phone',
  reached: false,
  spokeWithStudentFirst: false,
  outcome: 'not-reached',
};

describe('who sees a case that is handed over', () => {
  let world: CaseWorld;
  let id: string;
  const read = (as: string, path = '') => world.send('GET', `/cases/${id}${path}`, { as });

  beforeAll(async () => {
    world = await createCaseWorld();
    id = await world.openCase('anna');
  });
  afterAll(() => world.end());

  it('is the person asked, who may accept or decline, and sees no free text yet', async () => {
    const journey = createJourney(world, id);
    await journey.post('/calls', { ...CALL, summary: 'Fortrolig' });
    expect((await read('north-colleague')).status).toBe(404);
    const asked = { role: 'contact-teacher', staffId: 'north-colleague' };
    await journey.post('/assignments', asked, 'north-leader');
    const seen = await read('north-colleague');
    expect(seen.body.allowedActions).toEqual(['assign', 'accept-handover', 'record-report']);
    expect((await read('north-colleague', '/timeline')).text).not.toContain('Fortrolig');
  });

  it('is the new holder and no longer the old one once accepted', async () => {
    const { body } = await read('north-colleague');
    const path = `/cases/${id}/assignments/${body.assignments[0]?.id}/acceptance`;
    const accepted = await world.send('POST', path, { as: 'north-colleague' }, {});
    expect(accepted.body.responsible).toEqual({
      role: 'contact-teacher',
      staffId: 'north-colleague',
    });
    expect((await read('north-teacher')).status).toBe(404);
    expect((await read('north-colleague', '/timeline')).text).toContain('Fortrolig');
  });

  it('is a stand-in on their dates only', async () => {
    const standIn = { role: 'contact-teacher', staffId: 'north-subject' };
    const dates = { from: '2026-09-15', to: '2026-09-16' };
    await createJourney(world, id).post('/assignments', { ...standIn, ...dates }, 'north-leader');
    expect((await read('north-subject')).status).toBe(404);
    world.time.now = '2026-09-16T08:00:00.000Z';
    expect((await read('north-subject')).status).toBe(200);
    world.time.now = '2026-09-17T08:00:00.000Z';
    expect((await read('north-subject')).status).toBe(404);
  });
});
