import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import { asProgram } from '../../prisma/scope.js';
import { saveDraft } from './draft.js';

/** Keeps what was sent on a session that had ended, as its owner's draft; answers where to look at it, undefined where it is no draft. */
export async function keepForOwner(
  db: Database,
  staffId: string,
  { path, form, now }: { path: string; form: URLSearchParams; now: Instant },
): Promise<string | undefined> {
  const [name, subject] = [form.get('form'), form.get('subject')];
  if (!name || !subject || !isDraftName(name, subject)) return undefined;
  // Nobody is logged in any more: kept as the program, for the one whose session it was.
  await asProgram(() => saveDraft(db, { staffId, form: name, subject }, form, now));
  return path === '/utkast' ? '/' : path;
}

/** Tells whether form and subject have the form of names: short, and without room for what somebody is called. */
export function isDraftName(form: string, subject: string): boolean {
  return /^[a-z-]{1,40}$/.test(form) && /^[a-z0-9:-]{1,90}$/.test(subject);
}
