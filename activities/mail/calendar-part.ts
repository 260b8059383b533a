import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import type { MailData } from '../../domain/effects.js';
import type { Instant } from '../../domain/local-time.js';
import type { CalendarPart } from './create-mailer.js';

const ZONE = 'Europe/Oslo';
const MINUTES = 60;

// Mail programs are not bound to know the zone's name; its rules have been these since 1996.
const ZONE_RULES = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** Makes the calendar entry of a meeting: when, and in which case; neither who nor what about nor where. */
export function makeCalendarPart(
  meeting: NonNullable<MailData['meeting']>,
  {
    summary,
    link,
    organizer,
    to,
    stamp,
  }: { summary: string; link: string; organizer: string; to: string; stamp: Instant },
): CalendarPart {
  const { meetingId, method, sequence, scheduledFor } = meeting;
  const start = new TZDate(scheduledFor, ZONE);
  const calendar = ical({
    prodId: '//naervaer//mail//NB',
    method: ICalCalendarMethod[method],
    timezone: { name: ZONE, generator: () => ZONE_RULES },
    events: [
      {
        id: `${meetingId}@naervaer.example`,
        sequence,
        stamp: new Date(stamp),
        start,
        end: new TZDate(start.getTime() + MINUTES * 60_000, ZONE),
        timezone: ZONE,
        summary,
        url: link,
        class: ICalEventClass.PRIVATE,
        status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        organizer: { name: 'Nærvær', email: organizer },
        attendees: [{ email: to, rsvp: false }],
      },
    ],
  });
  return { method, content: stampInUtc(calendar.toString(), stamp) };
}

// The library writes the stamp as it writes the event's times, without a zone; the standard wants UTC.
function stampInUtc(content: string, stamp: Instant): string {
  const utc = new Date(stamp).toISOString().replace(/[-:]|\.\d+/g, '');
  return content.replace(/^DTSTAMP:.*$/m, `DTSTAMP:${utc}`);
}
