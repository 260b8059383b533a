import type { MailActivities } from '../../workflows/concern-case/messages.js';
import type { MailDeps } from './mail-deps.js';
import { failMails, sendMails } from './send-mails.js';

/** Binds the mail activities to what they work with. */
export function createMailActivities(deps: MailDeps): MailActivities {
  return {
    sendMails: ({ mailIds }) => sendMails(deps, mailIds),
    failMails: ({ mailIds }) => failMails(deps, mailIds),
  };
}
