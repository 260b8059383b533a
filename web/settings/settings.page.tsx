import { holdsRole } from '../../api/auth/caller.js';
import { isShownTo } from '../../domain/access/page-rules.js';
import type { SettingsPage } from '../../domain/access/settings-pages.js';
import { definePage, showPage } from '../define-page.js';
import { paths } from '../paths.js';
import { LAYOUT } from '../texts/layout.js';
import { SETTINGS } from '../texts/settings.js';
import type { Text } from '../texts/text.js';
import { findMissingCalendars } from './find-missing-calendars.js';
import { MissingCalendars } from './missing-calendars.js';

interface Entry {
  href: string;
  label: Text;
  about: Text;
  page: SettingsPage;
}

const ENTRIES: readonly Entry[] = [
  {
    href: paths.calendars(),
    label: SETTINGS.calendars,
    about: SETTINGS.calendarsAbout,
    page: 'calendars',
  },
  { href: paths.staff(), label: SETTINGS.staff, about: SETTINGS.staffAbout, page: 'staff' },
  {
    href: paths.withoutHolder(),
    label: SETTINGS.withoutHolder,
    about: SETTINGS.withoutHolderAbout,
    page: 'hand-over',
  },
  {
    href: paths.assignments(),
    label: SETTINGS.assignments,
    about: SETTINGS.assignmentsAbout,
    page: 'hand-over',
  },
  {
    href: paths.findAccessLog(),
    label: SETTINGS.findAccessLog,
    about: SETTINGS.findAccessLogAbout,
    page: 'access-log',
  },
  {
    href: paths.reviews(),
    label: SETTINGS.reviews,
    about: SETTINGS.reviewsAbout,
    page: 'break-glass-review',
  },
  {
    href: paths.emergency(),
    label: SETTINGS.emergency,
    about: SETTINGS.emergencyAbout,
    page: 'break-glass',
  },
  { href: paths.guide(), label: SETTINGS.guide, about: SETTINGS.guideAbout, page: 'guide' },
  { href: paths.apps(), label: SETTINGS.apps, about: SETTINGS.appsAbout, page: 'apps' },
];

/** Shows what a person finds under settings, and the alarm for calendars that are missing. */
export const settingsPage = definePage({
  method: 'get',
  path: paths.settings(),
  async handle({ deps, caller, say, now }) {
    const entries = ENTRIES.filter(({ page }) => isShownTo(page, caller.roles));
    const missing = isShownTo('calendars', caller.roles)
      ? await findMissingCalendars(deps.db, caller, now)
      : [];
    return showPage(
      say(LAYOUT.settings),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(LAYOUT.settings)}
        </h1>
        <p>{say(SETTINGS.intro)}</p>
        <MissingCalendars
          missing={missing}
          mayChange={holdsRole(caller, 'municipal-administrator')}
        />
        <ul className="tasks">
          {entries.map(({ href, label, about }) => (
            <li key={href}>
              <a className="ds-link" href={href}>
                {say(label)}
              </a>
              <p>{say(about)}</p>
            </li>
          ))}
        </ul>
      </>,
    );
  },
});
