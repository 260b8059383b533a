import { describe, expect, it } from '@jest/globals';
import { allotMessageIds, isLate } from '../../../activities/mail/digest.js';
import { NOW, givenMail, person } from './support/given-mail.js';

const to = (...ids: string[]) =>
  ids.map((id) => ({ person: person(id), role: 'contact-teacher' as const, insteadOf: [] }));
const mail = (id: string) => ({ ...givenMail({ template: 'overdue' }), id });

describe('the Message-IDs', () => {
  it('are one for each mail and person while everything is on time', () => {
    const wanted = [
      { mail: mail('a'), receivers: to('x', 'y') },
      { mail: mail('b'), receivers: to('x') },
    ];
    expect(allotMessageIds(wanted, new Set()).map((d) => d.messageId)).toEqual([
      '<a.x@naervaer.example>',
      '<a.y@naervaer.example>',
      '<b.x@naervaer.example>',
    ]);
  });

  it('are one for each person after an outage, unless only one mail waits for them', () => {
    const wanted = [
      { mail: mail('a'), receivers: to('x', 'y') },
      { mail: mail('b'), receivers: to('x') },
      { mail: mail('c'), receivers: to('x') },
    ];
    const planned = allotMessageIds(wanted, new Set(['a', 'b']), () => 'shared');
    expect(planned.map((d) => `${d.mail.id} ${d.receiver.person.staffId} ${d.messageId}`)).toEqual([
      'a x <digest.shared@naervaer.example>',
      'a y <a.y@naervaer.example>',
      'b x <digest.shared@naervaer.example>',
      'c x <c.x@naervaer.example>',
    ]);
  });
});

describe('an e-mail', () => {
  it.each([
    ['30 minutes after its moment is on time', '2026-09-14T06:30:00.000Z', undefined, false],
    ['a second later is late', '2026-09-14T06:29:59.000Z', undefined, true],
    ['planned late for an earlier moment is late', NOW, '2026-09-14T06:00:00.000Z', true],
  ])('%s', (_, plannedAt, plannedFor, late) => {
    const data = plannedFor === undefined ? {} : { plannedFor };
    expect(isLate(givenMail({ template: 'overdue', plannedAt, data }), NOW)).toBe(late);
  });
});
