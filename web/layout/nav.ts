import type { HeldRole } from '../../api/auth/caller.js';
import { PAGE_RULES } from '../../domain/access/page-rules.js';
import { PARTNER_ROLES, type Role } from '../../domain/codes.js';
import type { Text } from '../../guide/texts-schema.js';
import { paths } from '../paths.js';
import { AHEAD } from '../texts/ahead.js';
import { FIGURES } from '../texts/figures.js';
import { LAYOUT } from '../texts/layout.js';
import { SCHOOL } from '../texts/school.js';

export interface NavEntry {
  href: string;
  label: Text;
  /** Who finds it in the menu; what they may see is decided by the page. */
  roles: readonly Role[] | 'all';
}

const CASE_ROLES: readonly Role[] = [
  'contact-teacher',
  'attendance-coordinator',
  'school-leadership',
  ...PARTNER_ROLES,
];

/** Lists the menu in its order. A new page adds its line here. */
export const NAV_ENTRIES: readonly NavEntry[] = [
  { href: paths.tasks(), label: LAYOUT.tasks, roles: 'all' },
  { href: paths.cases(), label: LAYOUT.cases, roles: CASE_ROLES },
  { href: paths.meetings(), label: LAYOUT.meetings, roles: CASE_ROLES },
  { href: paths.school(), label: SCHOOL.title, roles: PAGE_RULES.school },
  { href: paths.figures(), label: FIGURES.title, roles: PAGE_RULES.figures },
  { href: paths.ahead(), label: AHEAD.title, roles: [...CASE_ROLES, ...PAGE_RULES.figures] },
  { href: paths.settings(), label: LAYOUT.settings, roles: 'all' },
];

/** Picks the entries for somebody with these roles. */
export function navFor(roles: readonly HeldRole[]): NavEntry[] {
  return NAV_ENTRIES.filter(
    (entry) => entry.roles === 'all' || roles.some(({ role }) => entry.roles.includes(role)),
  );
}
