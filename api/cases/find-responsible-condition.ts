import type { Database } from '../../prisma/connect.js';
import { Prisma } from '../../prisma/generated/client.js';

/**
 * Finds the condition on `c` (concern_case) that holds for the open cases which one person answers for, as `findResponsible` tells it:
 * those they hold, and those of a role that they alone hold at the case's school.
 */
export async function findResponsibleCondition(
  db: Database,
  staffSourceId: string,
): Promise<Prisma.Sql> {
  const staff = await db.staff.findUnique({
    where: { sourceId: staffSourceId },
    select: { id: true, active: true },
  });
  if (!staff) return Prisma.sql`false`;
  const held = Prisma.sql`(c.responsible_role = 'contact-teacher' and c.holder_id = ${staff.id}::uuid)`;
  const alone = staff.active ? await findHeldAlone(db, staff.id) : [];
  if (alone.length === 0) return held;
  const pairs = alone.map(({ role, schoolId }) => Prisma.sql`(${role}, ${schoolId}::uuid)`);
  return Prisma.sql`(${held} or (c.responsible_role, c.school_id) in (${Prisma.join(pairs)}))`;
}

function findHeldAlone(db: Database, staffId: string) {
  return db.$queryRaw<{ role: string; schoolId: string }[]>`
    select distinct held.role, s.id as "schoolId"
    from staff_role held join school s on held.school_id is null or held.school_id = s.id
    where held.staff_id = ${staffId}::uuid and held.role <> 'contact-teacher'
      and not exists (
        select from staff_role other join staff o on o.id = other.staff_id and o.active
        where other.role = held.role and other.staff_id <> held.staff_id
          and (other.school_id is null or other.school_id = s.id))`;
}
