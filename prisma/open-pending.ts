import { openCase } from '../domain/open-case.js';
import type { ConcernCase, CaseSetting } from '../domain/case.js';
import type { Opening } from '../domain/commands.js';
import type { Instant } from '../domain/local-time.js';
import type { Database, Transaction } from './connect.js';

interface PendingCase {
  caseNumber: string;
  guideVersion: string;
  state: ConcernCase;
  setting: CaseSetting;
  contact_teacher_id: string | null;
  is_protected: boolean;
}

interface Row {
  /** The part of the workflow's start that the core opens a case with. */
  start: { caseNumber: string; opening: Opening; setting: CaseSetting };
  opens_at: Date;
  contact_teacher_id: string | null;
  is_protected: boolean;
}

/**
 * Opens a case in the mind only, for the moment between its allotment and the engine's record: the pure core says what it will be.
 * Undefined when there is no such case, or its minutes of grace still run.
 */
export async function openPending(
  db: Database | Transaction,
  caseId: string,
  now: Instant,
): Promise<PendingCase | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    select i.payload->'start' as start, a.opens_at, s.contact_teacher_id,
           s.protected_address is not null as is_protected
    from case_allotment a
    join inbox_command i on i.case_id = a.case_id and i.name = 'open-case'
    join student s on s.id = a.student_id
    where a.case_id = ${caseId}::uuid and a.ended_at is null and i.status <> 'refused'
      and a.opens_at <= ${now}::timestamptz`;
  if (!row) return undefined;
  const { caseNumber, opening, setting } = row.start;
  const opened = openCase(opening, {
    now: row.opens_at.toISOString(),
    actor: { kind: 'program' },
    setting,
  });
  return {
    caseNumber,
    guideVersion: setting.guide.version,
    state: opened.case,
    setting,
    contact_teacher_id: row.contact_teacher_id,
    is_protected: row.is_protected,
  };
}
