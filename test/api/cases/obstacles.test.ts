import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bodies, createJourney } from '../../support/case-journey.js';
import { givenStudent } from '../../support/given-roster.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';

describe('of several obstacles a command meets first', () => {
  let world: CaseWorld;
  let id: string;
  let students = 0;

  beforeAll(async () => {
    world = await createCaseWorld();
  });
  afterAll(() => world.end());
  beforeEach(async () => {
    world.time.now = MONDAY;
    const student = `student-${(students += 1)}`;
    await givenStudent(world.db, { id: student, birthDate: '2013-04-02' });
    id = await world.openCase(student);
  });
  const post = (path: string, as: string | undefined, body: object, key?: string) =>
    world.send(
      'POST',
      `/cases/${id}${path}`,
      { as, headers: key === undefined ? {} : { 'Idempotency-Key': key } },
      body,
    );
  async function problemOf(sent: ReturnType<typeof post>): Promise<string> {
    const { body } = await sent;
    return body.type.replace('/problems/', '');
  }

  it('the case out of reach, before a faulty body', async () => {
    expect(await problemOf(post('/calls', 'south-teacher', {}))).toBe('not-found');
  });

  it('the role, before key, closing and body', async () => {
    await post('/extensions', 'north-leader', { until: '2026-09-18', reason: 'x' }, 'key');
    expect(await problemOf(post('/extensions', 'north-teacher', {}, 'key'))).toBe('not-allowed');
    await createJourney(world, id).close();
    expect(await problemOf(post('/extensions', 'north-teacher', {}))).toBe('not-allowed');
  });

  it('a reused key, before closing and body', async () => {
    await post('/calls', 'north-teacher', bodies.call(MONDAY), 'key');
    await createJourney(world, id).close();
    const reused = post('/calls', 'north-teacher', {}, 'key');
    expect(await problemOf(reused)).toBe('idempotency-key-reused');
  });

  it('a closed case, before a faulty body', async () => {
    await createJourney(world, id).close();
    expect(await problemOf(post('/calls', 'north-teacher', {}))).toBe('already-closed');
    const given = post('/consents', 'north-teacher', { status: 'given' });
    expect(await problemOf(given)).toBe('already-closed');
    const withdrawn = post('/consents', 'north-teacher', { status: 'withdrawn' });
    expect(await problemOf(withdrawn)).toBe('invalid-request');
  });

  it('a faulty body, before consent and phase', async () => {
    await createJourney(world, id).escalate();
    const faulty = { kind: 'local', heldAt: MONDAY, decision: 'close' };
    expect(await problemOf(post('/meetings/held', 'north-leader', faulty))).toBe('invalid-request');
    const ahead = { kind: 'local', heldAt: '2026-09-20T08:00:00Z', decision: 'monitor' };
    expect(await problemOf(post('/meetings/held', 'north-leader', ahead))).toBe('invalid-request');
  });

  it('consent, before phase', async () => {
    await createJourney(world, id).escalate();
    const central = { kind: 'central', heldAt: MONDAY, decision: 'monitor' };
    expect(await problemOf(post('/meetings/held', 'north-leader', central))).toBe(
      'consent-required',
    );
  });

  it('the phase, before a meeting, plan or duty that is not there', async () => {
    const held = bodies.mappingHeld(MONDAY);
    const early = await post('/meetings/nothing/held', 'north-teacher', held);
    expect(early.body).toMatchObject({
      type: '/problems/step-mismatch',
      step: 'contact-home',
      phase: 'awaiting-contact',
      allowedActions: expect.arrayContaining(['log-call']),
    });
    await createJourney(world, id).toMapping();
    expect(await problemOf(post('/meetings/nothing/held', 'north-teacher', held))).toBe(
      'not-found',
    );
  });

  it('a plan that is not there, before an early reason that is missing', async () => {
    await createJourney(world, id).toTrial();
    const wrongPair = { ...bodies.evaluation(MONDAY), goal: 'reached', earlyReason: undefined };
    const evaluate = (n: string, body: object) =>
      problemOf(post(`/plans/${n}/evaluation`, 'north-teacher', body));
    expect(await evaluate('2', wrongPair)).toBe('not-found');
    expect(await evaluate('nonsense', wrongPair)).toBe('not-found');
    expect(await evaluate('1', wrongPair)).toBe('early-reason-required');
    expect(await evaluate('1', { ...wrongPair, earlyReason: 'x' })).toBe('decision-not-allowed');
  });
});
