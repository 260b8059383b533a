import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
