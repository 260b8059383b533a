import { z } from 'zod';
import type { AccessLog } from '../../prisma/generated/client.js';
import type { Deps } from '../deps.js';
import { readCursor, writeCursor } from './page.js';
import { findSourceIds } from './source-ids.js';

const item = z.object({
  at: z.iso.datetime({ offset: true }),
  caseId: z.string(),
  clientId: z.string(),
  staffId: z.string().nullable(),
  role: z.string().nullable(),
  action: z.string(),
  ground: z.string(),
  result: z.enum(['allowed', 'refused']),
});

/** Describes one page of the access log. */
export const accessLogSchema = z.object({
  items: z.array(item),
  nextCursor: z.string().nullable(),
});

type Row = Omit<AccessLog, 'id'> & { id: string };

/** Answers one page of what the access log says of some cases, newest first, as far as it is within reach. */
export async function answerAccessLog(
  { db }: Pick<Deps, 'db'>,
  caseIds: readonly string[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<z.input<typeof accessLogSchema>> {
  const after = readCursor(cursor, z.tuple([z.string().regex(/^\d{1,18}$/)]));
  const rows = await db.$queryRaw<Row[]>`
    select id::text, at, case_id as "caseId", client_id as "clientId", staff_id as "staffId", role, action, ground, result
    from access_log
    where case_id = any(${[...caseIds]}::uuid[]) and (${after?.[0] ?? null}::bigint is null or id < ${after?.[0] ?? null}::bigint)
    order by access_log.id desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const people = shown.flatMap((row) => row.staffId ?? []);
  const ids = await findSourceIds(db, 'staff', people);
  const items = shown.map(({ at, caseId, clientId, staffId, role, action, ground, result }) => ({
    at: at.toISOString(),
    caseId,
    clientId,
    staffId: staffId && (ids.get(staffId) ?? staffId),
    role,
    action,
    ground,
    result: result === 'refused' ? ('refused' as const) : ('allowed' as const),
  }));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items, nextCursor: last ? writeCursor([last.id]) : null };
}
