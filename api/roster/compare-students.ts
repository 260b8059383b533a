import type { GuideRules } from '../../domain/guide-rules.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import { fromDateColumn } from '../../prisma/local-dates.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import type { FieldError } from '../field-faults.js';
import type { StudentBody } from './student-body.js';

const OLDEST = '1900-01-01';
const WHOLE = {
  school: { select: { sourceId: true } },
  contactTeacher: { select: { sourceId: true, active: true } },
  guardians: { orderBy: { sourceId: 'asc' } },
  namedStaff: { include: { staff: { select: { sourceId: true } } } },
} as const;

/** Says in whose name students are stored, and which of them are in reach. */
export interface StudentOptions {
  owner: string;
  now: Instant;
  guide: GuideRules;
  /** Tells whether the caller's client is bound to a school. */
  allowsSchool: (schoolSourceId: string) => boolean;
  /** Tells whether a stored row may be touched; whoever asked the guard before leaves it out. */
  mayTouch?: (before: { ownerClient: string; schoolId: string }) => boolean;
  /** Ids that a dry run would have made before these are stored. */
  coming?: { schools: ReadonlySet<string>; staff: ReadonlySet<string> };
}

/** Holds one student as a register has it now. */
export interface StudentRow {
  sourceId: string;
  body: StudentBody;
}

/** Holds a row beside what is stored: refused for its faults, or ready to be written. */
export interface ComparedStudent extends StudentRow {
  before: StoredStudent | null;
  faults: FieldError[];
  /** False where the register says nothing new. */
  isNews: boolean;
  schoolId: string;
  contactTeacherId: string | null;
  namedStaffIds: string[];
}

export type StoredStudent = Awaited<ReturnType<typeof findWholeStudents>>[number];

/** Finds students with their guardians and named people, by the sources' ids. */
export function findWholeStudents(db: Database | Transaction, sourceIds: readonly string[]) {
  return db.student.findMany({ where: { sourceId: { in: [...sourceIds] } }, include: WHOLE });
}

/** Compares students with what is stored, all of them in three queries; changes nothing. */
export async function compareStudents(
  db: Database | Transaction,
  rows: readonly StudentRow[],
  options: StudentOptions,
): Promise<ComparedStudent[]> {
  const students = await findWholeStudents(
    db,
    rows.map((row) => row.sourceId),
  );
  const stored = new Map(students.map((student) => [student.sourceId, student]));
  const schools = await idsOf(
    db.school.findMany({
      where: { sourceId: { in: rows.map(({ body }) => body.schoolId) } },
      select: { id: true, sourceId: true },
    }),
  );
  const people = rows.flatMap(({ body }) => [
    ...(body.contactTeacherId === null ? [] : [body.contactTeacherId]),
    ...(body.namedStaff ?? []),
  ]);
  const staff = await idsOf(
    db.staff.findMany({
      where: { sourceId: { in: [...new Set(people)] } },
      select: { id: true, sourceId: true },
    }),
  );
  return rows.map(({ sourceId, body }) => {
    const before = stored.get(sourceId) ?? null;
    const known = { schools, staff, options };
    return {
      sourceId,
      body,
      before,
      faults: [...reachFaults(before, options), ...faultsOf(body, known)],
      isNews: before === null || said(before) !== asked(body),
      schoolId: schools.get(body.schoolId) ?? '',
      contactTeacherId:
        body.contactTeacherId === null ? null : (staff.get(body.contactTeacherId) ?? null),
      namedStaffIds: [...new Set(body.namedStaff ?? [])].flatMap((id) => staff.get(id) ?? []),
    };
  });
}

async function idsOf(found: Promise<{ id: string; sourceId: string }[]>) {
  return new Map((await found).map(({ id, sourceId }) => [sourceId, id]));
}

function reachFaults(
  before: StoredStudent | null,
  { mayTouch = () => true }: StudentOptions,
): FieldError[] {
  if (!before) return [];
  const isInReach = mayTouch({
    ownerClient: before.ownerClient,
    schoolId: before.school.sourceId,
  });
  return isInReach ? [] : [{ pointer: '', fault: 'unknown-id', values: { id: before.sourceId } }];
}

function faultsOf(
  { birthDate, schoolId, contactTeacherId, namedStaff }: StudentBody,
  known: {
    schools: ReadonlyMap<string, string>;
    staff: ReadonlyMap<string, string>;
    options: StudentOptions;
  },
): FieldError[] {
  const { now, allowsSchool, coming } = known.options;
  const faults: FieldError[] = [];
  if (birthDate > dateOf(now)) faults.push({ pointer: '/birthDate', fault: 'in-the-future' });
  if (birthDate < OLDEST) faults.push({ pointer: '/birthDate', fault: 'too-early' });
  const isSchool = known.schools.has(schoolId) || coming?.schools.has(schoolId) === true;
  const unknown = (pointer: string, id: string) => {
    faults.push({ pointer, fault: 'unknown-id', values: { id } });
  };
  if (!isSchool || !allowsSchool(schoolId)) unknown('/schoolId', schoolId);
  const isStaff = (id: string) => known.staff.has(id) || coming?.staff.has(id) === true;
  if (contactTeacherId !== null && !isStaff(contactTeacherId))
    unknown('/contactTeacherId', contactTeacherId);
  (namedStaff ?? []).forEach((id, i) => {
    if (!isStaff(id)) unknown(`/namedStaff/${i}`, id);
  });
  return faults;
}

/** Writes what the register last said; what is blocked here stands aside, in what it said of it. */
function said(student: StoredStudent): string {
  const { protectedHere, protectedSaid, protectedAddress } = student;
  return JSON.stringify({
    name: student.name,
    birthDate: fromDateColumn(student.birthDate),
    schoolId: student.school.sourceId,
    className: student.className,
    contactTeacherId: student.contactTeacher?.sourceId ?? null,
    protectedAddress: protectedHere === null ? protectedAddress : protectedSaid,
    namedStaff: student.namedStaff.map(({ staff }) => staff.sourceId).sort(),
    active: student.active,
    guardians: student.guardians
      .filter(({ endedAt }) => endedAt === null)
      .map((g) => [
        g.sourceId,
        g.name,
        g.blockedHere ? g.responsibilitySaid : g.parentalResponsibility,
        g.email,
        g.phone,
      ])
      .sort(byId),
  });
}

function asked(body: StudentBody): string {
  return JSON.stringify({
    name: body.name,
    birthDate: body.birthDate,
    schoolId: body.schoolId,
    className: body.className,
    contactTeacherId: body.contactTeacherId,
    protectedAddress: body.protectedAddress ?? null,
    namedStaff: [...new Set(body.namedStaff ?? [])].sort(),
    active: body.active,
    guardians: body.guardians
      .map((g) => [
        g.guardianId,
        g.name,
        g.parentalResponsibility,
        g.email ?? null,
        g.phone ?? null,
      ])
      .sort(byId),
  });
}

function byId([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}
