import type { Role } from '../codes.js';
import { SETTINGS_PAGES } from './settings-pages.js';

/**
 * States who is shown each page that is about no single case. Which schools and rows they see on it follows from their own roles; for
 * everybody else the page does not exist.
 */
export const PAGE_RULES = {
  ...SETTINGS_PAGES,
  /** How a school stands: whoever sees all its cases anyway. */
  school: ['attendance-coordinator', 'school-leadership'],
  /** Figures of all schools, with no small group in them. */
  figures: ['municipal-administrator'],
} as const satisfies Record<string, readonly Role[]>;

/** Names who a page is shown to. */
export type PageRule = keyof typeof PAGE_RULES;

/** Tells whether a page is shown to a person with these roles. */
export function isShownTo(rule: PageRule, roles: readonly { role: Role }[]): boolean {
  const shown: readonly Role[] = PAGE_RULES[rule];
  return roles.some(({ role }) => shown.includes(role));
}
