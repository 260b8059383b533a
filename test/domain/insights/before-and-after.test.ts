import { describe, expect, it } from '@jest/globals';
import { weighBeforeAndAfter } from '../../../domain/insights/before-and-after.js';
import { calendar } from '../support/calendar.js';

describe('absence before and after a plan', () => {
  it('is weighed per school week, breaks left out', () => {
    const { before, after } = weighBeforeAndAfter(
      ['2026-09-14', '2026-09-15', '2026-09-21', '2026-09-22', '2026-10-06', '2026-10-13'],
      { startsOn: '2026-09-28', endedOn: '2026-10-16' },
      { calendar, today: '2026-11-25' },
    );
    expect(before).toMatchObject({ from: '2026-08-31', schoolDays: 20, daysAbsent: 4, perWeek: 1 });
    expect(after).toMatchObject({ to: '2026-10-16', schoolDays: 10, daysAbsent: 1, perWeek: 0.5 });
  });

  it('runs to today while the plan does', () => {
    const { after } = weighBeforeAndAfter(
      [],
      { startsOn: '2026-11-23', endedOn: null },
      { calendar, today: '2026-11-25' },
    );
    expect(after).toMatchObject({ to: '2026-11-25', schoolDays: 3, perWeek: 0 });
  });

  it('says nothing after a plan that has not begun', () => {
    const { after } = weighBeforeAndAfter(
      ['2026-11-24'],
      { startsOn: '2026-11-30', endedOn: null },
      { calendar, today: '2026-11-25' },
    );
    expect(after).toMatchObject({ schoolDays: 0, daysAbsent: 0, perWeek: null });
  });
});
