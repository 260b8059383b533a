import { defineOpenPage, showPage } from '../define-page.js';
import { ACCESSIBILITY } from '../texts/accessibility.js';
import { Statement } from './statement.js';

/** Shows how far the pages are accessible, what was tried and what not, and whom to tell of barriers. */
export const accessibilityPage = defineOpenPage({
  path: '/tilgjengelighet',
  show({ guide, say }) {
    const { name, contact } = guide.texts.municipality;
    return showPage(
      say(ACCESSIBILITY.title),
      <Statement
        {...ACCESSIBILITY}
        values={{ municipality: name }}
        contact={contact.accessibility}
      />,
    );
  },
});
