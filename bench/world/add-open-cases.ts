import type pg from 'pg';
import type { Templates } from './bring-templates.js';

export const OPEN_CASES = 20_000;

/** Of what kind twenty cases are: half at home and in their mapping, some further on, one of them lifted out of the school. */
const TWENTY: readonly Exclude<keyof Templates, 'given'>[] = [
  ...(['opened', 'opened', 'opened', 'opened', 'opened'] as const),
  ...(['meeting', 'meeting', 'meeting', 'meeting', 'meeting'] as const),
  ...(['drafting', 'drafting', 'drafting', 'trial', 'trial', 'trial', 'trial'] as const),
  ...(['gate', 'local', 'central'] as const),
];

/**
 * Copies the templates over all schools and teachers, each with a student, guardians and weeks of absence of their own, their records
 * and their mails.
 */
export async function addOpenCases(owner: pg.Client, templates: Templates): Promise<void> {
  await owner.query('begin');
  await makeCopies(
    owner,
    TWENTY.map((kind) => templates[kind]),
  );
  for (const statement of COPIES) await owner.query(statement);
  // Events of cases that nobody acts on are no work for whoever publishes; the bench of events measures that.
  await owner.query('update outward_cursor set after_event_id = (select max(id) from case_event)');
  await owner.query('commit');
  await owner.query(
    `vacuum analyze concern_case, student, guardian, case_event, absence, inbox_command, outbox_mail, case_allotment`,
  );
}

/** Decides who each copy is, and where. */
async function makeCopies(owner: pg.Client, templateIds: readonly string[]): Promise<void> {
  await owner.query(
    `create temporary table copy on commit drop as
     with teacher as (
       select row_number() over (order by s.id) - 1 as n, count(*) over () as of, s.id as staff_id, r.school_id,
              lead(s.id) over school as next_id, first_value(s.id) over school as first_id
       from staff s join staff_role r on r.staff_id = s.id where r.role = 'contact-teacher'
       window school as (partition by r.school_id order by s.id)
     )
     select i, c.id as template_id, gen_random_uuid() as id, gen_random_uuid() as student_id, t.school_id, t.staff_id as holder_id,
            coalesce(t.next_id, t.first_id) as colleague_id, gen_random_uuid() as guardian_1, gen_random_uuid() as guardian_2,
            i * interval '6 minutes' as earlier
     from generate_series(1, $2::int) i
     join teacher t on t.n = i % t.of
     join concern_case c on c.id = ($1::uuid[])[1 + (i + i / t.of) % array_length($1::uuid[], 1)]`,
    [templateIds, OPEN_CASES],
  );
}

/** Says in a template's text who the copy is. */
const AS_COPY = (text: string) => `
  replace(replace(replace(replace(replace(replace(replace(${text},
    c.id::text, o.id::text), c.student_id::text, o.student_id::text), c.school_id::text, o.school_id::text),
    c.holder_id::text, o.holder_id::text),
    coalesce(c.state->'assignments'->0->>'staffId', ''), o.colleague_id::text),
    coalesce(c.state->'guardianIds'->>0, ''), o.guardian_1::text), coalesce(c.state->'guardianIds'->>1, ''), o.guardian_2::text)`;

