import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createJourney } from '../../support/case-journey.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';
import { givenStaff } from '../../support/given-roster.js';

const REASON = { reason: 'Eleven er borte, og kontaktlærer svarer ikke' };
const NO_CASE = '00000000-0000-4000-8000-000000000000';

interface Grant {
  grantId: string;
  endsAt: string;
}
interface Listed extends Grant {
  staffId: string;
  caseId: string;
  reason: string;
  refusal: string;
  verdict: string | null;
}

describe('emergency access', () => {
  let world: CaseWorld;
  let id: string;
  let grant: Grant;
  const get = (as: string, path = '') => world.send('GET', `/cases/${id}${path}`, { as });
  const breakGlass = (as: string, caseId = id) =>
    world.send('POST', `/cases/${caseId}/break-glass`, { as }, REASON);
  const review = (as: string, body: object, grantId = grant.grantId) =>
    world.send('POST', `/break-glass/${grantId}/review`, { as }, body);
  const listed = async (as: string, query = '') => {
    const { body } = await world.send('GET', `/break-glass${query}`, { as });
    return body.items as unknown as Listed[];
  };

  beforeAll(async () => {
    world = await createCaseWorld();
    id = await world.openCase('anna');
    await createJourney(world, id).toDrafting();
  });
  afterAll(() => world.end());

  it('is for somebody at the case’s own school who does not see it', async () => {
    expect((await get('north-colleague')).status).toBe(404);
    const given = await breakGlass('north-colleague');
    expect(given.status).toBe(201);
    grant = given.body as unknown as Grant;
    expect(grant.endsAt).toBe('2026-09-14T12:00:00.000Z');
    expect(world.reviews.started).toEqual([grant.grantId]);
  });

  it('reads case and timeline, and sends nothing', async () => {
    const seen = await get('north-colleague');
    expect(seen.status).toBe(200);
    expect(seen.body.allowedActions).toEqual([]);
    expect((await get('north-colleague', '/timeline')).text).toContain('Uro i timene');
    for (const path of ['/reports', '/calls', '/closure']) {
      const sent = await world.send('POST', `/cases/${id}${path}`, { as: 'north-colleague' }, {});
      expect([path, sent.status]).toEqual([path, 403]);
    }
    expect((await get('north-colleague', '/access-log')).status).toBe(404);
    const list = await world.send('GET', '/cases', { as: 'north-colleague' });
    expect(list.body.items).toEqual([]);
  });

  it('goes on as it is when it is asked for again', async () => {
    const again = await breakGlass('north-colleague');
    expect([again.status, again.body]).toEqual([200, grant]);
  });

  it('stands in the access log with its ground', async () => {
    const { body } = await get('north-leader', '/access-log');
    for (const action of ['break-glass', 'read', 'timeline']) {
      expect(body.items).toContainEqual(
        expect.objectContaining({
          staffId: 'north-colleague',
          role: 'contact-teacher',
          ground: 'break-glass',
          action,
          result: 'allowed',
        }),
      );
    }
  });

  it('answers whom it can never help as if there were no case', async () => {
    const missing = await breakGlass('south-teacher', NO_CASE);
    const never = [
      'south-teacher',
      'south-leader',
      'municipal-administrator-1',
      'data-protection-officer-1',
      'operator-1',
      'bup-1',
      'ppa-1',
    ];
    for (const as of never) {
      const refused = await breakGlass(as);
      expect([as, refused.status, refused.body]).toEqual([as, 404, missing.body]);
    }
  });

  it('is refused to those who see the case already, and to apps on their own', async () => {
    expect((await breakGlass('north-teacher')).status).toBe(403);
    const app = await world.send('POST', `/cases/${id}/break-glass`, {}, REASON);
    expect(app.status).toBe(403);
  });

  it('needs a reason', async () => {
    const sent = await world.send('POST', `/cases/${id}/break-glass`, { as: 'north-subject' }, {});
    expect([sent.status, sent.body.errors[0]?.pointer]).toEqual([422, '/reason']);
  });

  it('shows a partner whose consent is lacking no more than consent would', async () => {
    const journey = createJourney(world, id);
    world.time.now = '2026-09-14T08:05:00.000Z';
    await journey.escalate();
    expect((await get('ppa-1')).status).toBe(404);
    expect((await breakGlass('ppa-1')).status).toBe(201);
    const timeline = await get('ppa-1', '/timeline');
    expect(timeline.text).toContain('Haster');
    expect(timeline.text).not.toContain('Uro i timene');
    expect((await listed('north-leader'))[0]).toMatchObject({
      staffId: 'ppa-1',
      refusal: 'consent-not-sufficient',
    });
    expect((await breakGlass('bup-1')).status).toBe(404);
  });

  it('never opens a protected address, and tries are kept', async () => {
    const dina = await world.openCase('dina');
    for (const as of ['north-colleague', 'north-coordinator', 'north-leader-two', 'ppa-1']) {
      expect([as, (await breakGlass(as, dina)).status]).toEqual([as, 404]);
    }
    const log = await world.send('GET', `/cases/${dina}/access-log`, { as: 'north-leader' });
    expect(log.body.items).toContainEqual(
      expect.objectContaining({ staffId: 'north-coordinator', result: 'refused' }),
    );
  });

  it('is listed to leadership of the school, and to nobody else', async () => {
    const open = await listed('north-leader', '?open=true');
    expect(open.map(({ staffId }) => staffId)).toEqual(['ppa-1', 'north-colleague']);
    expect(open[1]).toMatchObject({ grantId: grant.grantId, caseId: id, verdict: null, ...REASON });
    expect(await listed('south-leader')).toEqual([]);
    expect(await listed('municipal-administrator-1')).toEqual([]);
    const refused = await world.send('GET', '/break-glass', { as: 'north-colleague' });
    expect(refused.status).toBe(403);
  });

  it('is reviewed by leadership of the school, once', async () => {
    const verdict = { verdict: 'justified', comment: 'Riktig i situasjonen' };
    expect((await review('south-leader', verdict)).status).toBe(404);
    expect((await review('municipal-administrator-1', verdict)).status).toBe(404);
    expect((await review('north-coordinator', verdict)).status).toBe(403);
    expect((await review('north-leader-two', verdict)).status).toBe(200);
    expect(world.reviews.told).toEqual([grant.grantId]);
    const again = await review('north-leader', verdict);
    expect([again.status, again.body.type]).toEqual([409, '/problems/already-reviewed']);
    expect(await listed('north-leader', '?open=true')).toHaveLength(1);
    expect(await listed('north-leader', '?open=false')).toHaveLength(1);
  });

  it('ends after its hours, for the same person alone', async () => {
    expect((await get('north-subject')).status).toBe(404);
    world.time.now = '2026-09-14T12:00:00.000Z';
    expect((await get('north-colleague')).status).toBe(404);
    world.time.now = MONDAY;
  });

  it('ends at once when leadership finds it not justified', async () => {
    const given = await breakGlass('north-subject');
    expect((await get('north-subject')).status).toBe(200);
    const { grantId } = given.body as unknown as Grant;
    expect((await review('north-leader', { verdict: 'not-justified' }, grantId)).status).toBe(200);
    expect((await get('north-subject')).status).toBe(404);
  });

  it('is reviewed by the administrator where nobody else leads the school, never by oneself', async () => {
    const given = await breakGlass('north-nurse');
    const { grantId } = given.body as unknown as Grant;
    const north = await world.db.school.findUniqueOrThrow({ where: { sourceId: 'north' } });
    const nurse = await world.db.staff.findUniqueOrThrow({ where: { sourceId: 'north-nurse' } });
    await world.db.staffRole.deleteMany({
      where: { role: 'school-leadership', schoolId: north.id },
    });
    await world.db.staffRole.create({
      data: { staffId: nurse.id, role: 'school-leadership', schoolId: north.id },
    });
    const verdict = { verdict: 'justified' };
    expect((await review('north-nurse', verdict, grantId)).status).toBe(403);
    const [open] = await listed('municipal-administrator-1', '?open=true');
    expect(open).toMatchObject({ grantId, caseId: id, ...REASON });
    expect((await get('municipal-administrator-1')).status).toBe(404);
    expect((await review('municipal-administrator-1', verdict, grantId)).status).toBe(200);
    await givenStaff(world.db, 'north-leader-three', [
      { role: 'school-leadership', schoolId: north.id },
    ]);
    expect(await listed('municipal-administrator-1')).toEqual([]);
  });
});

describe('a role taken away', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await createCaseWorld();
  });
  afterAll(() => world.end());

  it('is gone on the next call, for reading, sending and asking how a command ended', async () => {
    const id = await world.openCase('anna');
    const as = 'north-coordinator';
    const read = async () => (await world.send('GET', `/cases/${id}`, { as })).status;
    const list = async () => (await world.send('GET', '/cases', { as })).body.items.length;
    expect([await read(), await list()]).toEqual([200, 1]);
    const { id: staffId } = await world.db.staff.findUniqueOrThrow({ where: { sourceId: as } });
    await world.db.staffRole.deleteMany({ where: { staffId } });
    expect([await read(), await list()]).toEqual([404, 0]);
    const sent = await world.send('POST', `/cases/${id}/calls`, { as }, {});
    expect(sent.status).toBe(404);
    await world.db.staff.update({ where: { id: staffId }, data: { active: false } });
    expect(await read()).toBe(403);
  });
});
