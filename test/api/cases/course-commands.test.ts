import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createJourney } from '../../support/case-journey.js';
import { closeOpenCases } from '../../support/close-open-cases.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';

describe('the commands about who, when and whether', () => {
  let world: CaseWorld;
  let id: string;
  let journey: ReturnType<typeof createJourney>;

  beforeAll(async () => {
    world = await createCaseWorld();
  });
  afterAll(() => world.end());
  beforeEach(async () => {
    world.time.now = MONDAY;
    await closeOpenCases(world);
    id = await world.openCase('anna');
    journey = createJourney(world, id);
  });
  const send = (method: string, path: string, as: string | undefined, body?: object) =>
    world.send(method, `/cases/${id}${path}`, { as }, body);

  it('assigns, declines, withdraws and accepts', async () => {
    const ask = { role: 'contact-teacher', staffId: 'north-colleague' };
    const asked = await journey.post('/assignments', ask, 'north-leader');
    expect(asked.status).toBe(200);
    const [first] = asked.body.assignments;
    expect(first).toMatchObject({ staffId: 'north-colleague', status: 'asked' });
    const declined = await send('DELETE', `/assignments/${first?.id}`, 'north-colleague');
    expect(declined.status).toBe(200);
    expect(declined.body.allowedActions).toEqual([]);
    const again = await journey.post('/assignments', ask, 'north-coordinator');
    const second = again.body.assignments[1];
    const accepted = await send(
      'POST',
      `/assignments/${second?.id}/acceptance`,
      'north-colleague',
      {},
    );
    expect(accepted.body.responsible?.staffId).toBe('north-colleague');
  });

  it('moves a case to another school, whose people then see it', async () => {
    const moved = await send('POST', '/assignments', 'north-leader', { schoolId: 'south' });
    expect(moved.status).toBe(200);
    expect(moved.body).toMatchObject({
      schoolId: 'south',
      responsible: { role: 'school-leadership' },
    });
    expect((await send('GET', '', 'south-leader')).status).toBe(200);
    expect((await send('GET', '', 'north-leader')).status).toBe(404);
  });

  it('extends once', async () => {
    const until = '2026-09-18';
    const extended = await journey.post('/extensions', { until, reason: 'Syk' }, 'north-leader');
    expect(extended.body).toMatchObject({
      dueAt: '2026-09-18T14:00:00.000Z',
      dueBecause: { rule: 'extension' },
    });
    expect(extended.body.allowedActions).not.toContain('extend');
    const again = await send('POST', '/extensions', 'north-leader', {
      until: '2026-09-21',
      reason: 'Syk',
    });
    expect(again.body).toMatchObject({ type: '/problems/already-extended', status: 409 });
  });

  it('reports that nobody came, and keeps the time of day for a new date', async () => {
    await journey.toMapping();
    const scheduledFor = '2026-09-14T09:30:00+02:00';
    world.time.now = '2026-09-14T07:00:00.000Z';
    const { body } = await journey.post('/meetings', { kind: 'mapping', scheduledFor });
    world.time.now = MONDAY;
    const path = `/meetings/${body.meetingId}/no-show`;
    const reported = await journey.post(path, { who: 'guardians', newDate: '2026-09-16' });
    expect(reported.body.meetings[0]).toMatchObject({
      noShows: 1,
      scheduledFor: '2026-09-16T07:30:00.000Z',
    });
    const second = await journey.post(path, { who: ['student', { guardianId: 'anna-mor' }] });
    expect(second.body.responsible?.role).toBe('school-leadership');
  });

  it('opens a duty and ticks its items, also after closing', async () => {
    const opened = await journey.post('/duties', { kind: 'av1-robot' });
    const [duty] = opened.body.duties;
    await journey.close();
    const tick = { item: duty?.items[0]?.item, doneAt: MONDAY };
    const ticked = await send('POST', `/duties/${duty?.id}/progress`, 'north-teacher', tick);
    expect(ticked.status).toBe(200);
    expect(ticked.body.duties[0]?.items[0]?.doneAt).toBe(MONDAY);
    const unknown = { item: 'nothing', doneAt: MONDAY };
    const refused = await send('POST', `/duties/${duty?.id}/progress`, 'north-teacher', unknown);
    expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer: '/item' }] });
  });

  it('records a report to child welfare, also after closing and by a partner', async () => {
    const report = { to: 'child-welfare', reportedAt: MONDAY };
    await journey.toLocal();
    expect((await send('POST', '/reports', 'ppa-1', report)).status).toBe(200);
    await journey.close();
    expect((await send('POST', '/reports', 'north-teacher', report)).status).toBe(200);
  });

  it('closes', async () => {
    const closed = await journey.close('moved');
    expect(closed.body).toMatchObject({
      phase: 'closed',
      outcome: 'moved',
      closedAt: MONDAY,
      dueAt: null,
      responsible: null,
    });
    expect(closed.body.allowedActions).toEqual(['record-consent', 'record-report']);
  });
});