const COPIES = [
  `insert into student (id, source_id, owner_client, name, birth_date, school_id, class_name, contact_teacher_id)
   select o.student_id, 'listed-' || o.i, 'municipality', 'Elev nummer ' || o.i, s.birth_date - (o.i % 300)::int, o.school_id,
          (8 + o.i % 3) || chr(65 + o.i % 4), o.holder_id
   from copy o join concern_case c on c.id = o.template_id join student s on s.id = c.student_id`,
  `insert into guardian (id, student_id, source_id, name, parental_responsibility)
   select g.id, o.student_id, 'listed-' || o.i || '-' || g.who, 'Foresatt ' || g.who, true
   from copy o, lateral (values (o.guardian_1, 'mor'), (o.guardian_2, 'far')) g (id, who)`,
  // A dozen entries in the last eight weeks.
  `insert into absence (owner_client, source_id, student_id, date, kind, lesson, subject, registered_by, arrived_at)
   select 'municipality', 'listed-' || o.i || '-' || n, o.student_id, current_date - ((n * 5 + o.i) % 56), k.kind, k.lesson,
          (array['Norsk', 'Matematikk', 'Engelsk', 'Kroppsøving', 'Naturfag'])[1 + (o.i + n) % 5], 'laerer-' || o.i % 40, now()
   from copy o, generate_series(1, 12) n,
        lateral (select (array['unexcused-lesson', 'unexcused-day', 'excused-day', 'excused-lesson', 'late'])[1 + (o.i + n) % 5] as kind,
                        case when (o.i + n) % 5 in (0, 3, 4) then 1 + n % 6 end as lesson) k`,
  `insert into case_allotment (case_id, case_number, student_id, school_id, trigger, allotted_at, opens_at)
   select o.id, 'B-' || lpad(o.i::text, 6, '0'), o.student_id, o.school_id, c.trigger, c.opened_at - o.earlier, c.opened_at - o.earlier
   from copy o join concern_case c on c.id = o.template_id`,
  `insert into trigger_firing (id, student_id, case_id, trigger, arrived_on, fired_at)
   select gen_random_uuid(), o.student_id, o.id, c.trigger, (c.opened_at - o.earlier)::date, c.opened_at - o.earlier
   from copy o join concern_case c on c.id = o.template_id`,
  `insert into trigger_firing_entry (firing_id, absence_id)
   select f.id, min(a.id) from copy o join trigger_firing f on f.case_id = o.id join absence a on a.student_id = o.student_id group by f.id`,
  `insert into concern_case (id, case_number, student_id, school_id, state, setting, protected_address, trigger, step, phase, round, bti_level,
                             due_at, stuck, responsible_role, holder_id, opened_at, guide_version, seq, next_moment_at, shared_with)
   select o.id, 'B-' || lpad(o.i::text, 6, '0'), o.student_id, o.school_id, (${AS_COPY('c.state::text')})::jsonb, c.setting, false,
          c.trigger, c.step, c.phase, c.round, c.bti_level, now() + (o.i % 30 - 10) * interval '1 day', o.i % 50 = 0,
          c.responsible_role, o.holder_id, c.opened_at - o.earlier, c.guide_version, c.seq, now() + interval '1 year',
          array(select replace(seat, c.school_id::text, o.school_id::text) from unnest(c.shared_with) seat)
   from copy o join concern_case c on c.id = o.template_id`,
  `insert into case_event (case_id, seq, place, at, type, actor_kind, actor_staff_id, actor_client_id, command_id, data, text)
   select o.id, e.seq, e.place, e.at - o.earlier, e.type, e.actor_kind, e.actor_staff_id, e.actor_client_id,
          md5(e.command_id::text || o.id)::uuid, (${AS_COPY('e.data::text')})::jsonb, e.text
   from copy o join concern_case c on c.id = o.template_id join case_event e on e.case_id = c.id`,
  `insert into inbox_command (id, case_id, name, client_id, actor_staff_id, payload, text, received_at, status, settled_at)
   select md5(m.id::text || o.id)::uuid, o.id, m.name, m.client_id, m.actor_staff_id, (${AS_COPY('m.payload::text')})::jsonb, m.text,
          m.received_at - o.earlier, m.status, m.settled_at - o.earlier
   from copy o join concern_case c on c.id = o.template_id join inbox_command m on m.case_id = c.id where m.status = 'applied'`,
  `insert into outbox_mail (id, case_id, template, to_roles, to_staff_ids, data, planned_at, status, settled_at)
   select md5(m.id::text || o.id)::uuid, o.id, m.template, m.to_roles, m.to_staff_ids, (${AS_COPY('m.data::text')})::jsonb,
          m.planned_at - o.earlier, 'sent', m.planned_at - o.earlier
   from copy o join concern_case c on c.id = o.template_id join outbox_mail m on m.case_id = c.id`,
];
