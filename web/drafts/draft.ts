import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
/** Fields of a form that are not what somebody wrote. */
const OF_THE_FORM = new Set(['csrf', 'key', 'etag', 'form', 'subject', 'tilbake']);

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
  const fields = [...values].filter(([name, value]) => !OF_THE_FORM.has(name) && value !== '');
  await db.draft.deleteMany({
    where: { staffId: of.staffId, savedAt: { lt: new Date(Date.parse(now) - KEPT_DAYS * DAY_MS) } },
  });
  await db.draft.upsert({
    where: { staffId_form_subject: of },
    create: { ...of, fields, savedAt: now },
    update: { fields, savedAt: now },
  });
}

/** Finds what somebody had typed before. */
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
