import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS, PHASES, STEPS } from '../../../domain/codes.js';
import { seedRandom } from '../../../embedded/faults/seeded-random.js';
import { bodies, createJourney } from '../../support/case-journey.js';
import { createCaseWorld, type Answer, type CaseWorld } from '../../support/case-world.js';
import { CASE_CALLS, statusOf, WIDE_CALLS, wideStatusOf } from './support/crossing-table.js';
import { knockAtCase, knockBeyond, senderOf } from './support/knock.js';
import {
  KNOCKERS,
  openSituations,
  SITUATIONS,
  standOf,
  STUDENTS,
  type Knocker,
  type Situation,
} from './support/situations.js';

/** A made-up word that stands in a free text of the case of a school, and nowhere else. */
const TEXT_OF = { north: 'Nordlysord', south: 'Sydlysord', protected: 'Skjultord' } as const;
type Realm = keyof typeof TEXT_OF;

/** `npm run access:random` asks for ten times as many; the same seed asks the same. */
const CALLS = Number(process.env.ACCESS_CALLS ?? 1000);
const SEED = Number(process.env.ACCESS_SEED ?? 20260914);
const NO_CASE = '00000000-0000-4000-8000-000000000000';

interface Tried {
  asked: string;
  expected: number;
  answer: Answer;
}

