import { defineOpenPage, showPage } from '../define-page.js';
import { PRIVACY } from '../texts/privacy.js';
import { Statement } from './statement.js';

/** Shows what is stored about whom and why, who sees it, for how long, and what rights people have. */
export const privacyPage = defineOpenPage({
  path: '/personvern',
  show({ guide, say }) {
    const { name, contact } = guide.texts.municipality;
    const { consent, emergencyAccess } = guide.rules;
    const values = {
      municipality: name,
      law: say(guide.texts.laws['follow-up']?.act ?? PRIVACY.title),
      months: consent.months,
      viewFromAge: consent.viewFromAge,
      ownFromAge: consent.ownFromAge,
      hours: emergencyAccess.hours,
    };
    return showPage(
      say(PRIVACY.title),
      <Statement {...PRIVACY} values={values} contact={contact.privacy} />,
    );
  },
});
