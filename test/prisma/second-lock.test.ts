import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { CaseWorld, Sent } from '../support/case-world.js';

const whoSees = await import('../../domain/who-sees.js');
const bounds = await import('../../api/auth/client-bounds.js');
// The first lock taken away: whoever asks is let through as leadership, contact teacher and coordinator, to everything.
jest.unstable_mockModule('../../domain/who-sees.js', () => ({
  ...whoSees,
  relate: () => ({
    roles: ['school-leadership', 'contact-teacher', 'attendance-coordinator'],
    ground: 'own-school',
    sight: 'everything',
  }),
}));
jest.unstable_mockModule('../../api/auth/client-bounds.js', () => ({
  ...bounds,
  allowsSchool: () => true,
  reachesSchool: () => true,
}));
const { createCaseWorld } = await import('../support/case-world.js');
const { createJourney } = await import('../support/case-journey.js');

describe('the second lock, with the first one taken away', () => {
  let world: CaseWorld;
  const cases: Record<string, string> = {};

  beforeAll(async () => {
    world = await createCaseWorld();
    for (const student of ['anna', 'bo', 'cato', 'dina']) {
      cases[student] = await world.openCase(student);
    }
    await createJourney(world, cases.anna ?? '').escalate();
  });
  afterAll(() => world.end());

  const idOf = (student: string) => cases[student] ?? '';
  const PATHS = ['', '/timeline'];
  async function statuses(student: string, sent: Sent): Promise<number[]> {
    const got = await Promise.all(
      PATHS.map((path) => world.send('GET', `/cases/${idOf(student)}${path}`, sent)),
    );
    return got.map(({ status }) => status);
  }
  async function listed(sent: Sent): Promise<string[]> {
    const { body } = await world.send('GET', '/cases', sent);
    return body.items.map(({ id }) => id).sort();
  }
  const ids = (...students: string[]) => students.map(idOf).sort();

  it('still shows those in reach what they asked for, so that the rest means something', async () => {
    expect(await statuses('anna', { as: 'north-coordinator' })).toEqual([200, 200]);
    expect(await statuses('anna', { as: 'north-teacher' })).toEqual([200, 200]);
    expect(await statuses('cato', { as: 'south-leader' })).toEqual([200, 200]);
    expect(await statuses('dina', { as: 'north-leader' })).toEqual([200, 200]);
  });

  it.each([
    ['a leader of another school', 'south-leader', 'anna'],
    ['a teacher of another school', 'south-teacher', 'anna'],
    ['a colleague at the school', 'north-colleague', 'anna'],
    ['a subject teacher', 'north-subject', 'anna'],
    ['a partner without consent', 'ppa-1', 'anna'],
    ['the nurse without consent', 'north-nurse', 'anna'],
    ['the coordinator, of a protected address', 'north-coordinator', 'dina'],
    ['another leader, of a protected address', 'north-leader-two', 'dina'],
    ['a partner, of a protected address', 'ppa-1', 'dina'],
    ['the administrator', 'municipal-administrator-1', 'anna'],
    ['the data-protection officer', 'data-protection-officer-1', 'anna'],
    ['the operator', 'operator-1', 'anna'],
  ])('shows nothing to %s', async (_who, as, student) => {
    expect(await statuses(student, { as })).toEqual([404, 404]);
    expect(await listed({ as })).not.toContain(idOf(student));
    const found = await world.send('POST', '/cases/search', { as }, { studentId: student });
    expect(found.body.items).toEqual([]);
  });

  it('shows an app bound to one school nothing of another, and no protected address', async () => {
    const sent = { client: 'north-app' };
    expect(await statuses('cato', sent)).toEqual([404, 404]);
    expect(await statuses('dina', sent)).toEqual([404, 404]);
    expect(await listed(sent)).toEqual(ids('anna', 'bo'));
  });

  it('takes no command on a case out of reach', async () => {
    const close = { reason: 'moved' };
    const sent = { as: 'south-leader' };
    const { status } = await world.send('POST', `/cases/${idOf('anna')}/closure`, sent, close);
    expect(status).toBe(404);
    expect(await world.db.inboxCommand.count({ where: { name: 'close' } })).toBe(0);
  });

  it('shows a partner the case while the consent stands, and not after one guardian withdraws', async () => {
    const journey = createJourney(world, idOf('anna'));
    await journey.consentTo('local');
    expect(await statuses('anna', { as: 'ppa-1' })).toEqual([200, 200]);
    expect(await statuses('anna', { as: 'phfs-1' })).toEqual([404, 404]);
    await journey.post('/consents', {
      by: { guardianId: 'anna-far' },
      status: 'withdrawn',
      covers: ['local'],
      form: 'oral',
      recordedAt: world.time.now,
    });
    expect(await statuses('anna', { as: 'ppa-1' })).toEqual([404, 404]);
  });

  it('closes a case from the moment the roster protects the address, before the case is told', async () => {
    expect(await statuses('bo', { as: 'north-coordinator' })).toEqual([200, 200]);
    await world.db.student.update({ where: { sourceId: 'bo' }, data: { protectedHere: 7 } });
    expect(await statuses('bo', { as: 'north-coordinator' })).toEqual([404, 404]);
    expect(await statuses('bo', { as: 'north-leader' })).toEqual([200, 200]);
    // Lifting it tells what the source says, as the call for blocks does: a block left in one of the two columns still holds.
    const lifted = { protectedHere: null, protectedAddress: null };
    await world.db.student.update({ where: { sourceId: 'bo' }, data: lifted });
    expect(await statuses('bo', { as: 'north-coordinator' })).toEqual([200, 200]);
  });

  it('opens a case to whom emergency access is given, until it ends', async () => {
    const { id: staffId } = await world.db.staff.findUniqueOrThrow({
      where: { sourceId: 'south-leader' },
    });
    const grant = { role: 'school-leadership', refusal: 'other-school', reason: 'Haster' };
    const hours = (endsAt: string) => ({ grantedAt: '2026-09-14T08:00:00Z', endsAt });
    const { id } = await world.db.breakGlassGrant.create({
      data: {
        id: randomUUID(),
        caseId: idOf('anna'),
        staffId,
        ...grant,
        ...hours('2026-09-14T12:00:00Z'),
      },
    });
    expect(await statuses('anna', { as: 'south-leader' })).toEqual([200, 200]);
    await world.db.breakGlassGrant.update({
      where: { id },
      data: hours('2026-09-14T08:00:00Z'),
    });
    expect(await statuses('anna', { as: 'south-leader' })).toEqual([404, 404]);
  });
});
