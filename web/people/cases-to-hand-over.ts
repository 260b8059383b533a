import { Prisma } from '../../prisma/generated/client.js';
import { findListed, type ListedPage } from '../cases/find-listed.js';
import { readFilters } from '../cases/read-filters.js';
import type { PageContext } from '../define-page.js';
import { ledSchoolIds } from '../settings/own-schools.js';

type Asked = Pick<PageContext, 'deps' | 'caller' | 'now'>;

/** Finds the open cases that one person holds, at the schools that the caller leads or coordinates. */
export function findHeldCases(ctx: Asked, staffId: string): Promise<ListedPage> {
  return findOpen(ctx, Prisma.sql`c.holder_id = ${staffId}::uuid`);
}

/** Finds the open cases whose holder is gone: leadership answers for them. */
export function findCasesWithoutHolder(ctx: Asked): Promise<ListedPage> {
  return findOpen(
    ctx,
    Prisma.sql`(c.holder_id is null or exists (select from staff h where h.id = c.holder_id and not h.active))`,
  );
}

/** Finds the open cases that somebody is asked to take over, or stands in on. */
export function findAssignedCases(ctx: Asked, after: string | undefined): Promise<ListedPage> {
  const asked = JSON.stringify({ assignments: [{ status: 'asked' }] });
  const standIn = JSON.stringify({ assignments: [{ kind: 'stand-in', status: 'active' }] });
  return findOpen(
    ctx,
    Prisma.sql`(c.state @> ${asked}::jsonb or c.state @> ${standIn}::jsonb)`,
    after,
  );
}

function findOpen(ctx: Asked, condition: Prisma.Sql, after?: string): Promise<ListedPage> {
  const atOwnSchools = Prisma.sql`c.school_id = any(${ledSchoolIds(ctx.caller)}::uuid[])`;
  const openCases = readFilters(new URLSearchParams());
  return findListed(ctx, openCases, { after, and: [atOwnSchools, condition] });
}
