import type { CommandName } from '../../domain/codes.js';
import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
/** Fields of a form that are not what somebody wrote. */
const OF_THE_FORM: ReadonlySet<string> = new Set([
  'csrf',
  'key',
  'etag',
  'form',
  'subject',
  'tilbake',
]);

/** Tells whether a field is the form's own; where a form holds several cases, each has a tag. */
export function isOfTheForm(name: string): boolean {
  return OF_THE_FORM.has(name) || name.endsWith('-etag');
}

/** Names what somebody was writing: the form, and the case or thing it is about. */
export interface DraftOf {
  staffId: string;
  form: string;
  subject: string;
}

/** Keeps what somebody has typed; nothing typed, nothing kept. */
export async function saveDraft(
  db: Database,
  of: DraftOf,
  values: URLSearchParams,
  now: Instant,
): Promise<void> {
  const fields = [...values].filter(([name, value]) => !isOfTheForm(name) && value !== '');
  await db.draft.deleteMany({
    where: { staffId: of.staffId, savedAt: { lt: new Date(Date.parse(now) - KEPT_DAYS * DAY_MS) } },
  });
  await db.draft.upsert({
    where: { staffId_form_subject: of },
    create: { ...of, fields, savedAt: now },
    update: { fields, savedAt: now },
  });
}

/**
 * Finds what somebody had typed before and not sent. What the engine has still to answer, or has carried out since, is kept too, but is
 * nothing to send again.
 */
export async function findUnsentDraft(
  db: Database,
  of: DraftOf,
  sentAs: { caseId: string; commands: readonly CommandName[] },
): Promise<{ values: URLSearchParams; savedAt: Instant } | undefined> {
  const draft = await findDraft(db, of);
  if (!draft) return undefined;
  const sent = await db.inboxCommand.count({
    where: {
      caseId: sentAs.caseId,
      actorStaffId: of.staffId,
      name: { in: [...sentAs.commands] },
      status: { not: 'refused' },
      receivedAt: { gte: draft.savedAt },
    },
  });
  return sent > 0 ? undefined : draft;
}

/** Finds what somebody had typed before, whatever became of it since. */
export async function findDraft(
  db: Database,
  of: DraftOf,
): Promise<{ values: URLSearchParams; savedAt: Instant } | undefined> {
  const draft = await db.draft.findUnique({ where: { staffId_form_subject: of } });
  if (!draft) return undefined;
  const values = new URLSearchParams(draft.fields as [string, string][]);
  return { values, savedAt: draft.savedAt.toISOString() };
}

/** Forgets a draft: what it held was sent, or is no longer wanted. */
export async function dropDraft(db: Database, of: DraftOf): Promise<void> {
  await db.draft.deleteMany({ where: of });
}
