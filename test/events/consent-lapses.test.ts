import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findBirthdays } from '../../activities/round/find-birthdays.js';
import { keepTime } from '../../domain/apply.js';
import type { CaseSetting, ConcernCase } from '../../domain/case.js';
import { dateOf } from '../../domain/local-time.js';
import { publishEvents } from '../../events/publish-events.js';
import { loadGuide } from '../../guide/load-guide.js';
import { asProgram } from '../../prisma/scope.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../support/case-world.js';
import { record } from '../support/direct-desk.js';
import { givenStudent } from '../support/given-roster.js';

const BIRTHDAY = '2026-09-15T22:00:00.000Z';
const YEAR_ON = '2027-09-14T08:00:00.000Z';

describe('the feed, where consent lapses', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await createCaseWorld();
  });
  afterAll(() => world.end());
  beforeEach(() => {
    world.time.now = MONDAY;
  });

  /** Opens a case and lets both guardians consent to the local meeting. */
  const openConsented = async (id: string, birthDate: string) => {
    await asProgram(() => givenStudent(world.db, { id, birthDate }));
    const caseId = await world.openCase(id);
    for (const who of ['mor', 'far']) {
      const word = {
        by: { guardianId: `${id}-${who}` },
        ...{ status: 'given', covers: ['local'], form: 'written', recordedAt: MONDAY },
        studentView: 'wants it',
      };
      const path = `/cases/${caseId}/consents`;
      expect((await world.send('POST', path, { as: 'north-leader' }, word)).status).toBe(200);
    }
    return caseId;
  };
  const changesOf = async (caseId: string) => {
    await publishEvents(world.worker, world.time.now);
    const { body } = await world.send('GET', '/events?after=0&limit=200');
    const items = body.items as unknown as { type: string; data: Record<string, unknown> }[];
    return items
      .filter(({ type, data }) => type.endsWith('consent.changed') && data.caseId === caseId)
      .map(({ data }) => data);
  };

  it('tells of a birthday that the daily round finds, after the words and with no person in it', async () => {
    const caseId = await openConsented('hedda', '2011-09-16');
    world.time.now = BIRTHDAY;
    const rules = loadGuide().rules;
    await findBirthdays(world.worker, rules, { date: dateOf(BIRTHDAY), at: BIRTHDAY });
    await world.desk.deliverLeftOver();
    const changes = await changesOf(caseId);
    expect(changes.map(({ status }) => status)).toEqual(['given', 'given', 'lapsed']);
    expect(changes[2]).toEqual({
      ...{ caseId, schoolId: 'north' },
      ...{ status: 'lapsed', covers: ['local'], because: 'age' },
    });
  });

  it('tells of twelve months that pass', async () => {
    const caseId = await openConsented('iris', '2017-05-05');
    world.time.now = YEAR_ON;
    const row = await world.worker.concernCase.findUniqueOrThrow({ where: { id: caseId } });
    const [c, setting] = [row.state, row.setting] as unknown as [ConcernCase, CaseSetting];
    const turn = keepTime(c, { now: YEAR_ON, setting });
    const actor = { kind: 'program' as const };
    const { caseNumber } = row;
    await record(world.worker, turn, { caseNumber, actor, commandId: null, at: YEAR_ON });
    const changes = await changesOf(caseId);
    // What was given is older than the feed keeps.
    expect(changes.map(({ status }) => status)).toEqual(['lapsed', 'lapsed']);
    expect(changes[1]).toEqual({
      ...{ caseId, schoolId: 'north' },
      ...{ status: 'lapsed', covers: ['local'], because: 'time' },
    });
  });
});
