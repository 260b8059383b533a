import type { ConcernCase } from '../../domain/case.js';
import type { Role } from '../../domain/codes.js';
import type { Sight } from '../../domain/who-sees.js';
import type { Database } from '../../prisma/connect.js';

/** Holds somebody by the source's id, as the API names them, and the name that a page shows. */
export interface Named {
  id: string;
  sourceId: string;
  name: string;
}

/** Holds the people around a case, as far as the reader may know them. */
export interface CasePeople {
  /** Undefined for whoever sees codes only. */
  student: (Named & { birthDate: Date; className: string }) | undefined;
  schoolName: string;
  guardians: (Named & { parentalResponsibility: boolean })[];
  /** The school's own staff and partners, and the municipality's. */
  staff: (Named & { roles: Role[] })[];
  /** Finds a name by our own id or the source's; the id itself where nobody is known. */
  nameOf(id: string): string;
}

/** Finds who is around a case: student, guardians, the staff of its school and of the municipality. */
export async function findCasePeople(
  db: Database,
  c: ConcernCase,
  sight: Sight,
): Promise<CasePeople> {
  const [student, school, staff] = await Promise.all([
    db.student.findUniqueOrThrow({
      where: { id: c.studentId },
      include: { guardians: { where: { endedAt: null }, orderBy: { sourceId: 'asc' } } },
    }),
    db.school.findUniqueOrThrow({ where: { id: c.schoolId }, select: { name: true } }),
    db.staff.findMany({
      where: {
        active: true,
        roles: { some: { OR: [{ schoolId: c.schoolId }, { schoolId: null }] } },
      },
      include: { roles: { where: { OR: [{ schoolId: c.schoolId }, { schoolId: null }] } } },
      orderBy: { name: 'asc' },
    }),
  ]);
  const { guardians, ...shown } = student;
  const known = sight === 'codes' ? [] : [shown, ...guardians];
  const names = new Map<string, string>();
  for (const { id, sourceId, name } of [...staff, ...known]) {
    names.set(id, name);
    names.set(sourceId, name);
  }
  return {
    student: sight === 'codes' ? undefined : shown,
    schoolName: school.name,
    guardians: sight === 'codes' ? [] : guardians,
    staff: staff.map(({ roles, ...person }) => ({
      ...person,
      roles: roles.map(({ role }) => role as Role),
    })),
    nameOf: (id) => names.get(id) ?? id,
  };
}
