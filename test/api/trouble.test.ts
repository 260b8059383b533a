import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findTrouble } from '../../prisma/find-trouble.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../support/case-world.js';

let world: CaseWorld;
let id: string;
beforeAll(async () => {
  world = await createCaseWorld();
  id = await world.openCase('anna');
});
afterAll(() => world.end());

const later = (hours: number) => new Date(Date.parse(MONDAY) + hours * 3_600_000).toISOString();
const troubles = async (now: string) =>
  (await findTrouble(world.db, now)).map(({ trouble }) => trouble);

describe('what an operator must look at', () => {
  it('is nothing while every open case has its next date ahead', async () => {
    expect(await troubles(later(0))).toEqual([]);
  });

  it('is a case whose moment has passed without the engine acting, and mail that waits', async () => {
    const found = await findTrouble(world.db, later(24 * 30));
    expect(found).toContainEqual(
      expect.objectContaining({ trouble: 'asleep', caseId: id, phase: 'awaiting-contact' }),
    );
    expect(found.map(({ trouble }) => trouble)).toContain('mail-waiting');
  });

  it('is a command that waits for the engine', async () => {
    world.desk.away = true;
    await world.send('POST', `/cases/${id}/closure`, { as: 'north-leader' }, { reason: 'moved' });
    expect(await troubles(later(1))).toContain('command-waiting');
  });
});
