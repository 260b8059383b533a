import { describe, expect, it } from '@jest/globals';
import { makeCalendarPart } from '../../../activities/mail/calendar-part.js';
import { NOW } from './support/given-mail.js';

function entry(scheduledFor: string, method: 'REQUEST' | 'CANCEL' = 'REQUEST', sequence = 0) {
  const { content } = makeCalendarPart(
    { meetingId: 'meeting-1', kind: 'bup', method, sequence, scheduledFor },
    {
      summary: 'Møte i sak N-7K3F-Q2XM',
      link: 'https://naervaer.example/saker/1',
      organizer: 'varsel@naervaer.example',
      to: 'reader@skole.example',
      stamp: NOW,
    },
  );
  return content.replace(/\r\n /g, '').split('\r\n');
}

describe('the calendar part', () => {
  it('invites to an hour at the time that Norway’s clocks show', () => {
    const lines = entry('2026-09-17T11:30:00.000Z');
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:meeting-1@naervaer.example',
        'SEQUENCE:0',
        `DTSTAMP:${NOW.slice(0, 19).replace(/[-:]/g, '')}Z`,
        'DTSTART;TZID=Europe/Oslo:20260917T133000',
        'DTEND;TZID=Europe/Oslo:20260917T143000',
        'SUMMARY:Møte i sak N-7K3F-Q2XM',
        'STATUS:CONFIRMED',
        'CLASS:PRIVATE',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1);
  });

  it('follows winter time', () => {
    expect(entry('2026-12-01T08:00:00.000Z')).toContain('DTSTART;TZID=Europe/Oslo:20261201T090000');
  });

  it('cancels under the same id with a higher sequence', () => {
    expect(entry('2026-09-17T11:30:00.000Z', 'CANCEL', 2)).toEqual(
      expect.arrayContaining([
        'METHOD:CANCEL',
        'UID:meeting-1@naervaer.example',
        'SEQUENCE:2',
        'STATUS:CANCELLED',
      ]),
    );
  });

  it('says neither what kind of meeting it is nor where', () => {
    const text = entry('2026-09-17T11:30:00.000Z').join('\n');
    expect(text).not.toMatch(/bup|LOCATION|DESCRIPTION/i);
  });

  it('is the same every time it is made', () => {
    expect(entry('2026-09-17T11:30:00.000Z')).toEqual(entry('2026-09-17T11:30:00.000Z'));
  });
});
