import ical, { ICalCalendarMethod, ICalEventClass } from 'ical-generator';
import { addDays, type Instant, type LocalDate } from '../../domain/local-time.js';

const MINUTE_MS = 60_000;
const MEETING_MINUTES = 60;

/** Holds one entry of a calendar file: when it is, and words that name nobody. */
export interface CalendarEntry {
  /** The same as in the invitation by e-mail, so that a calendar keeps one entry of the two. */
  id: string;
  sequence: number;
  when: { at: Instant } | { day: LocalDate };
  summary: string;
  link: string;
}

/** Writes a calendar file (iCalendar): case numbers and times; neither who nor what about nor where. */
export function writeCalendar(entries: readonly CalendarEntry[], now: Instant): string {
  const stamp = new Date(now);
  return ical({
    prodId: '//naervaer//pages//NB',
    method: ICalCalendarMethod.PUBLISH,
    events: entries.map(({ id, sequence, when, summary, link }) => ({
      id: `${id}@naervaer.example`,
      sequence,
      stamp,
      ...timesOf(when),
      summary,
      url: link,
      class: ICalEventClass.PRIVATE,
    })),
  }).toString();
}

function timesOf(when: CalendarEntry['when']) {
  if ('day' in when) {
    return { start: new Date(when.day), end: new Date(addDays(when.day, 1)), allDay: true };
  }
  const start = new Date(when.at);
  return { start, end: new Date(start.getTime() + MEETING_MINUTES * MINUTE_MS) };
}
