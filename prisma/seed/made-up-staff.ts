import type { Role } from '../../domain/codes.js';
import { madeUpName } from './made-up-names.js';
import { SCHOOLS } from './made-up-schools.js';

export interface MadeUpPerson {
  sourceId: string;
  name: string;
  email: string;
  locale: 'nb' | 'nn' | 'en';
  role: Role;
  /** The school's source id; null for the municipality's people. */
  school: string | null;
}

const MUNICIPAL_ROLES: readonly [sourceId: string, role: Role][] = [
  ['ppa-1', 'ppa'],
  ['phfs-1', 'phfs'],
  ['bup-1', 'bup'],
  ['child-welfare-1', 'child-welfare'],
  ['bridge-builders-1', 'bridge-builders'],
  ['service-desk-1', 'service-desk'],
  ['out-1', 'out'],
  ['admin-1', 'municipal-administrator'],
  ['data-protection-officer-1', 'data-protection-officer'],
  ['operator-1', 'operator'],
];
/** With three leading people and twelve contact teachers a school, and ten of the municipality, sixty in all. */
const SUBJECT_TEACHERS = [2, 2, 1] as const;

/** Makes up sixty people in all roles. */
export function makeUpStaff(): MadeUpPerson[] {
  const posts: [sourceId: string, role: Role, school: string | null][] = [
    ...SCHOOLS.flatMap(({ sourceId: school, classes }, i) => [
      post(`${school}-leadership`, 'school-leadership', school),
      post(`${school}-coordinator`, 'attendance-coordinator', school),
      post(`${school}-nurse`, 'school-nurse', school),
      ...classes.map((_, n) => post(`${school}-teacher-${n + 1}`, 'contact-teacher', school)),
      ...Array.from({ length: SUBJECT_TEACHERS[i] ?? 0 }, (_, n) =>
        post(`${school}-subject-teacher-${n + 1}`, 'subject-teacher', school),
      ),
    ]),
    ...MUNICIPAL_ROLES.map(([sourceId, role]) => post(sourceId, role, null)),
  ];
  return posts.map(([sourceId, role, school], n) => ({
    sourceId,
    name: madeUpName(n, n + 5),
    email: `${sourceId}@kommune.example`,
    locale: localeOf(sourceId, school),
    role,
    school,
  }));
}

function post(sourceId: string, role: Role, school: string | null): [string, Role, string | null] {
  return [sourceId, role, school];
}

function localeOf(sourceId: string, school: string | null): MadeUpPerson['locale'] {
  if (sourceId.endsWith('-teacher-12')) return 'en';
  return school === 'school-2' ? 'nn' : 'nb';
}
