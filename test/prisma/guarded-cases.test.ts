import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCaseWorld, type CaseWorld } from '../support/case-world.js';
import { givenStudent } from '../support/given-roster.js';

describe('a case of a student whose address becomes protected', () => {
  let world: CaseWorld;
  let student: string;
  let caseId: string;
  let students = 0;

  beforeAll(async () => {
    world = await createCaseWorld();
  });
  afterAll(() => world.end());
  beforeEach(async () => {
    student = `moved-${(students += 1)}`;
    await givenStudent(world.db, { id: student, birthDate: '2013-04-02' });
    caseId = await world.openCase(student);
  });

  const protect = (protectedAddress: number | null) =>
    world.db.student.update({ where: { sourceId: student }, data: { protectedAddress } });
  const isGuarded = async () =>
    (await world.db.concernCase.findUniqueOrThrow({ where: { id: caseId } })).guarded;

  it('is guarded from that moment until it is no longer protected', async () => {
    expect(await isGuarded()).toBe(false);
    await protect(6);
    expect(await isGuarded()).toBe(true);
    await protect(7);
    expect(await isGuarded()).toBe(true);
    await protect(null);
    expect(await isGuarded()).toBe(false);
  });

  it('stays guarded as long as the case itself says so', async () => {
    const ownWord = (protectedAddress: boolean) =>
      world.worker.concernCase.update({ where: { id: caseId }, data: { protectedAddress } });
    await protect(6);
    await ownWord(true);
    await protect(null);
    expect(await isGuarded()).toBe(true);
    await ownWord(false);
    expect(await isGuarded()).toBe(false);
  });
});
