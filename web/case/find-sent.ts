import type { Instant } from '../../domain/local-time.js';
import type { Text } from '../../guide/texts-schema.js';
import type { Database } from '../../prisma/connect.js';
import { commandForms } from '../forms/all-forms.js';
import { commandsOf } from '../forms/commands-of.js';
import { paths } from '../paths.js';

const SHOWN_MS = 86_400_000;

/** Says how something that the person sent stands, which the engine did not answer at once. */
export type Sent =
  | { status: 'pending'; title: Text }
  /** With its form, where the words still stand. */
  | { status: 'refused'; title: Text; href: string };

/** Finds what the person sent on a case that still waits, or that was refused after the form had let go of it. */
export async function findSent(
  db: Database,
  { caseId, staffId, now }: { caseId: string; staffId: string; now: Instant },
): Promise<Sent[]> {
  const rows = await db.inboxCommand.findMany({
    where: {
      caseId,
      actorStaffId: staffId,
      OR: [
        { status: 'pending' },
        { status: 'refused', settledAt: { gt: new Date(Date.parse(now) - SHOWN_MS) } },
      ],
    },
    orderBy: { arrival: 'asc' },
    select: { name: true, status: true },
  });
  const drafts = await db.draft.findMany({
    where: { staffId, subject: { startsWith: caseId } },
    select: { form: true, subject: true },
  });
  // A refusal that the form showed at once needs no second word; what came later is known by its draft that is still there.
  return rows.flatMap(({ name, status }): Sent[] => {
    const forms = commandForms.filter((form) => commandsOf(form).some((one) => one === name));
    const draft = drafts.find(({ form }) => forms.some(({ verb }) => verb === form));
    const { title, verb } = forms.find((form) => form.verb === draft?.form) ?? forms[0] ?? {};
    if (!title || !verb) return [];
    if (status === 'pending') return [{ status, title }];
    const thingId = draft?.subject.split(':')[1];
    return draft ? [{ status: 'refused', title, href: paths.form(caseId, verb, thingId) }] : [];
  });
}
