import type { Role } from '../../domain/codes.js';
import type { FormView } from '../forms/command-form.js';
import { PEOPLE } from '../texts/people.js';
import type { Field, Option } from './field.js';
import type { FormReader } from './form-values.js';

/** Asks who takes part in a meeting: the home, the school's people and partners, and others by name. */
export function participantFields(
  { ctx: { say, deps, caller }, people, case: c }: FormView,
  alreadyIn: readonly string[] = [],
): Field[] {
  const { student, guardians, staff } = people;
  const roleNames = deps.guide.texts.roles;
  const home = [
    ...(student ? [{ value: 'student', label: `${student.name} (${say(PEOPLE.student)})` }] : []),
    ...guardians.map(({ sourceId, name }) => ({
      value: `guardian ${sourceId}`,
      label: `${name} (${say(PEOPLE.guardian)})`,
    })),
  ];
  const colleagues = staff
    .filter(({ roles }) => roles.some((role) => !APART.has(role)))
    .map(({ sourceId, name, roles }) => ({
      value: `staff ${sourceId}`,
      label: `${name} (${roles.map((role) => say(roleNames[role])).join(', ')})`,
    }));
  const holder = staff.find(({ id }) => id === c.holderId)?.sourceId;
  const usual = [`staff ${caller.sourceId}`, ...(holder ? [`staff ${holder}`] : [])];
  const isNear = ({ value }: Option) => usual.includes(value) || alreadyIn.includes(value);
  const near = colleagues.length > MOST_AT_ONCE ? colleagues.filter(isNear) : colleagues;
  const others = colleagues.filter((one) => !near.includes(one));
  return [
    {
      kind: 'checkboxes',
      name: 'participants',
      label: say(PEOPLE.participants),
      options: [...home, ...near],
      ...(others.length > 0 && {
        more: { summary: say(PEOPLE.moreStaff, { count: others.length }), options: others },
      }),
      values: alreadyIn.length > 0 ? alreadyIn : [...home.map(({ value }) => value), ...usual],
      required: false,
    },
    {
      kind: 'rows',
      name: 'others',
      label: say(PEOPLE.others),
      required: false,
      rows: 2,
      rowLabel: say(PEOPLE.person),
      columns: [
        { name: 'name', label: say(PEOPLE.name) },
        { name: 'organisation', label: say(PEOPLE.organisation) },
      ],
    },
  ];
}

/** More colleagues than these are folded away, but for those who usually come. */
const MOST_AT_ONCE = 5;

/** Roles that take part in no child's meeting. */
const APART: ReadonlySet<Role> = new Set([
  'municipal-administrator',
  'data-protection-officer',
  'operator',
]);

/** Reads who takes part as the API's body names them. */
export function readParticipants(read: FormReader): object[] {
  const known = read.all('participants').map((value) => {
    const [kind, id] = value.split(' ');
    if (kind === 'student') return { student: true };
    return kind === 'guardian' ? { guardianId: id } : { staffId: id };
  });
  return [...known, ...read.rows('others', ['name', 'organisation'], ['name', 'organisation'])];
}
