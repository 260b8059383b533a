import { awaitedCommand } from '../../domain/awaited-command.js';
import { casePath } from '../../domain/case-path.js';
import { PHASES, type CommandName, type Template } from '../../domain/codes.js';
import type { MailData } from '../../domain/effects.js';
import { LINKED_PATHS } from '../../domain/linked-paths.js';
import { MAIL_LINKS } from '../../guide/mail-variables.js';

/** Says where a mail's link leads, and by which words it is called. */
export interface MailLink {
  place: 'form' | 'case' | keyof typeof LINKED_PATHS;
  path: string;
}

interface Linked {
  template: Template;
  caseId: string | null;
  data: MailData;
  /** Which wording the reader gets. */
  variant: string;
}

/** Finds where a mail's link leads: straight to the form that it asks for, else to the case or the page that it is about. */
export function linkOf(mail: Linked): MailLink {
  const place = MAIL_LINKS[mail.template];
  if (place !== 'case') return { place, path: LINKED_PATHS[place] };
  if (mail.caseId === null) return { place: 'list', path: LINKED_PATHS.list };
  const form = formOf(mail);
  return form
    ? { place: 'form', path: casePath(mail.caseId, ...form) }
    : { place: 'case', path: casePath(mail.caseId) };
}

function formOf({ template, data, variant }: Linked): [CommandName, string?] | undefined {
  switch (template) {
    case 'case-opened':
      return variant === 'responsible' ? awaitedIn(data) : undefined;
    case 'phase-entered':
    case 'due-soon':
    case 'due-today':
    case 'overdue':
    case 'due-changed':
      return awaitedIn(data);
    case 'handover-asked':
      return ['accept-handover'];
    case 'holder-missing':
      return ['assign'];
    case 'leadership-informed':
      return variant.startsWith('handover-') ? ['assign'] : undefined;
    case 'duty-opened':
    case 'duty-due':
      return data.dutyId === undefined ? undefined : ['progress-duty', data.dutyId];
    default:
      return undefined;
  }
}

function awaitedIn({ phase, deadline }: MailData): [CommandName] | undefined {
  const known = PHASES.find((one) => one === phase);
  return known === undefined || known === 'closed' ? undefined : [awaitedCommand(known, deadline)];
}
