import { loadGuide } from '../../../guide/load-guide.js';
import type { CaseSetting } from '../../../domain/case.js';
import type { GuideRules } from '../../../domain/guide-rules.js';
import type { SchoolCalendar } from '../../../domain/school-days.js';

/** Holds the school year of the example scenarios, with the public holidays that fall on its weekdays. */
export const calendar: SchoolCalendar = {
  id: 'calendar',
  version: 1,
  years: [
    {
      firstDay: '2026-08-17',
      lastDay: '2027-06-18',
      closed: [
        { from: '2026-10-05', to: '2026-10-09', name: 'høstferie' },
        { from: '2026-12-21', to: '2027-01-01', name: 'juleferie' },
        { from: '2027-02-22', to: '2027-02-26', name: 'vinterferie' },
        { from: '2027-03-22', to: '2027-03-29', name: 'påskeferie' },
      ],
    },
  ],
  closedDays: [],
  publicHolidays: [
    { date: '2027-05-06', name: 'Kristi himmelfartsdag' },
    { date: '2027-05-17', name: 'Grunnlovsdagen' },
    { date: '2028-05-01', name: 'Arbeidernes dag' },
  ],
};

/** Holds the guide's own figures. */
export const guide: GuideRules = loadGuide().rules;

/** Makes the figures with some of them changed, by the keys of the guide's file. */
export function guideWith(overrides: Record<string, unknown>): GuideRules {
  return loadGuide(undefined, overrides).rules;
}

/** Holds what surrounds a case of the example scenarios. */
export const setting: CaseSetting = {
  guide,
  calendar,
  localMeetingDates: ['2026-09-30', '2026-10-28', '2026-11-25'],
};

/** Holds the surroundings of another school, with other days off. */
export const otherSetting: CaseSetting = {
  ...setting,
  calendar: {
    ...setting.calendar,
    version: 2,
    closedDays: ['2026-09-21', '2026-09-22', '2026-10-15', '2026-11-02'],
  },
  localMeetingDates: ['2026-10-01', '2026-10-22', '2027-01-14'],
};
