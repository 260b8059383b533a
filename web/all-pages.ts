import type { OpenPage, Page } from './define-page.js';
import { consentPaperPage } from './consents/consent-paper.page.js';
import { consentsPage } from './consents/consents.page.js';
import { helpPage, stepHelpPage } from './help/help.page.js';
import { saveDraftPage } from './drafts/save-draft.page.js';
import { commandForms } from './forms/all-forms.js';
import { aheadPage } from './pages/ahead.page.js';
import { casePage } from './pages/case.page.js';
import { casesCsvPage } from './pages/cases-csv.page.js';
import { casesPage, searchAddressPage, searchCasesPage } from './pages/cases.page.js';
import { removeViewPage, saveViewPage } from './cases/saved-views.page.js';
import { calendarFilePage, meetingFilePage } from './meetings/calendar-file.page.js';
import { localCallPage } from './meetings/local-call.page.js';
import { figuresCsvPage, figuresPage } from './pages/figures.page.js';
import { minutesPage, takeMinutesPage } from './minutes/minutes.page.js';
import { invitationPage } from './meetings/invitation.page.js';
import { localAgendaPage } from './pages/local-agenda.page.js';
import { meetingsPage } from './pages/meetings.page.js';
import { schoolPage } from './pages/school.page.js';
import { tasksPage } from './pages/tasks.page.js';
import { accessibilityPage } from './statements/accessibility.page.js';
import { privacyPage } from './statements/privacy.page.js';
import { settingsPages } from './settings/settings-pages.js';
import { formPages } from './forms/form-pages.js';

/** Lists every page. A new one adds its line here. */
export const allPages: readonly Page[] = [
  tasksPage,
  casePage,
  casesPage,
  searchCasesPage,
  searchAddressPage,
  casesCsvPage,
  schoolPage,
  aheadPage,
  figuresPage,
  figuresCsvPage,
  saveViewPage,
  removeViewPage,
  saveDraftPage,
  consentsPage,
  consentPaperPage,
  meetingsPage,
  calendarFilePage,
  meetingFilePage,
  invitationPage,
  localAgendaPage,
  localCallPage,
  minutesPage,
  takeMinutesPage,
  ...settingsPages,
  ...commandForms.flatMap(formPages),
];

/** Lists the pages that are read without login; all others ask for it. */
export const openPages: readonly OpenPage[] = [
  helpPage,
  stepHelpPage,
  accessibilityPage,
  privacyPage,
];
