import { PARTNER_ROLES, ROLES, SCHOOL_ROLES, type Role } from '../codes.js';

/**
 * States who is shown each of the pages about settings and supervision. What a form on them does goes by its own route's rule; a page
 * that is out of reach looks like one that does not exist.
 */
export const SETTINGS_PAGES = {
  /** Calendars, closed days and fixed meetings: changed by the administrator, read by those who plan after them. */
  calendars: ['municipal-administrator', 'school-leadership', 'attendance-coordinator'],
  /** Who works where, in which roles. */
  staff: ['municipal-administrator', 'school-leadership', 'attendance-coordinator'],
  /** All cases of one person, and cases that nobody holds, to be handed on: who may assign. */
  'hand-over': ['school-leadership', 'attendance-coordinator'],
  /** Who read or did what. */
  'access-log': ['school-leadership', 'data-protection-officer'],
  /** Opening a case in an emergency: who works at a school, and partners; which case, its own call says. */
  'break-glass': [...SCHOOL_ROLES, ...PARTNER_ROLES],
  /** Emergency access to be reviewed. */
  'break-glass-review': ['school-leadership', 'municipal-administrator'],
  /** Which apps may call. */
  apps: ['municipal-administrator'],
  /** What the program counts and reminds by. */
  guide: ROLES,
} as const satisfies Record<string, readonly Role[]>;

/** Names a page of settings. */
export type SettingsPage = keyof typeof SETTINGS_PAGES;
