import type pg from 'pg';

/** With the three of the seed: forty schools, so that 20,000 open cases are some hundred a school and some forty a teacher. */
const MORE_SCHOOLS = 37;
const STUDENTS_A_SCHOOL = 300;

/** Adds schools of the first one's kind, with the same posts, days and meetings, and students of their own. */
export async function addSchools(owner: pg.Client): Promise<void> {
  await owner.query(
    `with model as (select * from school where source_id = 'school-1'),
     made as (
       select n, gen_random_uuid() as id from generate_series(1, $1::int) n
     ), schools as (
       insert into school (id, source_id, owner_client, name, calendar_id, written_language)
       select made.id, 'more-' || n, m.owner_client, 'Øveskole ' || n, m.calendar_id, m.written_language from made, model m
     ), meetings as (
       insert into local_meeting_date (school_id, date)
       select made.id, d.date from made, model m join local_meeting_date d on d.school_id = m.id
     ), post as (
       select made.id as school_id, gen_random_uuid() as staff_id, r.role, s.locale, s.name,
              replace(s.source_id, 'school-1-', 'more-' || made.n || '-') as source_id
       from made, model m join staff_role r on r.school_id = m.id join staff s on s.id = r.staff_id
     ), people as (
       insert into staff (id, source_id, owner_client, name, email, locale)
       select staff_id, source_id, 'municipality', name, source_id || '@kommune.example', locale from post
     )
     insert into staff_role (staff_id, role, school_id) select staff_id, role, school_id from post`,
    [MORE_SCHOOLS],
  );
  await owner.query(
    `with teacher as (
       select s.id, r.school_id, row_number() over (partition by r.school_id order by s.id) - 1 as n,
              count(*) over (partition by r.school_id) as of
       from staff s join staff_role r on r.staff_id = s.id where r.role = 'contact-teacher' and s.source_id like 'more-%'
     )
     insert into student (id, source_id, owner_client, name, birth_date, school_id, class_name, contact_teacher_id)
     select gen_random_uuid(), 'more-' || t.school_id || '-' || i, 'municipality', 'Elev nummer ' || i,
            date '2011-01-01' + (i * 7) % 1400, t.school_id, (8 + t.n / 4) || chr(65 + (t.n % 4)::int), t.id
     from generate_series(1, $1::int) i join teacher t on t.n = i % t.of`,
    [STUDENTS_A_SCHOOL],
  );
}
