import { responsibleOf, stepOf } from '../../domain/case-view.js';
import type { CaseSetting, ConcernCase } from '../../domain/case.js';
import type { Database } from '../../prisma/connect.js';
import { Prisma } from '../../prisma/generated/client.js';
import { RECORDED_CHANNEL } from '../../prisma/recorded-channel.js';
import type { CaseRecord, Recorded } from '../../workflows/concern-case/messages.js';

/**
 * Writes one record of a case in one statement, so in one transaction and one round trip: the case's row, its events (the first with
 * the command's free text from the inbox), the e-mails to send, the inbox's answer, the end of the allotment; and tells whoever waits
 * for the command. Where the row is at `seq` already it writes nothing and answers what stands there: this very record, whose answer
 * was lost, or another, which the engine forgot when its server died. A record that leaves the setting as it stands needs the row that
 * it stands in.
 */
export async function recordStep(
  db: Database,
  record: CaseRecord,
): Promise<Recorded | 'needs-setting' | null> {
  const { case: c, actor, at, commandId, effects } = record;
  const actorStaffId = actor.kind === 'person' ? actor.staffId : null;
  const events = effects.occurrences.map((o, place) => ({ place, ...o }));
  const mails = effects.mails.map((mail, i) => ({ id: record.mailIds[i], ...mail }));
  const [written] = await db.$queryRaw<{ count: number }[]>`
    with recorded as (
      ${record.setting === null ? writeAgain(record) : writeWhole(record, record.setting)}
    ), events as (
      insert into case_event (case_id, seq, place, at, type, actor_kind, actor_staff_id, actor_client_id, command_id, data, text)
      select recorded.id, ${c.seq}, e.place, e.at, e.type, ${actor.kind}, ${actorStaffId}::uuid, said.client_id,
             ${commandId}::uuid, e.data, case when e.place = 0 then said.text end
      from recorded
      cross join jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(place int, at timestamptz, type text, data jsonb)
      left join inbox_command said on said.id = ${commandId}::uuid
    ), mails as (
      insert into outbox_mail (id, case_id, template, to_roles, to_staff_ids, except_staff_id, data, planned_at)
      select m.id, recorded.id, m.template, array(select jsonb_array_elements_text(m."toRoles")),
             array(select jsonb_array_elements_text(m."toStaffIds")::uuid), m."exceptStaffId", m.data, ${at}::timestamptz
      from recorded
      cross join jsonb_to_recordset(${JSON.stringify(mails)}::jsonb)
        as m(id uuid, template text, "toRoles" jsonb, "toStaffIds" jsonb, "exceptStaffId" uuid, data jsonb)
    ), ended as (
      update case_allotment set ended_at = ${c.closedAt}::timestamptz
      where case_id = ${c.id}::uuid and ${c.closedAt}::timestamptz is not null and ended_at is null
        and exists (select from recorded)
    ), answered as (
      update inbox_command set status = 'applied', settled_at = ${at}::timestamptz
      where id = ${commandId}::uuid and status <> 'applied' and exists (select from recorded)
    )
    select count(*)::int as count,
           max(case when ${commandId !== null} then pg_notify(${RECORDED_CHANNEL}, ${commandId})::text end)
    from recorded`;
  return written?.count === 1 ? null : findRecorded(db, c.id);
}

type Columns = Readonly<Record<string, Prisma.Sql>>;

/** Writes all of the row: the case's first, and whenever its setting has changed. */
function writeWhole(record: CaseRecord, setting: CaseSetting): Prisma.Sql {
  const { case: c } = record;
  const changing: Columns = {
    ...changedBy(record),
    setting: Prisma.sql`${JSON.stringify(setting)}::jsonb`,
  };
  const columns: Columns = {
    ...changing,
    id: Prisma.sql`${c.id}::uuid`,
    case_number: Prisma.sql`${record.caseNumber}`,
    student_id: Prisma.sql`${c.studentId}::uuid`,
    trigger: Prisma.sql`${c.trigger}`,
    opened_at: Prisma.sql`${c.openedAt}::timestamptz`,
    guide_version: Prisma.sql`${setting.guide.version}`,
  };
  return Prisma.sql`
    insert into concern_case (${Prisma.raw(Object.keys(columns).join(', '))})
    values (${Prisma.join(Object.values(columns))})
    on conflict (id) do update
    set ${Prisma.raw(
      Object.keys(changing)
        .map((name) => `${name} = excluded.${name}`)
        .join(', '),
    )}
    where concern_case.seq < excluded.seq
    returning id`;
}

/** Writes what a step may change. The setting, most of the row, is not written again where it stays. */
function writeAgain(record: CaseRecord): Prisma.Sql {
  const { id, seq } = record.case;
  const changes = Object.entries(changedBy(record)).map(
    ([name, value]) => Prisma.sql`${Prisma.raw(name)} = ${value}`,
  );
  return Prisma.sql`
    update concern_case set ${Prisma.join(changes)}
    where id = ${id}::uuid and seq < ${seq}
    returning id`;
}

/** Lists what any step may change of the row, with its new values. */
function changedBy({ case: c, dueAt, nextMomentAt, sharedWith }: CaseRecord): Columns {
  return {
    school_id: Prisma.sql`${c.schoolId}::uuid`,
    state: Prisma.sql`${JSON.stringify(c)}::jsonb`,
    protected_address: Prisma.sql`${c.protectedAddress}`,
    step: Prisma.sql`${stepOf(c)}`,
    phase: Prisma.sql`${c.phase}`,
    round: Prisma.sql`${c.round}`,
    bti_level: Prisma.sql`${c.btiLevel}`,
    due_at: Prisma.sql`${dueAt}::timestamptz`,
    stuck: Prisma.sql`${c.stuck}`,
    responsible_role: Prisma.sql`${c.phase === 'closed' ? null : responsibleOf(c)}`,
    holder_id: Prisma.sql`${c.holderId}::uuid`,
    closed_at: Prisma.sql`${c.closedAt}::timestamptz`,
    outcome: Prisma.sql`${c.outcome}`,
    seq: Prisma.sql`${c.seq}`,
    next_moment_at: Prisma.sql`${nextMomentAt}::timestamptz`,
    shared_with: Prisma.sql`${sharedWith}::text[]`,
  };
}

async function findRecorded(db: Database, caseId: string): Promise<Recorded | 'needs-setting'> {
  const row = await db.concernCase.findUnique({
    where: { id: caseId },
    select: { state: true, setting: true },
  });
  if (!row) return 'needs-setting';
  const planned = await db.outboxMail.findMany({
    where: { caseId, status: 'planned' },
    orderBy: { plannedAt: 'asc' },
    select: { id: true },
  });
  return {
    case: row.state as unknown as ConcernCase,
    setting: row.setting as unknown as CaseSetting,
    mailIds: planned.map(({ id }) => id),
  };
}
