import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createJourney } from '../../support/case-journey.js';
import { createCaseWorld, MONDAY, type CaseWorld, type Sent } from '../../support/case-world.js';

const SCHOOL = ['north-teacher', 'north-coordinator', 'north-leader', 'north-leader-two'];
const LOCAL = ['north-nurse', 'ppa-1'];
const CENTRAL = ['ppa-1', 'phfs-1', 'north-nurse', 'child-welfare-1', 'service-desk-1'];
const NEVER = [
  'north-colleague',
  'north-subject',
  'south-teacher',
  'south-leader',
  'south-coordinator',
  'south-nurse',
  'municipal-administrator-1',
  'data-protection-officer-1',
  'operator-1',
];
const EVERYBODY = [...SCHOOL, ...CENTRAL, ...NEVER, 'bup-1', 'bridge-builders-1', 'out-1'];

describe('who sees a case', () => {
  let world: CaseWorld;
  let id: string;

  beforeAll(async () => {
    world = await createCaseWorld();
    id = await world.openCase('anna');
  });
  afterAll(() => world.end());

  const read = (sent: Sent, path = '') => world.send('GET', `/cases/${id}${path}`, sent);
  async function seers(): Promise<string[]> {
    const seen = await Promise.all(
      EVERYBODY.map(async (as) => {
        const { status } = await read({ as });
        expect([200, 404]).toContain(status);
        return status === 200 ? as : undefined;
      }),
    );
    return seen.filter((as) => as !== undefined).sort();
  }
  const sorted = (...people: string[][]) => [...new Set(people.flat())].sort();

  it('is the contact teacher, coordinator and leadership of the school while nobody else has consent', async () => {
    expect(await seers()).toEqual(sorted(SCHOOL));
  });

  it('answers exactly alike for a case out of reach and one that does not exist', async () => {
    const hidden = await read({ as: 'south-teacher' });
    const missing = await world.send('GET', '/cases/00000000-0000-4000-8000-000000000000', {
      as: 'south-teacher',
    });
    const malformed = await world.send('GET', '/cases/nonsense', { as: 'south-teacher' });
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual(missing.body);
    expect(hidden.body).toEqual(malformed.body);
  });

  it('is the nurse with consent to information once the findings are there, and only the findings', async () => {
    const journey = createJourney(world, id);
    await journey.consentTo('school-nurse-information');
    expect(await seers()).toEqual(sorted(SCHOOL));
    await journey.toDrafting();
    expect(await seers()).toEqual(sorted(SCHOOL, ['north-nurse']));
    const timeline = await read({ as: 'north-nurse' }, '/timeline');
    expect(timeline.body.items).toHaveLength(1);
    expect(timeline.body.items[0]?.text?.findings).toMatchObject({ school: 'Uro i timene' });
  });

  it('is nobody more by consent alone, before the case is lifted', async () => {
    await createJourney(world, id).consentTo('local');
    expect(await seers()).toEqual(sorted(SCHOOL, ['north-nurse']));
  });

  it('is the local arena once lifted, read only, without the findings for those without that consent', async () => {
    await createJourney(world, id).escalate();
    expect(await seers()).toEqual(sorted(SCHOOL, LOCAL));
    const ppa = await read({ as: 'ppa-1' });
    expect(ppa.body.allowedActions).toEqual(['record-report']);
    const text = (await read({ as: 'ppa-1' }, '/timeline')).text;
    expect(text).toContain('Haster');
    expect(text).not.toContain('Uro i timene');
    const nurse = await read({ as: 'north-nurse' }, '/timeline');
    expect(nurse.text).toContain('Uro i timene');
  });

  it('is the central arena once lifted there, and PHFS may hold its meeting', async () => {
    const journey = createJourney(world, id);
    await journey.decideLocally('lift-central');
    expect(await seers()).toEqual(sorted(SCHOOL, LOCAL));
    await journey.consentTo('central');
    expect(await seers()).toEqual(sorted(SCHOOL, LOCAL, CENTRAL));
    const { body } = await read({ as: 'phfs-1' });
    expect(body.allowedActions).toEqual(['schedule-meeting', 'hold-meeting', 'record-report']);
  });

  it('is the arena no longer when one guardian withdraws', async () => {
    const withdrawn = { status: 'withdrawn', covers: ['central'] };
    const consent = { by: { guardianId: 'anna-far' }, form: 'oral', recordedAt: MONDAY };
    await createJourney(world, id).post('/consents', { ...consent, ...withdrawn });
    expect(await seers()).toEqual(sorted(SCHOOL, LOCAL));
  });

  it('is never a partner once the case is closed', async () => {
    await createJourney(world, id).close();
    expect(await seers()).toEqual(sorted(SCHOOL));
  });

  describe('of the apps on their own', () => {
    it('is one bound to the school, in codes and dates without free text or who consented', async () => {
      const seen = await read({ client: 'north-app' });
      expect(seen.status).toBe(200);
      expect(seen.body.allowedActions).toEqual([]);
      expect(seen.body.consents[0]).not.toHaveProperty('by');
      const timeline = await read({ client: 'north-app' }, '/timeline');
      expect(timeline.text).not.toContain('Haster');
      expect(timeline.body.items.some((item: object) => 'text' in item || 'by' in item)).toBe(
        false,
      );
    });

    it('is not one bound to another school', async () => {
      const south = await world.openCase('cato');
      const { status } = await world.send('GET', `/cases/${south}`, { client: 'north-app' });
      expect(status).toBe(404);
    });
  });

  it('is, for an app that acts, no more than the roles it is registered for', async () => {
    const other = await world.openCase('bo');
    const get = (as: string) => world.send('GET', `/cases/${other}`, { client: 'north-app', as });
    expect((await get('north-teacher')).status).toBe(200);
    expect((await get('north-leader')).status).toBe(403);
  });
});

