import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { instantOf } from '../../domain/local-time.js';
import { reviewWorkflowIdOf } from '../../workflows/break-glass-review/messages.js';
import { waitFor } from '../support/wait-for.js';
import { startEngine, type Engine } from './support/start-engine.js';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine(instantOf('2054-09-14', '09:00'));
});
afterAll(() => engine.stop());

describe('the review of an emergency access', () => {
  let grantId: string;
  const mails = () =>
    engine.worker.outboxMail.findMany({
      where: { template: 'break-glass' },
      orderBy: { plannedAt: 'asc' },
      include: { deliveries: true },
    });
  const planned = async (count: number) =>
    waitFor(async () => {
      const found = await mails();
      const isSent = found.every(({ status }) => status === 'sent');
      return found.length === count && isSent ? found : undefined;
    });
  const staff = (sourceId: string) => engine.api.staff.findUniqueOrThrow({ where: { sourceId } });

  it('tells leadership at once, whatever the hour, and not whoever broke the glass', async () => {
    const c = await engine.open('anna');
    grantId = randomUUID();
    const now = await engine.clock.now();
    await engine.api.breakGlassGrant.create({
      data: {
        id: grantId,
        caseId: c.id,
        staffId: (await staff('north-leader-two')).id,
        role: 'subject-teacher',
        refusal: 'not-own-student',
        reason: 'Haster',
        grantedAt: now,
        endsAt: now,
      },
    });
    await engine.client.startReview(grantId);
    await engine.client.startReview(grantId);
    const [told] = await planned(1);
    expect(told?.data).toEqual({ grantId, reason: 'given' });
    const leader = await staff('north-leader');
    expect(told?.deliveries.map(({ staffId }) => staffId)).toEqual([leader.id]);
  });

  it('reminds at eight on school days until it is reviewed', async () => {
    await engine.clock.sleepUntil(instantOf('2054-09-15', '08:01'));
    await planned(2);
    await engine.clock.sleepUntil(instantOf('2054-09-16', '07:59'));
    const found = await mails();
    expect(found.map(({ data }) => (data as { reason: string }).reason)).toEqual([
      'given',
      'to-review',
    ]);
  });

  it('ends when it is told of the review', async () => {
    await engine.api.breakGlassGrant.update({
      where: { id: grantId },
      data: { reviewedAt: await engine.clock.now(), verdict: 'justified' },
    });
    await engine.client.tellReviewed(grantId);
    const { workflow } = new Client({ connection: engine.clock.connection });
    const ended = await waitFor(async () => {
      const { status } = await workflow.getHandle(reviewWorkflowIdOf(grantId)).describe();
      return status.name === 'RUNNING' ? undefined : status.name;
    });
    expect(ended).toBe('COMPLETED');
    expect(await mails()).toHaveLength(2);
  });
});
