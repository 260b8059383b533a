import { RESPONSIBLE_AT_SCHOOL } from '../../domain/codes.js';
import type { PersonCaller } from '../../api/auth/caller.js';
import type { Database } from '../../prisma/connect.js';
import type { Option } from '../fields/field.js';

/** Finds the schools and the people by which somebody may narrow their list: those of their own schools. */
export async function findFilterChoices(
  db: Database,
  { roles, staffId }: PersonCaller,
): Promise<{ schools: Option[]; people: Option[] }> {
  const schoolIds = roles.flatMap(({ schoolId }) => (schoolId === null ? [] : [schoolId]));
  const isMunicipal = roles.some(({ schoolId }) => schoolId === null);
  const [schools, staff] = await Promise.all([
    db.school.findMany({
      where: isMunicipal ? {} : { id: { in: schoolIds } },
      orderBy: { name: 'asc' },
      select: { sourceId: true, name: true },
    }),
    db.staff.findMany({
      where: {
        active: true,
        OR: [
          { id: staffId },
          {
            roles: {
              some: {
                schoolId: { in: schoolIds },
                role: { in: [...RESPONSIBLE_AT_SCHOOL] },
              },
            },
          },
        ],
      },
      orderBy: { name: 'asc' },
      select: { sourceId: true, name: true },
    }),
  ]);
  const asOption = ({ sourceId, name }: { sourceId: string; name: string }) => ({
    value: sourceId,
    label: name,
  });
  return { schools: schools.map(asOption), people: staff.map(asOption) };
}
