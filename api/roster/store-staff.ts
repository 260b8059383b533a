import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/codes.js';
import type { Transaction } from '../../prisma/connect.js';
import type { FieldError } from '../field-faults.js';
import { LOCALES } from '../locale.js';
import { invalidRequest } from '../problems.js';
import { REGISTER_ROLES, type StaffBody } from './staff-body.js';

const WITH_ROLES = { roles: { include: { school: { select: { sourceId: true } } } } } as const;

interface HeldRole {
  role: string;
  schoolId: string | null;
}

/**
 * Stores a member of staff. Who may set only a register's roles leaves the others as they are. Tells at which schools the person was a
 * contact teacher and is one no longer: everywhere, when inactive.
 */
export async function storeStaff(
  tx: Transaction,
  sourceId: string,
  body: StaffBody,
  { owner, setsAllRoles }: { owner: string; setsAllRoles: boolean },
) {
  const before = await tx.staff.findUnique({ where: { sourceId }, include: WITH_ROLES });
  const asked = await findSchools(tx, body);
  const kept = setsAllRoles
    ? []
    : (before?.roles ?? []).filter(({ role }) => !REGISTER_ROLES.has(role));
  const roles = withoutDoubles([
    ...asked,
    ...kept.map(({ role, schoolId }) => ({ role, schoolId })),
  ]);
  const id = before?.id ?? randomUUID();
  const facts = { name: body.name, email: body.email, active: body.active };
  await tx.staff.upsert({
    where: { id },
    create: { id, sourceId, ownerClient: owner, ...facts, locale: body.locale ?? 'nb' },
    update: { ...facts, ...(body.locale && { locale: body.locale }) },
  });
  await tx.staffRole.deleteMany({ where: { staffId: id } });
  await tx.staffRole.createMany({ data: roles.map((held) => ({ staffId: id, ...held })) });
  return {
    id,
    created: before === null,
    left: before?.active === true && !body.active,
    lostSchoolIds: lostContactTeacherAt(before?.roles ?? [], roles),
  };
}

/** Reads a member of staff as the API answers it. */
export async function readStaff(tx: Transaction, id: string) {
  const staff = await tx.staff.findUniqueOrThrow({ where: { id }, include: WITH_ROLES });
  return {
    staffId: staff.sourceId,
    name: staff.name,
    email: staff.email,
    locale: LOCALES.find((locale) => locale === staff.locale) ?? 'nb',
    roles: staff.roles
      .map(({ role, school }) => ({ role: role as Role, schoolId: school?.sourceId ?? null }))
      .sort((a, b) => `${a.role} ${a.schoolId}`.localeCompare(`${b.role} ${b.schoolId}`)),
    active: staff.active,
  };
}

async function findSchools(tx: Transaction, { roles }: StaffBody): Promise<HeldRole[]> {
  const wanted = roles.flatMap(({ schoolId }) => schoolId ?? []);
  const schools = await tx.school.findMany({
    where: { sourceId: { in: wanted } },
    select: { id: true, sourceId: true },
  });
  const ids = new Map(schools.map((school) => [school.sourceId, school.id]));
  const faults = roles.flatMap(({ schoolId }, i): FieldError[] =>
    schoolId == null || ids.has(schoolId)
      ? []
      : [{ pointer: `/roles/${i}/schoolId`, fault: 'unknown-id', values: { id: schoolId } }],
  );
  if (faults.length > 0) throw invalidRequest(faults);
  return roles.map(({ role, schoolId }) => ({ role, schoolId: ids.get(schoolId ?? '') ?? null }));
}

function lostContactTeacherAt(before: readonly HeldRole[], after: readonly HeldRole[]): string[] {
  const at = (roles: readonly HeldRole[]) =>
    roles.flatMap(({ role, schoolId }) =>
      role === 'contact-teacher' && schoolId !== null ? [schoolId] : [],
    );
  const still = new Set(at(after));
  return at(before).filter((schoolId) => !still.has(schoolId));
}

function withoutDoubles(roles: readonly HeldRole[]): HeldRole[] {
  return [...new Map(roles.map((held) => [`${held.role} ${held.schoolId}`, held])).values()];
}
