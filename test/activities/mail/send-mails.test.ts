import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMailer, type Letter, type Mailer } from '../../../activities/mail/create-mailer.js';
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

describe('sendMails', () => {
  it('sends each receiver a letter of their own and records in which role', async () => {
    const id = await world.plan(opened());
    await world.mail.sendMails({ mailIds: [id] });
    expect(receivers()).toEqual(['north-coordinator', 'north-teacher']);
    expect(await world.look(id)).toEqual({
      status: 'sent',
      reason: null,
      deliveries: [
        'north-coordinator: attendance-coordinator sent',
        'north-teacher: contact-teacher sent',
      ],
    });
    const teacher = await world.staffId('north-teacher');
    expect(messageIds()).toContain(`<${id}.${teacher}@naervaer.example>`);
  });

  it('sends nothing when it is asked again', async () => {
    const id = await world.plan(opened());
    await world.mail.sendMails({ mailIds: [id] });
    await world.mail.sendMails({ mailIds: [id] });
    expect(world.server.received).toHaveLength(2);
  });

  it('writes in the language of each reader', async () => {
    await world.db.staff.update({ where: { sourceId: 'north-teacher' }, data: { locale: 'en' } });
    await world.mail.sendMails({ mailIds: [await world.plan(opened())] });
    await world.db.staff.update({ where: { sourceId: 'north-teacher' }, data: { locale: 'nb' } });
    const bySubject = world.server.received.map(({ mail }) => mail.subject?.split(' ')[0]).sort();
    expect(bySubject).toEqual(['Case', 'Sak']);
  });

  it('names nobody: no marker planted in an identity field is in any letter', async () => {
    const before = await world.db.student.findUniqueOrThrow({ where: { sourceId: 'anna' } });
    const [school, teacher] = await Promise.all([
      world.db.school.findUniqueOrThrow({ where: { sourceId: 'north' } }),
      world.db.staff.findUniqueOrThrow({ where: { sourceId: 'north-teacher' } }),
    ]);
    const marker = 'Zyxmarkør';
    await world.db.student.update({
      where: { id: before.id },
      data: { name: marker, className: marker },
    });
    await world.db.school.update({ where: { id: school.id }, data: { name: marker } });
    await world.db.staff.update({ where: { id: teacher.id }, data: { name: marker } });
    const meeting = {
      meetingId: caseId,
      kind: 'mapping',
      method: 'REQUEST' as const,
      sequence: 0,
      scheduledFor: '2026-09-17T11:30:00.000Z',
    };
    const ids = [
      await world.plan(opened()),
      await world.plan({
        template: 'meeting',
        caseId,
        toRoles: ['contact-teacher'],
        data: { meeting },
      }),
    ];
    await world.mail.sendMails({ mailIds: ids });
    await world.db.student.update({
      where: { id: before.id },
      data: { name: before.name, className: before.className },
    });
    expect(world.server.received).toHaveLength(3);
    for (const { mail, raw } of world.server.received) {
      const said = [mail.subject, mail.text, mail.html, raw];
      for (const attachment of mail.attachments) said.push(attachment.content.toString());
      expect(said.join('\n')).not.toMatch(/Zyxmark|anna|first-unexcused/i);
    }
  });

  it('cancels what is no longer wanted, with the reason', async () => {
    const overdue = { ...opened(), template: 'overdue' as const };
    const id = await world.plan({ ...overdue, data: { ...overdue.data, phase: 'drafting' } });
    await world.mail.sendMails({ mailIds: [id] });
    expect(await world.look(id)).toEqual({
      status: 'cancelled',
      reason: 'phase-left',
      deliveries: [],
    });
    expect(world.server.received).toHaveLength(0);
  });

  it('tells nobody what they did themselves', async () => {
    const id = await world.plan({
      template: 'phase-entered',
      caseId,
      toRoles: ['contact-teacher'],
      except: 'north-teacher',
      data: { phase: 'mapping' },
    });
    await world.mail.sendMails({ mailIds: [id] });
    expect(await world.look(id)).toMatchObject({
      status: 'cancelled',
      reason: 'told-by-themselves',
    });
  });

  it('shows operators a mail that nobody is there to receive', async () => {
    const id = await world.plan({
      template: 'due-changed',
      caseId,
      toRoles: ['operator'],
      data: { dueOn: '2026-09-17' },
    });
    await world.db.staff.updateMany({ where: { sourceId: 'operator-1' }, data: { active: false } });
    await world.mail.sendMails({ mailIds: [id] });
    expect(await world.look(id)).toMatchObject({ status: 'failed', reason: 'no-receiver' });
  });

  it('lets a protected student’s mails reach the teacher and the one leader alone', async () => {
    const hidden = await world.openCase('dina');
    const id = await world.plan({
      template: 'overdue-escalated',
      caseId: hidden,
      toRoles: ['contact-teacher', 'attendance-coordinator', 'school-leadership'],
      to: ['north-nurse'],
      data: { phase: 'awaiting-contact', dueOn: '2026-09-14' },
    });
    await world.mail.sendMails({ mailIds: [id] });
    expect(receivers()).toEqual(['north-leader', 'north-teacher']);
  });
});

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

describe('a list of open cases', () => {
  it('names those that are still open, and no protected one', async () => {
    const numbers = await world.db.concernCase.findMany({ include: { mails: false } });
    const { id: schoolId } = await world.db.school.findUniqueOrThrow({
      where: { sourceId: 'north' },
    });
    const id = await world.plan({
      template: 'open-cases',
      toRoles: ['school-leadership'],
      data: { schoolId, caseNumbers: numbers.map((c) => c.caseNumber) },
    });
    await world.mail.sendMails({ mailIds: [id] });
    const { text } = world.server.received[0]!.mail;
    for (const c of numbers) {
      const named = text?.includes(c.caseNumber) ?? false;
      expect({ number: c.caseNumber, named }).toEqual({
        number: c.caseNumber,
        named: !c.protectedAddress,
      });
    }
  });
});
