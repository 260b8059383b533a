import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeCursor } from '../../../api/cases/page.js';
import { createJourney } from '../../support/case-journey.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';
import { givenStudent } from '../../support/given-roster.js';

const NO_CASE = '11111111-1111-4111-8111-111111111111';

describe('the list of cases', () => {
  let world: CaseWorld;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    world = await createCaseWorld();
    await givenStudent(world.db, { id: 'eva', birthDate: '2013-04-02' });
    for (const [i, student] of ['anna', 'bo', 'eva', 'cato'].entries()) {
      world.time.now = new Date(Date.parse(MONDAY) + i * 60_000).toISOString();
      ids[student] = await world.openCase(student);
    }
    world.time.now = '2026-09-14T09:00:00.000Z';
    await createJourney(world, ids.bo ?? '').toMapping();
    await createJourney(world, ids.anna ?? '').toLocal();
    world.time.now = '2026-09-15T09:00:00.000Z';
  });
  afterAll(() => world.end());

  async function list(query = '', sent: { as?: string; client?: string } = { as: 'north-leader' }) {
    const { status, body } = await world.send('GET', `/cases${query}`, sent);
    expect(status).toBe(200);
    return body.items.map(({ studentId }) => studentId);
  }

  it('holds the cases that the caller sees, newest first', async () => {
    expect(await list()).toEqual(['eva', 'bo', 'anna']);
    expect(await list('', { as: 'south-teacher' })).toEqual(['cato']);
    expect(await list('', { as: 'north-colleague' })).toEqual([]);
    expect(await list('', { as: 'ppa-1' })).toEqual(['anna']);
    expect(await list('', { as: 'phfs-1' })).toEqual([]);
    expect(await list('', { as: 'south-nurse' })).toEqual([]);
    expect(await list('', { as: 'operator-1' })).toEqual([]);
    expect(await list('', { client: 'north-app' })).toEqual(['eva', 'bo', 'anna']);
    expect(await list('', {})).toEqual(['cato', 'eva', 'bo', 'anna']);
  });

  it.each([
    ['?schoolId=south', [], ['cato']],
    ['?schoolId=nowhere', [], []],
    ['?step=mapping', ['bo'], ['bo']],
    ['?phase=awaiting-contact', ['eva'], ['cato', 'eva']],
    ['?btiLevel=2', ['anna'], ['anna']],
    ['?overdue=true', ['eva'], ['cato', 'eva']],
    ['?overdue=false', ['bo', 'anna'], ['bo', 'anna']],
    ['?stuck=true', [], []],
    ['?responsibleId=north-teacher', ['eva', 'bo'], ['eva', 'bo']],
    ['?responsibleId=nobody', [], []],
    [`?openedAfter=${MONDAY}`, ['eva', 'bo'], ['cato', 'eva', 'bo']],
    ['?openedAfter=2026-09-13', ['eva', 'bo', 'anna'], ['cato', 'eva', 'bo', 'anna']],
    ['?openedAfter=2026-09-14', [], []],
    ['?q=no-such', [], []],
  ])('narrows by %s', async (query, toLeader, toApp) => {
    expect(await list(query)).toEqual(toLeader);
    expect(await list(query, {})).toEqual(toApp);
  });

  it('finds a case by a part of its number', async () => {
    const { body } = await world.send('GET', `/cases/${ids.bo}`, { as: 'north-leader' });
    const number = body.caseNumber;
    expect(await list(`?q=${number.toLowerCase()}`)).toEqual(['bo']);
    expect(await list(`?q=${number.slice(2)}`)).toEqual(['bo']);
  });

  it('holds codes and dates only', async () => {
    const { text } = await world.send('GET', '/cases', { as: 'north-leader' });
    expect(text).not.toMatch(/Elev|Foresatt|Navn|Haster/);
  });

  it('comes in pages that neither repeat nor leave out', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path = `/cases?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await world.send('GET', path);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ studentId }) => studentId));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(['cato', 'eva', 'bo', 'anna']);
  });

  it.each([
    'limit=0',
    'limit=201',
    'cursor=nonsense',
    `cursor=${writeCursor(['0000-01-01T00:00:00Z', NO_CASE])}`,
    'step=seven',
    'overdue=maybe',
    'btiLevel=4',
    'openedAfter=0000-06-01',
    'openedAfter=0001-01-01T00:00:00%2B05:00',
    'openedAfter=9999-12-31T23:59:59-05:00',
  ])('refuses %s', async (query) => {
    const refused = await world.send('GET', `/cases?${query}`, { as: 'north-leader' });
    expect(refused.body).toMatchObject({
      status: 422,
      errors: [{ parameter: query.split('=')[0] }],
    });
  });

  describe('searched by student', () => {
    const search = async (body: object, as?: string) =>
      world.send('POST', '/cases/search', { as }, body);

    it('finds by id and by a part of the name, within what the caller sees', async () => {
      const found = await search({ studentId: 'bo' }, 'north-teacher');
      expect(found.body.items).toEqual([expect.objectContaining({ studentId: 'bo' })]);
      const named = await search({ name: 'ELEV AN' }, 'north-teacher');
      expect(named.body.items).toEqual([expect.objectContaining({ studentId: 'anna' })]);
      expect((await search({ name: 'Elev' }, 'south-teacher')).body.items).toHaveLength(1);
      expect((await search({ name: '%' }, 'north-teacher')).body.items).toEqual([]);
    });

    it('lets an app on its own search by id alone', async () => {
      expect((await search({ studentId: 'bo' })).body.items).toHaveLength(1);
      expect((await search({ name: 'Elev' })).status).toBe(403);
    });

    it('needs something to search for', async () => {
      expect((await search({}, 'north-teacher')).status).toBe(422);
    });
  });

  describe('and the access log', () => {
    const log = (as: string, query = '') =>
      world.send('GET', `/cases/${ids.bo}/access-log${query}`, { as });

    it('tells leadership and the data-protection officer who read and did what, newest first', async () => {
      await world.send('GET', `/cases/${ids.bo}`, { as: 'north-teacher' });
      const { body } = await log('north-leader');
      expect(body.items[0]).toMatchObject({
        staffId: 'north-teacher',
        role: 'contact-teacher',
        action: 'read',
        ground: 'own-student',
        result: 'allowed',
        clientId: 'app',
      });
      const actions = new Set(body.items.map(({ action }) => action));
      expect([...actions]).toEqual(expect.arrayContaining(['read', 'list', 'search', 'log-call']));
      expect((await log('data-protection-officer-1')).status).toBe(200);
    });

    it('is not for others who see the case, and does not exist for those who do not', async () => {
      expect((await log('north-teacher')).status).toBe(403);
      expect((await log('north-coordinator')).status).toBe(403);
      expect((await log('south-leader')).status).toBe(404);
    });

    it('comes in pages', async () => {
      const first = await log('north-leader', '?limit=1');
      const second = await log('north-leader', `?limit=200&cursor=${first.body.nextCursor}`);
      expect(first.body.items).toHaveLength(1);
      expect(second.body.items).not.toContainEqual(first.body.items[0]);
      expect(second.body.nextCursor).toBeNull();
    });
  });
});
