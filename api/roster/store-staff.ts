import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/codes.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import type { FieldError } from '../field-faults.js';
import { LOCALES } from '../locale.js';
import { REGISTER_ROLES, type StaffBody } from './staff-body.js';

const WITH_ROLES = { roles: { include: { school: { select: { sourceId: true } } } } } as const;

interface HeldRole {
  role: string;
  schoolId: string | null;
}

/** Holds one member of staff as a register has them now. */
export interface StaffRow {
  sourceId: string;
  body: StaffBody;
}

/** Says in whose name staff are stored, and what may be touched. */
export interface StaffOptions {
  owner: string;
  /** Who may set only a register's roles leaves the others as they are. */
  setsAllRoles: boolean;
  /** Tells whether a stored row may be touched; whoever asked the guard before leaves it out. */
  mayTouch?: (before: { ownerClient: string }) => boolean;
  /** Tells whether the caller's client is bound to a school; all of them where it is left out. */
  allowsSchool?: (schoolSourceId: string) => boolean;
  /** Schools that a dry run would have made before. */
  comingSchools?: ReadonlySet<string>;
}

/** Holds what becomes of a row: refused for its faults, or stored. */
export interface StaffOutcome extends StaffRow {
  id: string;
  faults: FieldError[];
  created: boolean;
  isNews: boolean;
  left: boolean;
  /** Where the person was a contact teacher and is one no longer. */
  lostSchoolIds: string[];
  roles: HeldRole[];
}

/** Stores members of staff, a register's hundreds in a few statements; one that says nothing new is not written. */
export async function storeStaff(
  tx: Transaction,
  rows: readonly StaffRow[],
  options: StaffOptions,
): Promise<StaffOutcome[]> {
  const compared = await compareStaff(tx, rows, options);
  const news = compared.filter(({ faults, isNews }) => faults.length === 0 && isNews);
  if (news.length === 0) return compared;
  const columns = news.map(({ id, sourceId, body }) => {
    const { name, email, active, locale } = body;
    return { id, sourceId, name, email, active, locale: locale ?? null };
  });
  await tx.$executeRaw`
    insert into staff (id, source_id, owner_client, name, email, locale, active)
    select r.id, r."sourceId", ${options.owner}, r.name, r.email, coalesce(r.locale, 'nb'), r.active
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as r(
      id uuid, "sourceId" text, name text, email text, locale text, active boolean)
    on conflict (source_id) do update set
      name = excluded.name, email = excluded.email, active = excluded.active,
      locale = case when exists (
                 select from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as n(
                   id uuid, locale text)
                 where n.id = staff.id and n.locale is not null)
               then excluded.locale else staff.locale end`;
  await tx.staffRole.deleteMany({ where: { staffId: { in: news.map(({ id }) => id) } } });
  await tx.staffRole.createMany({
    data: news.flatMap(({ id, roles }) => roles.map((held) => ({ staffId: id, ...held }))),
  });
  return compared;
}

/** Compares members of staff with what is stored; changes nothing. */
export async function compareStaff(
  db: Database | Transaction,
  rows: readonly StaffRow[],
  options: StaffOptions,
): Promise<StaffOutcome[]> {
  const found = await db.staff.findMany({
    where: { sourceId: { in: rows.map(({ sourceId }) => sourceId) } },
    include: WITH_ROLES,
  });
  const stored = new Map(found.map((staff) => [staff.sourceId, staff]));
  const schools = await findSchools(db, rows);
  return rows.map((row) => {
    const { sourceId, body } = row;
    const before = stored.get(sourceId);
    const faults = faultsOf(body, schools, options);
    if (before && options.mayTouch?.(before) === false) {
      faults.unshift({ pointer: '', fault: 'unknown-id', values: { id: sourceId } });
    }
    const kept = options.setsAllRoles
      ? []
      : (before?.roles ?? []).filter(({ role }) => !REGISTER_ROLES.has(role));
    const roles = withoutDoubles([
      ...body.roles.map(({ role, schoolId }) => ({
        role,
        schoolId: schools.get(schoolId ?? '') ?? null,
      })),
      ...kept.map(({ role, schoolId }) => ({ role, schoolId })),
    ]);
    const isNews =
      !before ||
      before.name !== body.name ||
      before.email !== body.email ||
      before.active !== body.active ||
      (body.locale != null && before.locale !== body.locale) ||
      written(before.roles) !== written(roles);
    return {
      ...row,
      id: before?.id ?? randomUUID(),
      faults,
      created: before === undefined,
      isNews,
      left: before?.active === true && !body.active,
      lostSchoolIds: lostContactTeacherAt(before?.roles ?? [], roles),
      roles,
    };
  });
}

/** Reads a member of staff as the API answers it. */
export async function readStaff(tx: Database | Transaction, id: string) {
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

async function findSchools(
  db: Database | Transaction,
  rows: readonly StaffRow[],
): Promise<Map<string, string>> {
  const wanted = rows.flatMap(({ body }) => body.roles.flatMap(({ schoolId }) => schoolId ?? []));
  const schools = await db.school.findMany({
    where: { sourceId: { in: [...new Set(wanted)] } },
    select: { id: true, sourceId: true },
  });
  return new Map(schools.map(({ id, sourceId }) => [sourceId, id]));
}

function faultsOf(
  { roles }: StaffBody,
  schools: ReadonlyMap<string, string>,
  { comingSchools, allowsSchool = () => true }: StaffOptions,
): FieldError[] {
  return roles.flatMap(({ schoolId }, i): FieldError[] => {
    if (schoolId == null) return [];
    const isThere = schools.has(schoolId) || comingSchools?.has(schoolId) === true;
    if (isThere && allowsSchool(schoolId)) return [];
    return [{ pointer: `/roles/${i}/schoolId`, fault: 'unknown-id', values: { id: schoolId } }];
  });
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

function written(roles: readonly HeldRole[]): string {
  return roles
    .map(({ role, schoolId }) => `${role} ${schoolId}`)
    .sort()
    .join();
}
