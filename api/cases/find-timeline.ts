import type { ConcernCase } from '../../domain/case.js';
import { ROLES } from '../../domain/codes.js';
import type { Sight } from '../../domain/who-sees.js';
import type { Database } from '../../prisma/connect.js';
import type { TimelineItem } from './timeline-item.js';
import { findOutwardIds, type OutwardIds } from './outward-ids.js';

interface Row {
  at: Date;
  type: string;
  actor_kind: 'person' | 'system' | 'program';
  actor_staff_id: string | null;
  role: string | null;
  data: Record<string, unknown>;
  text: Record<string, unknown> | null;
}

/** Finds what happened on a case, oldest first, as far as it is shown to one who sees it so. */
export async function findTimeline(
  db: Database,
  c: ConcernCase,
  sight: Sight,
): Promise<TimelineItem[]> {
  // In which role somebody acted stands in the access log, which was written with the command at one instant.
  const rows = await db.$queryRaw<Row[]>`
    select e.at, e.type, e.actor_kind, e.actor_staff_id, e.data, e.text, l.role
    from case_event e
    left join inbox_command i on i.id = e.command_id
    left join lateral (
      select role from access_log
      where case_id = e.case_id and staff_id = e.actor_staff_id and at = i.received_at and action = i.name
      limit 1) l on true
    where e.case_id = ${c.id}::uuid
    order by e.seq, e.place`;
  const actors = rows.flatMap((row) => row.actor_staff_id ?? []);
  const ids = await findOutwardIds(db, [c], actors);
  return rows.filter((row) => isShown(row, sight)).map((row) => itemOf(row, ids, sight));
}

function isShown(row: Row, sight: Sight): boolean {
  return sight !== 'findings' || isMappingHeld(row);
}

function itemOf(row: Row, ids: OutwardIds, sight: Sight): TimelineItem {
  const role = ROLES.find((known) => known === row.role);
  const showsText = sight !== 'codes' && !(sight === 'lifted' && isMappingHeld(row));
  const always = {
    at: row.at.toISOString(),
    type: row.type,
    actor: {
      kind: row.actor_kind,
      ...(role && { role }),
      ...(row.actor_staff_id !== null && { staffId: ids.of(row.actor_staff_id) }),
    },
  };
  return {
    // First, for whoever reads it; last, so that nothing of the record takes its place.
    ...always,
    ...outward(row.data, ids, sight),
    ...always,
    ...(row.text !== null && showsText && { text: row.text }),
  };
}

function isMappingHeld({ type, data }: Row): boolean {
  return type === 'meeting-held' && data.kind === 'mapping';
}

/** Names people by the sources' ids; who said what about consent is no code. */
function outward(data: Row['data'], ids: OutwardIds, sight: Sight): Record<string, unknown> {
  const { by, ...rest } = data;
  const named = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      typeof value === 'string' ? ids.of(value) : value,
    ]),
  );
  if (typeof by !== 'string' || sight === 'codes') return named;
  return { ...named, by: by === 'student' ? { student: true } : { guardianId: ids.of(by) } };
}
