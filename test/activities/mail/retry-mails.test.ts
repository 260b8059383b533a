import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMailer, type Letter, type Mailer } from '../../../activities/mail/create-mailer.js';
import { createMailWorld, type MailWorld } from './support/mail-world.js';
import { NOW } from './support/given-mail.js';

let world: MailWorld;
let caseId: string;
beforeAll(async () => {
  world = await createMailWorld();
  caseId = await world.openCase('anna');
});
afterAll(() => world.end());
beforeEach(async () => {
  world.server.received.length = 0;
  world.server.behave = () => undefined;
  world.time.now = NOW;
  await world.db.mailDelivery.deleteMany();
  await world.db.outboxMail.deleteMany();
});

const opened = () => ({
  template: 'case-opened' as const,
  caseId,
  toRoles: ['contact-teacher' as const, 'attendance-coordinator' as const],
  data: { phase: 'awaiting-contact', trigger: 'first-unexcused', dueOn: '2026-09-14' },
});
const receivers = () => world.server.received.map(({ to }) => to.split('@')[0]).sort();
const messageIds = () => world.server.received.map(({ mail }) => mail.messageId);

describe('a letter that the mail server does not simply take', () => {
  it('is tried again under the same Message-ID with the same words when the answer was lost', async () => {
    const id = await world.plan(opened());
    world.server.behave = (to) => (to.startsWith('north-teacher') ? 'drop-after-data' : undefined);
    await expect(world.mail.sendMails({ mailIds: [id] })).rejects.toThrow(/wait/);
    world.server.behave = () => undefined;
    await world.db.staff.update({ where: { sourceId: 'north-teacher' }, data: { locale: 'nn' } });
    await world.mail.sendMails({ mailIds: [id] });
    await world.db.staff.update({ where: { sourceId: 'north-teacher' }, data: { locale: 'nb' } });
    expect(receivers()).toEqual(['north-coordinator', 'north-teacher', 'north-teacher']);
    const copies = world.server.received.filter(({ to }) => to.startsWith('north-teacher'));
    const told = copies.map(({ mail }) => [mail.messageId, mail.subject, mail.text, mail.date]);
    expect(told[0]).toEqual(told[1]);
    expect(await world.look(id)).toMatchObject({ status: 'sent' });
  });

  it('fails for the person whose mailbox refuses it, and goes out to the others', async () => {
    const id = await world.plan(opened());
    world.server.behave = (to) => (to.startsWith('north-teacher') ? 'reject' : undefined);
    await world.mail.sendMails({ mailIds: [id] });
    expect(await world.look(id)).toEqual({
      status: 'sent',
      reason: null,
      deliveries: [
        'north-coordinator: attendance-coordinator sent',
        'north-teacher: contact-teacher failed',
      ],
    });
  });

  it('fails as a whole when every mailbox refuses it', async () => {
    const id = await world.plan(opened());
    world.server.behave = () => 'reject';
    await world.mail.sendMails({ mailIds: [id] });
    expect(await world.look(id)).toMatchObject({ status: 'failed', reason: 'refused' });
  });

  it('is tried again later for the one it was put off for, and sent to nobody twice', async () => {
    const id = await world.plan(opened());
    world.server.behave = (to) => (to.startsWith('north-teacher') ? 'later' : undefined);
    await expect(world.mail.sendMails({ mailIds: [id] })).rejects.toThrow(/1 e-mails wait/);
    world.server.behave = () => undefined;
    await world.mail.sendMails({ mailIds: [id] });
    expect(receivers()).toEqual(['north-coordinator', 'north-teacher']);
  });

  it('is not handed over by a second attempt while the first still holds it', async () => {
    const id = await world.plan(opened());
    let free: () => void = () => undefined;
    let reached: () => void = () => undefined;
    const isWaiting = new Promise<void>((resolve) => (reached = resolve));
    const gate = new Promise<void>((resolve) => (free = resolve));
    const real = createMailer(world.server.url);
    const slow: Mailer = {
      async send(letter: Letter) {
        reached();
        await gate;
        return real.send(letter);
      },
    };
    const first = world.withMailer(slow).sendMails({ mailIds: [id] });
    await isWaiting;
    await expect(world.mail.sendMails({ mailIds: [id] })).rejects.toThrow(/wait/);
    free();
    await first;
    expect(world.server.received).toHaveLength(2);
  });

  it('goes on under the same Message-ID when the process died before its answer', async () => {
    const id = await world.plan(opened());
    const dying: Mailer = {
      async send(letter) {
        await createMailer(world.server.url).send(letter);
        throw new Error('killed');
      },
    };
    await expect(world.withMailer(dying).sendMails({ mailIds: [id] })).rejects.toThrow('killed');
    await world.letLeasesRunOut();
    await world.mail.sendMails({ mailIds: [id] });
    expect(world.server.received).toHaveLength(3);
    expect(new Set(messageIds()).size).toBe(2);
    expect(await world.look(id)).toMatchObject({ status: 'sent' });
  });

  it('is not sent again when the database is away for a moment just after the server took it', async () => {
    const id = await world.plan(opened());
    let isAway = false;
    const db = new Proxy(world.worker, {
      get(target, key) {
        if (key === '$executeRaw' && isAway) {
          return () => {
            isAway = false;
            return Promise.reject(new Error('the database is away'));
          };
        }
        return Reflect.get(target, key) as unknown;
      },
    });
    const real = createMailer(world.server.url);
    const mailer: Mailer = {
      async send(letter) {
        const handover = await real.send(letter);
        isAway = true;
        return handover;
      },
    };
    await world.withMailer(mailer, db).sendMails({ mailIds: [id] });
    expect(world.server.received).toHaveLength(2);
    expect(await world.look(id)).toMatchObject({ status: 'sent' });
  });

  it('is cancelled for a receiver who is no longer entitled at the next attempt', async () => {
    const id = await world.plan(opened());
    world.server.behave = (to) => (to.startsWith('north-coordinator') ? 'later' : undefined);
    await expect(world.mail.sendMails({ mailIds: [id] })).rejects.toThrow();
    const coordinator = { where: { sourceId: 'north-coordinator' } };
    await world.db.staff.update({ ...coordinator, data: { active: false } });
    await world.mail.sendMails({ mailIds: [id] });
    await world.db.staff.update({ ...coordinator, data: { active: true } });
    expect((await world.look(id)).deliveries).toEqual([
      'north-coordinator: attendance-coordinator cancelled',
      'north-leader-two: school-leadership sent',
      'north-leader: school-leadership sent',
      'north-teacher: contact-teacher sent',
    ]);
  });
});
