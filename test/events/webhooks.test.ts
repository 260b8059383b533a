import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
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

describe('a webhook', () => {
  it('is sent what happens from now on, signed by Standard Webhooks, as the feed has it', async () => {
    await world.open();
    const { secret } = await world.register('app', [OPENED]);
    const { caseId } = await world.open();
    await world.round();
    expect(world.receiver.received).toHaveLength(1);
    const [message] = world.receiver.received;
    expect(message).toMatchObject({
      type: OPENED,
      subject: caseId,
      data: { caseId, schoolId: 'north', trigger: 'first-unexcused' },
      headers: { 'content-type': 'application/cloudevents+json' },
    });
    expect(message && world.receiver.verifies(message, secret)).toBe(true);
    const feed = await world.send('GET', '/events?limit=200', {});
    expect(feed.text).toContain(message?.body);
  });

  it('is told its secret once', async () => {
    const { id, secret } = await world.register();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const read = await world.ask('GET', `/webhooks/${id}`);
    const list = await world.ask('GET', '/webhooks');
    expect(read.body).toMatchObject({ id, url: world.receiver.url, types: [OPENED, PHASE] });
    expect(read.text + list.text).not.toContain('whsec_');
  });

  it('are listed by pages, the oldest first', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      ids.push((await world.register()).id);
      world.pass(1_000);
    }
    const first = await world.send('GET', '/webhooks?limit=2', {});
    const cursor = first.body.nextCursor ?? '';
    const second = await world.send('GET', `/webhooks?limit=2&cursor=${cursor}`, {});
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(ids);
    expect(second.body.nextCursor).toBeNull();
    for (const query of ['limit=0', 'limit=201', 'cursor=nonsense']) {
      expect((await world.send('GET', `/webhooks?${query}`, {})).status).toBe(422);
    }
  });

  it('is its client’s alone, and no person’s', async () => {
    const { id } = await world.register();
    const paths = ['', '/deliveries'].map((rest) => `/webhooks/${id}${rest}`);
    for (const path of paths) expect((await world.ask('GET', path, 'north-app')).status).toBe(404);
    expect((await world.ask('POST', `/webhooks/${id}/rotate`, 'north-app')).status).toBe(404);
    expect((await world.ask('DELETE', `/webhooks/${id}`, 'north-app')).status).toBe(404);
    expect((await world.ask('GET', '/webhooks/none')).status).toBe(404);
    const person = await world.send('GET', '/webhooks', { as: 'north-leader' });
    expect(person.status).toBe(403);
  });

  it('names each faulty field', async () => {
    const bad = await world.ask('POST', '/webhooks', 'app', {
      url: 'ftp://x.example',
      types: ['x'],
    });
    expect([bad.status, bad.body.errors.map(({ pointer }) => pointer)]).toEqual([
      422,
      ['/types/0'],
    ]);
    const url = await world.ask('POST', '/webhooks', 'app', {
      url: 'ftp://x.example',
      types: [OPENED],
    });
    expect([url.status, url.body.errors.map(({ pointer }) => pointer)]).toEqual([422, ['/url']]);
  });

  it('is one of at most twenty', async () => {
    for (let i = 0; i < 20; i += 1) await world.register();
    const more = await world.ask('POST', '/webhooks', 'app', {
      url: world.receiver.url,
      types: [OPENED],
    });
    expect(more.status).toBe(422);
  });

  it('can be tried, and says how the receiver took it', async () => {
    const { id, secret } = await world.register();
    expect((await world.ask('POST', `/webhooks/${id}/test`)).body).toEqual({
      delivered: true,
      answer: '204',
    });
    const [message] = world.receiver.received;
    expect(message?.type).toBe('no.naervaer.webhook.test');
    expect(message && world.receiver.verifies(message, secret)).toBe(true);
    world.receiver.answer = () => 500;
    expect((await world.ask('POST', `/webhooks/${id}/test`)).body).toEqual({
      delivered: false,
      answer: '500',
    });
  });

  it('is signed with the former secret too for a day after a rotation', async () => {
    const former = await world.register('app', [OPENED]);
    const { body: present } = await world.ask('POST', `/webhooks/${former.id}/rotate`);
    const signedBy = async () => {
      await world.open();
      await world.round();
      const message = world.receiver.received.at(-1);
      return [former, present].map(
        (one) => message && world.receiver.verifies(message, one.secret),
      );
    };
    expect(await signedBy()).toEqual([true, true]);
    world.pass(24 * HOUR);
    expect(await signedBy()).toEqual([false, true]);
  });

  it('gets nothing any more once it is ended', async () => {
    const { id } = await world.register();
    await world.open();
    expect((await world.ask('DELETE', `/webhooks/${id}`)).status).toBe(204);
    await world.round();
    await world.open();
    await world.round();
    expect(world.receiver.received).toEqual([]);
    expect((await world.ask('GET', `/webhooks/${id}`)).status).toBe(404);
  });
});

describe('a message', () => {
  it('verifies with the library at the machine’s own time', async () => {
    const { id, secret } = await world.register();
    world.time.now = new Date().toISOString();
    await world.ask('POST', `/webhooks/${id}/test`);
    const [message] = world.receiver.received;
    expect(new Webhook(secret).verify(message?.body ?? '', message?.headers ?? {})).toMatchObject({
      type: 'no.naervaer.webhook.test',
    });
  });
});
