import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandName } from '../../../domain/codes.js';
import { bodies, createJourney } from '../../support/case-journey.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';

const TEAM = ['north-teacher', 'north-coordinator', 'north-leader'];
const LEADERS = ['north-coordinator', 'north-leader'];
const PARTNERS = ['ppa-1', 'north-nurse', 'child-welfare-1', 'phfs-1'];
const EVERYBODY = [...TEAM, ...PARTNERS];
const held = (kind: string) => ({ kind, heldAt: MONDAY, decision: 'nothing' });
const scheduled = (kind: string) => ({ kind, scheduledFor: 'nothing' });

/** Command, path, a body that goes no further than the rights, and who may send it while the central arena waits. */
const TABLE: [CommandName, string, object, string[]][] = [
  ['log-call', '/calls', {}, TEAM],
  ['schedule-meeting', '/meetings', scheduled('mapping'), TEAM],
  ['schedule-meeting', '/meetings', scheduled('evaluation'), TEAM],
  ['schedule-meeting', '/meetings', scheduled('local'), LEADERS],
  ['schedule-meeting', '/meetings', scheduled('central'), [...LEADERS, 'phfs-1']],
  ['schedule-meeting', '/meetings', scheduled('bup'), LEADERS],
  ['schedule-meeting', '/meetings', scheduled('review'), LEADERS],
  ['hold-meeting', '/meetings/held', held('mapping'), TEAM],
  ['hold-meeting', '/meetings/held', held('local'), LEADERS],
  ['hold-meeting', '/meetings/held', held('central'), [...LEADERS, 'phfs-1']],
  ['hold-meeting', '/meetings/held', held('bridge-builders'), LEADERS],
  ['hold-meeting', '/meetings/held', held('review'), LEADERS],
  ['agree-plan', '/plans', {}, TEAM],
  ['check-plan', '/plans/1/checks', {}, TEAM],
  ['evaluate-plan', '/plans/1/evaluation', {}, TEAM],
  ['record-consent', '/consents', {}, TEAM],
  ['discuss-anonymously', '/consultations', { anonymous: true }, TEAM],
  ['consult-ppa', '/consultations', { anonymous: false }, TEAM],
  ['go-on-without-consent', '/without-consent', {}, LEADERS],
  ['escalate', '/escalations', {}, TEAM],
  ['assign', '/assignments', {}, LEADERS],
  ['extend', '/extensions', {}, LEADERS],
  ['report-no-show', '/meetings/x/no-show', {}, TEAM],
  ['accept-handover', '/assignments/x/acceptance', { no: 1 }, []],
  ['open-duty', '/duties', {}, TEAM],
  ['progress-duty', '/duties/x/progress', {}, TEAM],
  ['record-report', '/reports', {}, EVERYBODY],
  ['close', '/closure', {}, LEADERS],
];

describe('who may send a command', () => {
  let world: CaseWorld;
  let id: string;

  beforeAll(async () => {
    world = await createCaseWorld();
    id = await world.openCase('anna');
    const journey = createJourney(world, id);
    await journey.consentTo('central');
    await journey.escalate('central');
  });
  afterAll(() => world.end());

  it.each(TABLE)('%s (%s %j)', async (_command, path, body, allowed) => {
    const statuses = await Promise.all(
      EVERYBODY.map(async (as) => {
        const { status } = await world.send('POST', `/cases/${id}${path}`, { as }, body);
        expect([403, 422]).toContain(status);
        return status === 422 ? [as] : [];
      }),
    );
    expect(statuses.flat().sort()).toEqual([...allowed].sort());
  });

  it('keeps a refused attempt in the access log', async () => {
    await world.send('POST', `/cases/${id}/closure`, { as: 'north-teacher' }, {});
    const { body } = await world.send('GET', `/cases/${id}/access-log`, { as: 'north-leader' });
    expect(body.items).toContainEqual(
      expect.objectContaining({ staffId: 'north-teacher', action: 'close', result: 'refused' }),
    );
  });

  it('lets the contact teacher close in monitoring only', async () => {
    const close = () =>
      world.send(
        'POST',
        `/cases/${id}/closure`,
        { as: 'north-teacher' },
        { reason: 'goal-reached' },
      );
    expect((await close()).status).toBe(403);
    const monitor = { kind: 'central', heldAt: MONDAY, decision: 'monitor' };
    await createJourney(world, id).post('/meetings/held', monitor, 'phfs-1');
    expect((await close()).status).toBe(200);
  });

  it('lets an app on its own only schedule meetings', async () => {
    const other = await world.openCase('bo');
    const send = (path: string, body: object) =>
      world.send('POST', `/cases/${other}${path}`, {}, body);
    expect((await send('/calls', bodies.call(MONDAY))).status).toBe(403);
    expect((await send('/reports', { to: 'police', reportedAt: MONDAY })).status).toBe(403);
    expect((await send('/meetings', scheduled('mapping'))).status).toBe(422);
    const { body } = await world.send('GET', `/cases/${other}`);
    expect(body.allowedActions).toEqual(['schedule-meeting']);
  });

  it('needs the scope, for reading and for sending', async () => {
    const other = await world.openCase('cato');
    const path = `/cases/${other}`;
    const as = 'south-teacher';
    const scope = 'naervaer:case.read';
    const seen = await world.send('GET', path, { as, scope });
    expect(seen.body.allowedActions).toEqual([]);
    expect((await world.send('POST', `${path}/calls`, { as, scope }, {})).status).toBe(403);
    expect((await world.send('GET', path, { as, scope: 'naervaer:case.write' })).status).toBe(403);
  });

  it('lets nobody act as somebody unknown', async () => {
    expect((await world.send('GET', `/cases/${id}`, { as: 'nobody' })).status).toBe(403);
  });
});
