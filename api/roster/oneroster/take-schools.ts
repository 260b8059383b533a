import type { Transaction } from '../../../prisma/connect.js';
import { MUNICIPALITY_OWNER } from '../../../prisma/municipality-owner.js';
import type { Deps } from '../../deps.js';
import { faultsOfZod } from '../../faults-of-zod.js';
import type { FieldError } from '../../field-faults.js';
import { rosterTransaction } from '../roster-transaction.js';
import { schoolBody } from '../school-body.js';
import { readSchool, storeSchool } from '../store-school.js';
import type { RosterReport } from './roster-report.js';
import type { StoredRow } from './roster-rows.js';
import type { RosterTaking } from './roster-taking.js';

/**
 * Stores the schools among a source's organisations. Calendar, closed days, meeting dates and written language are settings of ours,
 * which no source overwrites. A school does not end with a source: its cases are still followed.
 */
export async function takeSchools(
  deps: Pick<Deps, 'db'>,
  taking: RosterTaking,
  report: RosterReport,
  coming: Set<string>,
): Promise<void> {
  const rows = (await deps.db.rosterRow.findMany({
    where: {
      owner: taking.rowsOf,
      collection: 'orgs',
      deleted: false,
      content: { path: ['type'], equals: 'school' },
    },
    orderBy: { sourcedId: 'asc' },
  })) as unknown as StoredRow<'orgs'>[];
  for (const row of rows) {
    const outcome = taking.dryRun
      ? await takeSchool(deps.db, row, taking)
      : await rosterTransaction(deps, 'school', row.sourcedId, (tx) => takeSchool(tx, row, taking));
    if (outcome.faults.length === 0) coming.add(row.sourcedId);
    const { sourcedId: sourceId, line } = row;
    report.add('schools', { ...outcome, sourceId, line, ended: false, locale: taking.locale });
  }
}

async function takeSchool(
  db: Transaction | Deps['db'],
  { sourcedId, content }: StoredRow<'orgs'>,
  { owner, calendarId, allowsSchool, dryRun }: RosterTaking,
): Promise<{ faults: FieldError[]; created: boolean; isNews: boolean }> {
  const stored = await db.school.findUnique({
    where: { sourceId: sourcedId },
    select: { id: true, ownerClient: true },
  });
  const isOwn = !stored || [owner, MUNICIPALITY_OWNER].includes(stored.ownerClient);
  const result = { created: !stored, isNews: false };
  if (!isOwn || !allowsSchool(sourcedId)) {
    return {
      ...result,
      faults: [{ pointer: '', fault: 'unknown-id', values: { id: sourcedId } }],
    };
  }
  const before = stored && (await readSchool(db, stored.id));
  const orgNumber = /^\d{9}$/.exec(content.identifier ?? '')?.[0] ?? before?.orgNumber ?? null;
  const parsed = schoolBody.safeParse({
    ...(before ?? { calendarId: calendarId ?? undefined }),
    name: content.name,
    orgNumber,
  });
  if (!parsed.success) return { ...result, faults: faultsOfZod(parsed.error, {}) };
  if (before?.name === parsed.data.name && before.orgNumber === orgNumber) {
    return { ...result, faults: [] };
  }
  if (!dryRun) await storeSchool(db, sourcedId, parsed.data, owner);
  return { ...result, isNews: true, faults: [] };
}
