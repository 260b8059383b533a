import type { Role } from '../codes.js';

/** Says who may make the calls that are about no single case: which roles let a person in, and whether apps come in by scope. */
interface Rule {
  people: readonly Role[] | 'everybody';
  /** Apps on their own, with the scope that the route names. */
  apps: boolean;
}

/**
 * States who may make each kind of call that is about no single case. What they reach by it (their own schools, their own rows) is
 * the call's own matter.
 */
export const BEYOND_CASES = {
  /** Schools, calendars, staff: settings, so the administrator too. */
  settings: { people: ['municipal-administrator'], apps: true },
  /** Students and guardians: registers alone. */
  students: { people: [], apps: true },
  /** A protected address, a guardian without responsibility: leadership of the school, and the administrator. */
  'student-blocks': { people: ['school-leadership', 'municipal-administrator'], apps: false },
  /** Which apps may call, and for whom: the administrator, and apps within what they have themselves. */
  clients: { people: ['municipal-administrator'], apps: true },
  /** Where rosters and absence are fetched from: the administrator, and apps their own. */
  sources: { people: ['municipal-administrator'], apps: true },
  /** @guide Faglærer registrerer fravær */
  absence: {
    people: ['subject-teacher', 'contact-teacher', 'attendance-coordinator', 'school-leadership'],
    apps: true,
  },
  /** The feed is for systems: no person's rights stand behind it. */
  events: { people: [], apps: true },
  /** Anybody who works at the student's school. */
  'report-concern': { people: 'everybody', apps: true },
  /** Emergency access to be reviewed; the administrator where a school has no other leader. */
  'break-glass-review': { people: ['school-leadership', 'municipal-administrator'], apps: false },
} as const satisfies Record<string, Rule>;

/** Names a rule for calls that are about no single case. */
export type RuleBeyondCases = keyof typeof BEYOND_CASES;

/** Tells whether a rule lets in a person with these roles. */
export function letsIn(rule: RuleBeyondCases, roles: readonly { role: Role }[]): boolean {
  const { people }: Rule = BEYOND_CASES[rule];
  return people === 'everybody' || roles.some(({ role }) => people.includes(role));
}