describe(`${CALLS} random calls (seed ${SEED})`, () => {
  let world: CaseWorld;
  let ids: Record<Situation, string>;
  let commandIds: Record<Situation, string>;
  const markers: Record<Realm, string[]> = { north: [], south: [], protected: [] };
  const { between, pick } = seedRandom(SEED);
  const random = () => between(0, 1);

  beforeAll(async () => {
    world = await createCaseWorld();
    ids = await openSituations(world);
    const commands = await world.db.inboxCommand.findMany({ where: { name: 'open-case' } });
    commandIds = Object.fromEntries(
      SITUATIONS.map((s) => [s, commands.find(({ caseId }) => caseId === ids[s])?.id ?? NO_CASE]),
    ) as Record<Situation, string>;
    const talk = async (situation: Situation, realm: Realm, as: string) => {
      const body = { ...bodies.call(world.time.now), summary: TEXT_OF[realm] };
      await createJourney(world, ids[situation], STUDENTS[situation]).post('/calls', body, as);
    };
    await talk('own-school', 'north', 'north-teacher');
    await talk('other-school', 'south', 'south-teacher');
    await talk('protected', 'protected', 'north-teacher');
    for (const realm of ['north', 'south', 'protected'] as const)
      markers[realm] = await mark(realm);
  });
  afterAll(() => world.end());

  /** Everything by which a school, or a protected student, could be known from an answer. */
  async function mark(realm: Realm): Promise<string[]> {
    const isProtected = realm === 'protected';
    const students = await world.db.student.findMany({
      where: {
        protectedAddress: isProtected ? { not: null } : null,
        school: { sourceId: realm === 'south' ? 'south' : 'north' },
      },
      include: { guardians: true },
    });
    const cases = await world.db.concernCase.findMany({
      where: { studentId: { in: students.map(({ id }) => id) } },
    });
    const people = await world.db.staff.findMany({
      where: { roles: { some: { school: { sourceId: isProtected ? 'none' : realm } } } },
    });
    return [
      TEXT_OF[realm],
      ...students.flatMap((s) => [s.id, s.name, `"${s.sourceId}"`]),
      ...students.flatMap((s) => s.guardians.flatMap((g) => [g.id, `"${g.sourceId}"`])),
      ...cases.flatMap((c) => [c.id, c.caseNumber]),
      ...people.flatMap((p) => [p.id, p.name, p.email, `"${p.sourceId}"`]),
    ];
  }

  const strangersOf = (knocker: Knocker): Realm[] => {
    const sees = ['teacher', 'leader'].includes(standOf('protected', knocker));
    const hidden: Realm[] = sees ? [] : ['protected'];
    if (knocker.startsWith('north-')) return [...hidden, 'south'];
    return knocker.startsWith('south-') ? [...hidden, 'north'] : hidden;
  };

  async function tryOne(knocker: Knocker): Promise<Tried> {
    const dice = random();
    if (dice < 0.55) return tryCase(knocker);
    if (dice < 0.7) return tryBeyond(knocker);
    return dice < 0.85 ? tryList(knocker) : trySearchOrRegister(knocker);
  }

  async function tryCase(knocker: Knocker): Promise<Tried> {
    const operation = pick(Object.keys(CASE_CALLS));
    const situation = pick([...SITUATIONS, undefined]);
    const caseId = situation === undefined ? pick([NO_CASE, 'nonsense', '%20']) : ids[situation];
    const whose = pick([situation, situation, pick(SITUATIONS)]) ?? 'other-school';
    const isMismatched = operation === 'getCommand' && whose !== situation;
    const expected =
      situation === undefined || isMismatched ? 404 : statusOf(operation, situation, knocker);
    const commandId = commandIds[whose];
    const studentId = situation === undefined ? caseId : STUDENTS[situation];
    const at = { caseId, studentId, commandId, knocker };
    const answer = await knockAtCase(world, operation, at);
    return { asked: `${operation} of ${situation ?? caseId}, ${whose}`, expected, answer };
  }

  async function tryBeyond(knocker: Knocker): Promise<Tried> {
    const operation = pick(Object.keys(WIDE_CALLS));
    const answer = await knockBeyond(world, operation, knocker);
    return { asked: operation, expected: wideStatusOf(operation, knocker), answer };
  }

  async function tryList(knocker: Knocker): Promise<Tried> {
    const filters = {
      schoolId: ['north', 'south', 'nowhere'],
      step: STEPS,
      phase: PHASES,
      btiLevel: ['0', '1', '2', '3'],
      overdue: ['true', 'false'],
      stuck: ['true', 'false'],
      responsibleId: ['north-teacher', 'south-teacher', 'north-leader', 'nobody'],
      openedAfter: ['2026-01-01', '2026-12-24'],
      q: ['N-', ...markers.south.filter((m) => m.startsWith('N-'))],
      limit: ['1', '2', '200'],
    };
    const wanted = Object.entries(filters)
      .filter(() => random() < 0.25)
      .map(([name, values]) => [name, pick(values)] as [string, string]);
    const query = new URLSearchParams(wanted).toString();
    const answer = await world.send('GET', `/cases?${query}`, senderOf(knocker));
    return { asked: `cases?${query}`, expected: 200, answer };
  }

  async function trySearchOrRegister(knocker: Knocker): Promise<Tried> {
    const sender = senderOf(knocker);
    const isApp = sender.client !== undefined;
    if (random() < 0.6) {
      const body = pick<object>([
        { studentId: pick(Object.values(STUDENTS)) },
        { name: pick(['Elev', 'cato', 'Elev dina', 'e']) },
      ]);
      const expected = isApp && 'name' in body ? 403 : 200;
      const answer = await world.send('POST', '/cases/search', sender, body);
      return { asked: `search ${JSON.stringify(body)}`, expected, answer };
    }
    const foreign = knocker.startsWith('south-') ? 'anna' : 'cato';
    const entry = { entryId: `e-${Math.floor(random() * 1e9)}`, studentId: foreign };
    const body = { entries: [{ ...entry, date: '2026-09-11', kind: 'unexcused-day' }] };
    const isRegister = /^(north|south)-(teacher|colleague|subject|coordinator|leader|app)/.test(
      knocker,
    );
    const answer = await world.send('POST', '/absences', sender, body);
    return { asked: 'absence of another school', expected: isRegister ? 200 : 403, answer };
  }

  it('answer as the table says, and never a byte of another school or of a protected student', async () => {
    const surprises: string[] = [];
    // The app of all schools reaches both, and registers for both.
    const knockers = KNOCKERS.filter((knocker) => knocker !== 'app');
    for (let done = 0; done < CALLS; done += 1) {
      const knocker = pick(knockers);
      const { asked, expected, answer } = await tryOne(knocker);
      const leaked = strangersOf(knocker)
        .flatMap((realm) => markers[realm])
        .filter((marker) => answer.text.includes(marker));
      if (answer.status !== expected || leaked.length > 0) {
        surprises.push(`${knocker}: ${asked}: ${answer.status} for ${expected} ${leaked.join()}`);
      }
    }
    expect(surprises).toEqual([]);
  }, 3_600_000);

  it('would have shown: whoever sees the case is answered with its marks', async () => {
    const path = `/cases/${ids['other-school']}/timeline`;
    const { text } = await world.send('GET', path, { as: 'south-teacher' });
    expect(markers.south.filter((marker) => text.includes(marker)).sort()).toEqual(
      ['"south-teacher"', TEXT_OF.south].sort(),
    );
  });

  it('left both schools as they were', async () => {
    const events = await world.db.caseEvent.count();
    const commands = await world.db.inboxCommand.count({ where: { name: { in: [...COMMANDS] } } });
    const applied = await world.db.inboxCommand.count({
      where: { name: { in: [...COMMANDS] }, status: 'applied' },
    });
    expect([events > 0, commands]).toEqual([true, applied]);
    expect(await world.db.breakGlassGrant.count()).toBe(0);
  });
});
