import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startFeedWorld, type FeedWorld } from './support/feed-world.js';
import { absenceOf, madeUpSchool } from './support/made-up-school.js';
import type { Asked, Fault } from './support/oneroster-server.js';

const SCHOOL = madeUpSchool('vik', 4);
const PAGE = 10;
const ROWS = 45;
let made = 0;

describe('a source that stumbles', () => {
  let world: FeedWorld;
  beforeAll(async () => {
    world = await startFeedWorld();
  });
  afterAll(() => world.stop());

  // Each test has a source of its own, with absence in five pages.
  let set = '';
  beforeEach(async () => {
    set = `set${(made += 1)}`;
    world.setNow(new Date(Date.parse('2026-09-14T06:00:00Z') + made * 60_000).toISOString());
    world.server.rows = {
      ...SCHOOL,
      absences: Array.from({ length: ROWS }, (_, i) =>
        absenceOf('vik-s0000', `${set}-${String(i).padStart(2, '0')}`, {
          absenceType: 'late',
          lesson: (i % 6) + 1,
        }),
      ),
    };
    world.server.largestPage = PAGE;
    world.server.tells = 'total';
    world.server.tokenSeconds = 3600;
    world.server.fault = () => undefined;
    world.server.asked.length = 0;
    world.pauses.length = 0;
    await world.register(set);
  });

  /** Stumbles on the absence's page that begins at `offset`, so many times. */
  const stumble = (offset: number, fault: ReturnType<Fault>, times = 1): Fault => {
    let left = times;
    return (asked) =>
      asked.collection === 'absences' && asked.offset === offset && left-- > 0 ? fault : undefined;
  };
  const offsets = () => absencesOf(world.server.asked).map(({ offset }) => offset);
  const stored = () => world.api.db.absence.count({ where: { sourceId: { startsWith: set } } });
  const allOnce = { accepted: ROWS, updated: 0, unchanged: 0, removed: 0 };

  it('by answering 500 is asked again, with growing pauses', async () => {
    world.server.fault = stumble(20, { status: 500 }, 3);
    const { status, counts } = await world.run(set);
    expect([status, counts.absences, await stored()]).toEqual([
      'finished',
      expect.objectContaining(allOnce),
      ROWS,
    ]);
    expect(world.pauses).toEqual([500, 1000, 2000]);
  });

  it('by asking for patience gets as much as it asks for', async () => {
    world.server.fault = stumble(10, { status: 429, headers: { 'Retry-After': '7' } }, 2);
    expect((await world.run(set)).counts.absences).toMatchObject(allOnce);
    expect(world.pauses).toEqual([7000, 7000]);
  });

  it('by not answering, or hanging up, is asked again', async () => {
    world.server.fault = (asked) => never(asked) ?? hangUp(asked);
    const never = stumble(0, 'never');
    const hangUp = stumble(30, 'hang-up', 2);
    expect((await world.run(set)).counts.absences).toMatchObject(allOnce);
    expect(world.pauses).toEqual([500, 500, 1000]);
  });

  it('by sending a page twice is read again, until every row was seen', async () => {
    world.server.fault = stumble(20, 'page-before');
    const { status, counts } = await world.run(set);
    expect([status, await stored()]).toEqual(['finished', ROWS]);
    expect(counts.absences).toMatchObject({ accepted: ROWS, updated: 0 });
    expect(offsets().filter((offset) => offset === 0)).toHaveLength(2);
  });

  it('by changing its order between pages is read again, until every row was seen', async () => {
    world.server.fault = stumble(10, 'shuffle');
    const { status, counts } = await world.run(set);
    expect([status, await stored()]).toEqual(['finished', ROWS]);
    expect(counts.absences).toMatchObject({ accepted: ROWS, updated: 0 });
  });

  it('by leaving rows out each time is not believed to be whole', async () => {
    world.server.fault = stumble(20, 'page-before', 99);
    expect(await world.run(set)).toMatchObject({ status: 'failed', failure: 'incomplete' });
  });

  it('by ending a token before its time gives another; one near its end is not used', async () => {
    const before = world.server.tokensGiven;
    world.server.fault = stumble(20, 'token-ended');
    expect((await world.run(set)).counts.absences).toMatchObject(allOnce);
    expect(world.server.tokensGiven - before).toBe(2);
    world.server.tokenSeconds = 20;
    world.server.asked.length = 0;
    await world.run(set);
    expect(world.server.tokensGiven - before - 2).toBe(world.server.asked.length);
  });

  it('by ending every token at once is not asked for ever', async () => {
    world.server.fault = stumble(20, 'token-ended', 99);
    expect(await world.run(set)).toMatchObject({ status: 'failed', failure: 'not-allowed' });
  });

  it('by answering no JSON fails the run with a code, and is not asked the same again', async () => {
    world.server.fault = stumble(0, 'not-json', 99);
    const report = await world.run(set, { attempts: 3 });
    expect(report).toMatchObject({ status: 'failed', failure: 'unreadable-answer' });
    expect(offsets()).toEqual([0]);
  });

  it('for long fails the run; what was fetched stays, and the next run goes on from there', async () => {
    world.server.fault = stumble(20, { status: 503 }, 6);
    const first = await world.run(set);
    expect(first).toMatchObject({ status: 'failed', failure: 'source-unavailable' });
    expect([first.counts.absences?.accepted, await stored()]).toEqual([20, 20]);
    world.server.asked.length = 0;
    const second = await world.run(set);
    expect(offsets()).toEqual([20, 30, 40]);
    expect([second.status, second.counts.absences?.accepted]).toEqual(['finished', ROWS - 20]);
  });

  it('while the process dies goes on in the same run where it stopped, with one count', async () => {
    world.server.fault = stumble(30, { status: 502 }, 6);
    const report = await world.run(set, { attempts: 2 });
    expect(offsets()).toEqual([0, 10, 20, ...Array<number>(7).fill(30), 40]);
    expect([report.status, report.counts.absences]).toEqual([
      'finished',
      expect.objectContaining(allOnce),
    ]);
  });

  it('without a count of rows is read by its links, or until nothing new comes', async () => {
    world.server.tells = 'link';
    expect((await world.run(set)).counts.absences).toMatchObject(allOnce);
    expect(offsets()).toEqual([0, 10, 20, 30, 40]);
    world.server.asked.length = 0;
    world.server.tells = 'nothing';
    expect((await world.run(set)).counts.absences).toMatchObject({ unchanged: ROWS });
    expect(offsets()).toEqual([0, 10, 20, 30, 40, 45]);
  });

  it('that offers no absence brings its people all the same, and says so', async () => {
    world.server.rows = { ...SCHOOL, absences: undefined } as never;
    const report = await world.run(set);
    expect(report.status).toBe('finished');
    expect(report.refused).toContainEqual(
      expect.objectContaining({ collection: 'absences', problem: 'not-offered' }),
    );
  });

  it('that lacks its people fails, and ends nobody', async () => {
    await world.run(set);
    delete world.server.rows.users;
    expect(await world.run(set, { whole: true })).toMatchObject({ failure: 'not-offered' });
    expect(await world.api.db.student.count({ where: { active: true } })).toBe(4);
  });

  it('that refuses the secret fails the run with a code', async () => {
    await world.register(set, { clientSecret: 'another' });
    expect(await world.run(set)).toMatchObject({ failure: 'token-refused' });
  });
});

function absencesOf(asked: readonly Asked[]): Asked[] {
  return asked.filter(({ collection }) => collection === 'absences');
}
