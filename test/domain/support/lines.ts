import type { Applied } from '../../../domain/apply.js';
import type { MailRequest } from '../../../domain/effects.js';
import { dateOf, timeOf, type Instant } from '../../../domain/local-time.js';

/** Holds one line of the story, as the simulator tells it. */
export interface Line {
  at: string;
  type: string;
  [field: string]: unknown;
}

const TOLD = ['case-opened', 'trigger-added', 'phase', 'stuck', 'case-closed', 'email'];

/** Turns what a turn did into the story's lines, in the order they are told within a minute. */
export function linesOf({ effects }: Applied, now: Instant): Line[] {
  const wall = `${dateOf(now)}T${timeOf(now)}`;
  const happened = effects.occurrences
    .filter((o) => TOLD.includes(o.type))
    .map(({ type, data }): Line => {
      const { dueOn, ...rest } = data as { dueOn?: string | null };
      const due = dueOn === undefined ? {} : { dueAt: dueOn && `${dueOn}T16:00` };
      return { at: wall, type, ...rest, ...due };
    });
  const mails = effects.mails
    .map((mail) => ({ mail, to: receiversOf(mail) }))
    .filter(({ to }) => to.length > 0)
    .sort((a, b) => a.mail.template.localeCompare(b.mail.template))
    .map(({ mail, to }): Line => {
      const calendar = mail.data.meeting ? { calendar: true } : {};
      return { at: wall, type: 'email', template: mail.template, to, ...calendar };
    });
  return [...happened, ...mails].sort((a, b) => TOLD.indexOf(a.type) - TOLD.indexOf(b.type));
}

/** Shortens lines of e-mail to `template → role, role`; with `at` first where they are of several moments. */
export function mailsIn(lines: readonly Line[], { withTime = false } = {}): string[] {
  return lines
    .filter((line) => line.type === 'email')
    .map(({ at, template, to }) => {
      const mail = `${String(template)} → ${(to as string[]).join(', ')}`;
      return withTime ? `${at} ${mail}` : mail;
    });
}

/** Shortens lines of phases to `phase due date`. */
export function phasesIn(lines: readonly Line[]): string[] {
  return lines
    .filter((line) => line.type === 'phase')
    .map(({ phase, dueAt }) => `${String(phase)} due ${String(dueAt)}`);
}

/** People in the tests are called by their role, one a role. */
function receiversOf({ toRoles, toStaffIds, exceptStaffId }: MailRequest): string[] {
  const people = [...toRoles.map((role) => `staff-${role}`), ...toStaffIds];
  return [...new Set(people)]
    .filter((person) => person !== exceptStaffId)
    .map((person) => person.replace(/^staff-/, ''))
    .sort();
}
