import { randomUUID } from 'node:crypto';
import { ageBandOn } from '../../domain/age-band.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import type { Instant, LocalDate } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import type { StoredNotice } from '../../workflows/concern-case/messages.js';
import { PROGRAM_CLIENT } from '../../prisma/find-actor.js';

interface Row {
  case_id: string;
  birth_date: Date;
  age_band: string;
  guardian_ids: string[];
  protected_address: boolean;
}

/**
 * Stores `change-student` for each open case whose student has come into another age band by the day, for consent to be judged
 * again. Birth dates stay here; the case learns the band. A repeated round finds what it stored before.
 */
export async function findBirthdays(
  db: Database,
  guide: GuideRules,
  { date, at }: { date: LocalDate; at: Instant },
): Promise<{ notices: StoredNotice[] }> {
  const rows = await db.$queryRaw<Row[]>`
    select c.id as case_id, s.birth_date, c.state->>'ageBand' as age_band, c.protected_address,
           array(select g.id::text from guardian g
                 where g.student_id = s.id and g.parental_responsibility and g.ended_at is null order by g.id) as guardian_ids
    from concern_case c join student s on s.id = c.student_id
    where c.closed_at is null
      and not exists (select from inbox_command i
                      where i.case_id = c.id and i.name = 'change-student' and i.status = 'pending')`;
  const changed = rows.flatMap((row) => {
    const ageBand = ageBandOn(row.birth_date.toISOString().slice(0, 10), date, guide.consent);
    return ageBand === row.age_band ? [] : [{ ...row, ageBand, commandId: randomUUID() }];
  });
  await db.inboxCommand.createMany({
    data: changed.map((row) => ({
      id: row.commandId,
      caseId: row.case_id,
      name: 'change-student',
      clientId: PROGRAM_CLIENT,
      payload: {
        type: 'change-student',
        ageBand: row.ageBand,
        guardianIds: row.guardian_ids,
        protectedAddress: row.protected_address,
      },
      receivedAt: at,
    })),
  });
  const pending = await db.inboxCommand.findMany({
    where: { name: 'change-student', status: 'pending', clientId: PROGRAM_CLIENT },
    select: { id: true, caseId: true },
  });
  return {
    notices: pending.map(({ id, caseId }) => ({ caseId, name: 'change-student', commandId: id })),
  };
}