describe('who sees the case of a student with a protected address', () => {
  let world: CaseWorld;
  let id: string;
  const seers = async () => {
    const seen = await Promise.all(
      EVERYBODY.map(async (as) =>
        (await world.send('GET', `/cases/${id}`, { as })).status === 200 ? [as] : [],
      ),
    );
    return seen.flat().sort();
  };

  beforeAll(async () => {
    world = await createCaseWorld();
    id = await world.openCase('dina');
  });
  afterAll(() => world.end());

  it('is the contact teacher and the first leader, who has the coordinator’s place', async () => {
    expect(await seers()).toEqual(['north-leader', 'north-teacher']);
    const { body } = await world.send('GET', `/cases/${id}`, { as: 'north-leader' });
    expect(body.allowedActions).toEqual(expect.arrayContaining(['extend', 'assign', 'close']));
  });

  it('is no app on its own, and stands in nobody’s list', async () => {
    expect((await world.send('GET', `/cases/${id}`)).status).toBe(404);
    for (const as of ['north-leader', 'north-teacher', undefined]) {
      const list = await world.send('GET', '/cases', { as });
      expect(list.body.items).toEqual([]);
      const search = await world.send('POST', '/cases/search', { as }, { studentId: 'dina' });
      expect(search.body.items).toEqual([]);
    }
  });

  it('shows its access log to that leader and not to the data-protection officer', async () => {
    const log = (as: string) => world.send('GET', `/cases/${id}/access-log`, { as });
    expect((await log('north-leader')).status).toBe(200);
    expect((await log('data-protection-officer-1')).status).toBe(404);
  });

  it('is whom the roster names, the named leader instead of the first', async () => {
    const [dina, ...named] = await Promise.all([
      world.db.student.findUniqueOrThrow({ where: { sourceId: 'dina' } }),
      ...['north-leader-two', 'ppa-1', 'north-coordinator'].map((sourceId) =>
        world.db.staff.findUniqueOrThrow({ where: { sourceId } }),
      ),
    ]);
    await world.db.namedStaff.createMany({
      data: named.map(({ id: staffId }) => ({ staffId, studentId: dina.id })),
    });
    expect(await seers()).toEqual(
      ['north-teacher', 'north-leader-two', 'ppa-1', 'north-coordinator'].sort(),
    );
    const { body } = await world.send('GET', `/cases/${id}`, { as: 'north-coordinator' });
    expect(body.allowedActions).toEqual(['record-report']);
  });

  it('holds from the moment the roster says so, also before the case is told', async () => {
    id = await world.openCase('anna');
    expect(await seers()).toContain('north-coordinator');
    await world.db.student.update({ where: { sourceId: 'anna' }, data: { protectedAddress: 7 } });
    expect(await seers()).toEqual(['north-leader', 'north-teacher']);
  });
});
