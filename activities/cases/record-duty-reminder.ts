import type { Duty } from '../../domain/case.js';
import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

/** Puts a duty's reminder into the outbox; once, however often it is retried. */
export async function recordDutyReminder(
  db: Database,
  { caseId, mailId, duty, at }: { caseId: string; mailId: string; duty: Duty; at: Instant },
): Promise<void> {
  await db.outboxMail.createMany({
    skipDuplicates: true,
    data: [
      {
        id: mailId,
        caseId,
        template: 'duty-due',
        toRoles: [duty.responsible],
        data: { dutyId: duty.id, dutyKind: duty.kind, dueOn: duty.dueOn },
        plannedAt: at,
      },
    ],
  });
}
