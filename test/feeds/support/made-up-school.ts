import type { ServedRow } from './oneroster-server.js';

/** When the rows of a made-up school last changed, unless a test says otherwise. */
export const CHANGED = '2026-09-01T06:00:00Z';

const row = (sourcedId: string, content: object): ServedRow => ({
  sourcedId,
  status: 'active',
  dateLastModified: CHANGED,
  ...content,
});
const to = (sourcedId: string) => ({ sourcedId, href: `x/${sourcedId}`, type: 'any' });

/** Writes the rows of one school with a teacher, a class, and students with a guardian each, as a OneRoster service serves them. */
export function madeUpSchool(school: string, students: number): Record<string, ServedRow[]> {
  const ids = Array.from(
    { length: students },
    (_, i) => `${school}-s${String(i).padStart(4, '0')}`,
  );
  const teacher = `${school}-t`;
  return {
    orgs: [
      row(school, { name: `Skole ${school}`, type: 'school', identifier: '999888777' }),
      row(`${school}-owner`, { name: 'Kommunen', type: 'district' }),
    ],
    users: [
      row(teacher, {
        enabledUser: 'true',
        givenName: 'Lærer',
        familyName: 'Oppdiktet',
        email: `${teacher}@skole.example`,
        roles: [{ roleType: 'primary', role: 'teacher', org: to(school) }],
      }),
      ...ids.flatMap((id) => [
        row(id, {
          enabledUser: 'true',
          givenName: 'Elev',
          familyName: 'Påfunnet',
          roles: [{ roleType: 'primary', role: 'student', org: to(school) }],
          agents: [to(`${id}-mor`)],
          metadata: { 'register.birthDate': '2013-02-03' },
        }),
        row(`${id}-mor`, {
          enabledUser: true,
          givenName: 'Mor',
          familyName: 'Påfunnet',
          roles: [{ roleType: 'primary', role: 'guardian', org: to(school) }],
        }),
      ]),
    ],
    classes: [row(`${school}-8a`, { title: '8A', classType: 'homeroom', school: to(school) })],
    enrollments: [
      row(`${school}-e-t`, enrolled(teacher, `${school}-8a`, 'teacher')),
      ...ids.map((id) => row(`${id}-e`, enrolled(id, `${school}-8a`, 'student'))),
    ],
    demographics: [],
    absences: [],
  };
}

function enrolled(user: string, inClass: string, role: string): object {
  return { user: to(user), class: to(inClass), role, primary: 'true' };
}

/** Writes an absence as an Absence Service serves it. */
export function absenceOf(student: string, id: string, more: object = {}): ServedRow {
  return row(id, {
    student: to(student),
    absenceType: 'lesson',
    date: '2026-09-10',
    lesson: 2,
    excused: false,
    dateLastModified: CHANGED,
    ...more,
  });
}
