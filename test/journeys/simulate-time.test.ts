import { describe, expect, it } from '@jest/globals';
import { addDays, weekdayOf } from '../../domain/local-time.js';
import { orderStory, type Occurrence } from '../../simulate/story.js';
import { shiftBody } from '../../simulate/shift-body.js';
import { shiftFor } from '../../simulate/time-shift.js';

const NOW = '2026-11-23T18:00:00.000Z';

describe('the shift of a scenario’s time', () => {
  it.each([
    ['2026-09-14T08:00', 1],
    ['1998-11-23T20:00', 1],
    ['1998-11-23T18:00', 2],
    ['1972-01-01T00:00', 2],
    ['2071-12-31T23:59', 1],
  ])('plays %s in the nearest cycle that lies ahead: %d', (start, cycles) => {
    const shift = shiftFor(start, NOW);
    expect(shift.days).toBe(cycles * 10_227);
    expect(shift.toInstant(start) > NOW).toBe(true);
    expect(shift.backToTime(shift.toInstant(start))).toBe(start);
  });

  it('keeps weekdays, and month and day, of every day', () => {
    const { toDate } = shiftFor('1972-01-01T00:00', NOW);
    for (let day = '1972-01-01'; day <= '1976-12-31'; day = addDays(day, 1)) {
      expect(toDate(day).slice(4)).toBe(day.slice(4));
      expect(weekdayOf(toDate(day))).toBe(weekdayOf(day));
    }
  });

  it.each(['2026-10-25T01:30', '2026-10-25T03:30', '2027-03-28T01:30', '2027-03-28T03:30'])(
    'keeps the wall clock around the hours that come twice or never: %s',
    (at) => {
      const shift = shiftFor('2026-09-14T08:00', NOW);
      expect(shift.backToTime(shift.toInstant(at))).toBe(at);
    },
  );

  it('moves dates and times in a body, however deep, and leaves everything else', () => {
    const shift = shiftFor('2026-09-14T08:00', NOW);
    const body = {
      date: '2026-09-14',
      heldAt: '2026-09-14T12:05',
      exactly: '2026-12-14T12:05:30',
      there: '2026-09-14T10:05:00Z',
      nowhere: '2026-02-30',
      text: 'on 2026-09-14',
      deep: [{ at: '2026-12-14T08:00' }, 7, null, true],
    };
    expect(shiftBody(body, shift)).toEqual({
      date: '2054-09-14',
      heldAt: '2054-09-14T10:05:00.000Z',
      exactly: '2054-12-14T11:05:30.000Z',
      there: '2054-09-14T10:05:00.000Z',
      nowhere: '2026-02-30',
      text: 'on 2026-09-14',
      deep: [{ at: '2054-12-14T07:00:00.000Z' }, 7, null, true],
    });
  });
});

describe('the order of a story', () => {
  it('is by minute, kind and template, then as the file’s events and the students stand', () => {
    const line = (type: string, student: string, more: object) =>
      ({ at: '2026-09-14T08:45', type, student, ...more }) as unknown as Occurrence;
    const email = (student: string, template: string) => line('email', student, { template });
    const timed = (second: number, occurrence: Occurrence) => ({
      playedAt: `2054-09-14T06:45:0${second}.000Z`,
      occurrence,
    });
    const ordered = orderStory(
      [
        timed(1, email('b', 'overdue')),
        timed(3, email('a', 'case-opened')),
        timed(2, email('b', 'case-opened')),
        timed(1, line('phase', 'b', {})),
        timed(1, line('phase', 'a', {})),
        timed(3, line('accepted', 'a', {})),
      ],
      { playedAt: ['2054-09-14T06:45:02.000Z'], students: ['a', 'b'] },
    );
    const told = ordered.map((o) => ('student' in o ? `${o.type} ${o.student}` : o.type));
    expect(told).toEqual(['accepted a', 'phase a', 'phase b', 'email a', 'email b', 'email b']);
  });
});
