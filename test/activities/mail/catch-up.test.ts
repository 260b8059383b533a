import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMailer, type Mailer } from '../../../activities/mail/create-mailer.js';
import { createMailWorld, type MailWorld } from './support/mail-world.js';
import { NOW } from './support/given-mail.js';
import { startMailServer } from './support/mail-server.js';

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

describe('after an outage', () => {
  const LATER = '2026-09-14T09:00:00.000Z';

  it('each person gets one digest of all that waits for them, in whatever case', async () => {
    const other = await world.openCase('bo');
    const ids = [await world.plan(opened()), await world.plan({ ...opened(), caseId: other })];
    const only = await world.plan({
      template: 'leadership-informed',
      caseId,
      toRoles: ['school-leadership'],
      data: { reason: 'step-2' },
    });
    world.time.now = LATER;
    await world.mail.sendMails({ mailIds: [ids[0]!] });
    expect(receivers()).toEqual([
      'north-coordinator',
      'north-leader',
      'north-leader-two',
      'north-teacher',
    ]);
    const digest = world.server.received.find(({ to }) => to.startsWith('north-teacher'))!.mail;
    const numbers = await world.db.concernCase.findMany({ where: { id: { in: [caseId, other] } } });
    for (const { caseNumber } of numbers) expect(digest.text).toContain(caseNumber);
    for (const id of [...ids, only]) expect(await world.look(id)).toMatchObject({ status: 'sent' });
    await world.mail.sendMails({ mailIds: [ids[1]!] });
    await world.mail.sendMails({ mailIds: [only] });
    expect(world.server.received).toHaveLength(4);
  });

  it('gathers in one digest what a server that was away never had', async () => {
    const away = await startMailServer();
    await away.close();
    const cut = world.withMailer(createMailer(away.url));
    const ids = [await world.plan(opened()), await world.plan({ ...opened(), plannedAt: NOW })];
    for (const id of ids) await expect(cut.sendMails({ mailIds: [id] })).rejects.toThrow(/wait/);
    world.time.now = LATER;
    await world.mail.sendMails({ mailIds: [ids[1]!] });
    expect(receivers()).toEqual(['north-coordinator', 'north-teacher']);
    expect(messageIds().every((id) => id?.startsWith('<digest.'))).toBe(true);
  });

  it.each(['its answer was lost', 'the process died'])(
    'keeps the Message-ID of a letter that may have arrived because %s, though the server was away since',
    async (how) => {
      const ids = [await world.plan(opened()), await world.plan(opened())];
      const real = createMailer(world.server.url);
      const broken: Mailer = {
        async send(letter) {
          await real.send(letter);
          if (how === 'the process died') throw new Error('killed');
          return { outcome: 'unknown', reason: 'connection-lost' };
        },
      };
      for (const id of ids) {
        await expect(world.withMailer(broken).sendMails({ mailIds: [id] })).rejects.toThrow();
      }
      await world.letLeasesRunOut();
      const away: Mailer = {
        send: () =>
          Promise.resolve({ outcome: 'not-sent', reason: 'unreachable', serverAnswers: false }),
      };
      for (const id of ids) {
        await expect(world.withMailer(away).sendMails({ mailIds: [id] })).rejects.toThrow();
      }
      const arrived = new Set(messageIds());
      world.time.now = LATER;
      await world.mail.sendMails({ mailIds: [ids[0]!] });
      const perMail = world.server.received.filter(({ mail }) => arrived.has(mail.messageId));
      expect(perMail.length).toBeGreaterThan(arrived.size);
      for (const id of ids) expect(await world.look(id)).toMatchObject({ status: 'sent' });
    },
  );

  it('leaves a digest its Message-ID when its answer is lost', async () => {
    const ids = [await world.plan(opened()), await world.plan(opened())];
    world.time.now = LATER;
    world.server.behave = (to) => (to.startsWith('north-teacher') ? 'drop-after-data' : undefined);
    await expect(world.mail.sendMails({ mailIds: [ids[0]!] })).rejects.toThrow(/wait/);
    world.server.behave = () => undefined;
    await world.mail.sendMails({ mailIds: [ids[1]!] });
    const copies = world.server.received.filter(({ to }) => to.startsWith('north-teacher'));
    expect(copies).toHaveLength(2);
    expect(copies[0]!.mail.messageId).toBe(copies[1]!.mail.messageId);
    expect(copies[0]!.mail.text).toBe(copies[1]!.mail.text);
  });

  it('brings along with the next mail what was given up while no server answered', async () => {
    const lost = await world.plan(opened());
    await world.mail.failMails({ mailIds: [lost] });
    expect(await world.look(lost)).toMatchObject({ status: 'failed', reason: 'unreachable' });
    world.time.now = LATER;
    const next = await world.plan({
      template: 'leadership-informed',
      caseId,
      toRoles: ['school-leadership'],
      data: { reason: 'step-2' },
    });
    await world.mail.sendMails({ mailIds: [next] });
    expect(await world.look(lost)).toMatchObject({ status: 'sent' });
    expect(receivers()).toEqual([
      'north-coordinator',
      'north-leader',
      'north-leader-two',
      'north-teacher',
    ]);
  });

  it('drops the reminders that have become pointless meanwhile', async () => {
    const id = await world.plan({ ...opened(), template: 'due-today' });
    world.time.now = '2026-09-15T05:00:00.000Z';
    await world.mail.sendMails({ mailIds: [id] });
    expect(await world.look(id)).toMatchObject({ status: 'cancelled', reason: 'outdated' });
  });
});
