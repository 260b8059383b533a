import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { publishEvents } from '../../events/publish-events.js';
import { findTrouble } from '../../prisma/find-trouble.js';
import { asProgram } from '../../prisma/scope.js';
import { MONDAY } from '../support/case-world.js';
import { startReceiver } from './receiver.js';
import { createWebhookWorld, OPENED, PHASE, type WebhookWorld } from './webhook-world.js';

const HOUR = 3_600_000;

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.end());
beforeEach(() => world.begin());
afterEach(async () => {
  expect(await world.finish()).toEqual([]);
});

describe('a delivery that fails', () => {
  it('is repeated in growing gaps under the same id, and holds back its own case alone', async () => {
    const { id } = await world.register();
    const first = await world.open();
    const second = await world.open();
    world.receiver.answer = ({ subject }) => (subject === first.caseId ? 500 : 204);
    await world.round();
    const of = (caseId: string) =>
      world.receiver.received.filter(({ subject }) => subject === caseId).map(({ type }) => type);
    expect([of(first.caseId), of(second.caseId)]).toEqual([[OPENED], [OPENED, PHASE]]);
    await world.round();
    expect(of(first.caseId)).toEqual([OPENED]);
    world.pass(5_000);
    await world.round();
    expect(of(first.caseId)).toEqual([OPENED, OPENED]);
    world.receiver.answer = () => 204;
    world.pass(29_000);
    await world.round();
    expect(of(first.caseId)).toHaveLength(2);
    world.pass(1_000);
    await world.round();
    expect(of(first.caseId)).toEqual([OPENED, OPENED, OPENED, PHASE]);
    expect(new Set(world.receiver.received.map((message) => message.id)).size).toBe(4);
    expect(await world.deliveries(id, 'waiting')).toEqual([]);
  });

  it('is parked after three days where the operator sees it, with all that stood behind it; replayed it arrives in order', async () => {
    const { id } = await world.register();
    await world.open();
    world.receiver.answer = () => 503;
    for (let hours = 0; hours <= 90; hours += 2) {
      await world.round();
      world.pass(2 * HOUR);
    }
    const parked = await world.deliveries(id, 'parked');
    expect(parked.map(({ lastAnswer }) => lastAnswer)).toEqual(['503', '503']);
    const troubles = await asProgram(() => findTrouble(world.db, world.time.now));
    expect(troubles).toContainEqual(
      expect.objectContaining({ trouble: 'webhook-parked', phase: 'app' }),
    );
    world.receiver.answer = () => 204;
    world.receiver.received.length = 0;
    await world.round();
    expect(world.receiver.received).toEqual([]);
    for (const delivery of parked) {
      const replay = `/webhooks/${id}/deliveries/${delivery.id}/replay`;
      expect((await world.ask('POST', replay)).status).toBe(202);
    }
    await world.round();
    expect(world.receiver.received.map(({ type }) => type)).toEqual([OPENED, PHASE]);
    const done = await world.deliveries(id);
    expect(done.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['delivered', 1],
      ['delivered', 1],
    ]);
  });

  it('is one that is redirected: nothing is sent anywhere else', async () => {
    const { id } = await world.register('app', [OPENED]);
    await world.open();
    world.receiver.answer = () => 307;
    await world.round();
    expect(world.receiver.received.map(({ path }) => path)).toEqual(['/in']);
    expect(await world.deliveries(id)).toMatchObject([{ status: 'waiting', lastAnswer: '307' }]);
  });

  it('holds up no other receiver, and no other case', async () => {
    const silent = await startReceiver();
    silent.answer = () => 'never';
    const { id } = await world.register('app', [OPENED], silent.url);
    await world.register('app', [OPENED]);
    await world.open();
    await world.courier.round();
    await world.open();
    // The silent one is still waited for; the other is served meanwhile, round after round.
    for (let tries = 0; world.receiver.received.length < 2 && tries < 200; tries += 1) {
      await world.courier.round();
    }
    expect(world.receiver.received).toHaveLength(2);
    await world.courier.idle();
    expect((await world.deliveries(id)).map(({ lastAnswer }) => lastAnswer)).toContain('timeout');
    await silent.stop();
  });

  it('is taken over from a process that died when its lease ends, and is sent by one process at a time', async () => {
    const { id } = await world.register('app', [OPENED]);
    await world.open();
    await asProgram(
      () => world.worker.$executeRaw`
        update webhook_delivery set attempts = 1, first_tried_at = ${MONDAY}::timestamptz,
          next_attempt_at = ${MONDAY}::timestamptz + interval '60 seconds' where webhook_id = ${id}::uuid`,
    );
    await world.round();
    expect(world.receiver.received).toEqual([]);
    world.pass(60_000);
    const other = world.makeCourier();
    await Promise.all([world.courier.round(), other.round()]);
    await Promise.all([world.courier.idle(), other.idle()]);
    expect(world.receiver.received).toHaveLength(1);
    expect(await world.deliveries(id)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });
});

describe('what a client may not have', () => {
  it('is never put in line: other schools’ cases and protected addresses', async () => {
    await world.register('north-app');
    await world.open('south');
    await world.openCase('dina');
    await publishEvents(world.worker, world.time.now);
    const { caseId } = await world.open('north');
    await world.round();
    expect(new Set(world.receiver.received.map(({ subject }) => subject))).toEqual(
      new Set([caseId]),
    );
  });

  it.each([
    [
      'the student has a protected address since',
      (student: string) =>
        world.db.student.update({ where: { sourceId: student }, data: { protectedAddress: 6 } }),
    ],
    [
      'the client is bound elsewhere since',
      () =>
        world.db.apiClient.update({ where: { id: 'north-app' }, data: { schoolIds: ['south'] } }),
    ],
    [
      'the client is shut out since',
      () => world.db.apiClient.update({ where: { id: 'north-app' }, data: { active: false } }),
    ],
  ])('is not sent, however long it has stood in line, when %s', async (_when, change) => {
    const { id } = await world.register('north-app');
    const { student } = await world.open('north');
    await asProgram(async () => void (await change(student)));
    await world.round();
    expect(world.receiver.received).toEqual([]);
    const rows = await world.worker.webhookDelivery.findMany({ where: { webhookId: id } });
    expect(rows.map(({ status }) => status)).toEqual(['withheld', 'withheld']);
    await asProgram(() =>
      world.db.apiClient.update({
        where: { id: 'north-app' },
        data: { active: true, schoolIds: ['north'] },
      }),
    );
  });
});
