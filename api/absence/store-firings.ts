import type { JudgedFiring } from '../../domain/absence/judge-triggers.js';
import type { Instant, LocalDate } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';

/** Holds a firing to store. Its id is also that of the command by which the case hears of it, where it does. */
export interface FiringToStore extends JudgedFiring {
  id: string;
  studentId: string;
}

/** Stores firings with the entries behind them; `ourId` turns the id an entry was judged by into the row's. */
export async function storeFirings(
  tx: Transaction,
  firings: readonly FiringToStore[],
  { now, today, ourId }: { now: Instant; today: LocalDate; ourId: (id: string) => string },
): Promise<void> {
  if (firings.length === 0) return;
  const rows = firings.map(({ id, studentId, caseId, trigger }) => {
    return { id, studentId, caseId, trigger };
  });
  await tx.$executeRaw`
    insert into trigger_firing (id, student_id, case_id, trigger, arrived_on, fired_at)
    select r.id, r."studentId", r."caseId", r.trigger, ${today}::date, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, "studentId" uuid, "caseId" uuid, trigger text)`;
  const behind = firings.flatMap(({ id, behind: entries }) =>
    entries.map((entry) => ({ firing: id, absence: ourId(entry.id) })),
  );
  await tx.$executeRaw`
    insert into trigger_firing_entry (firing_id, absence_id)
    select r.firing, r.absence
    from jsonb_to_recordset(${JSON.stringify(behind)}::jsonb) as r(firing uuid, absence bigint)`;
}
