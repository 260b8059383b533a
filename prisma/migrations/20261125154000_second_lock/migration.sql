-- The second lock: PostgreSQL shows the API only what the scope of its connection reaches (prisma/scope.ts), whatever the API itself
-- decides. Whoever adds a table with identity or text locks it here in the same way.

-- AlterTable
ALTER TABLE "concern_case" ADD COLUMN "shared_with" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "concern_case" ADD COLUMN "guarded" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "break_glass_grant" ADD COLUMN "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Who holds a case, stands in for its holder, or is asked to take it over: read out of the state, so that it cannot go astray.
CREATE FUNCTION case_reader_ids(state jsonb) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array(
    SELECT (state->>'holderId')::uuid WHERE state->>'holderId' IS NOT NULL
    UNION
    SELECT (a->>'staffId')::uuid FROM jsonb_array_elements(coalesce(state->'assignments', '[]')) a
    WHERE a->>'status' = 'asked' OR (a->>'status' = 'active' AND a->>'kind' = 'stand-in'))
$$;
ALTER TABLE "concern_case" ADD COLUMN "reader_ids" UUID[] GENERATED ALWAYS AS (case_reader_ids("state")) STORED;

-- Until its next record says it exactly, an open case is taken to be shared with the arenas it was lifted to, where somebody consented.
UPDATE concern_case c SET shared_with = array(
  SELECT DISTINCT unnest(ARRAY[seat.role, seat.role || '@' || c.school_id])
  FROM (VALUES
    ('local', ARRAY['school-nurse', 'ppa']),
    ('central', ARRAY['ppa', 'phfs', 'school-nurse', 'child-welfare', 'service-desk']),
    ('bup', ARRAY['phfs', 'service-desk', 'child-welfare', 'ppa', 'school-nurse', 'bup']),
    ('bridge-builders', ARRAY['phfs', 'ppa', 'child-welfare', 'out', 'service-desk', 'bridge-builders']),
    ('school-nurse-information', ARRAY['school-nurse'])
  ) AS arena(code, roles) CROSS JOIN unnest(arena.roles) AS seat(role)
  WHERE (c.state->'liftedTo' ? arena.code OR arena.code = 'school-nurse-information')
    AND EXISTS (SELECT FROM jsonb_array_elements(c.state->'consents') w
                WHERE w->>'status' = 'given' AND w->'covers' ? arena.code))
WHERE closed_at IS NULL AND phase <> 'watching' AND NOT protected_address;

CREATE INDEX "concern_case_reader_ids_idx" ON "concern_case" USING gin ("reader_ids");
CREATE INDEX "concern_case_shared_with_idx" ON "concern_case" USING gin ("shared_with");
CREATE INDEX "concern_case_guarded" ON "concern_case" ("student_id") WHERE "guarded";
CREATE INDEX "student_protected" ON "student" ("id") WHERE "protected_address" IS NOT NULL OR "protected_here" IS NOT NULL;

-- The program's own work has a role of its own, with all that the API's has: no condition on a setting stands in the way of an index.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'naervaer_program') THEN CREATE ROLE naervaer_program NOLOGIN; END IF;
END $$;
GRANT naervaer_api TO naervaer_program;
GRANT naervaer_program TO CURRENT_USER;

-- ---------------------------------------------------------------- guarded: a protected address that case or roster knows of

CREATE FUNCTION is_student_protected(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT protected_address IS NOT NULL OR protected_here IS NOT NULL FROM student WHERE id = wanted), false)
$$;

CREATE FUNCTION guard_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.guarded := NEW.protected_address OR is_student_protected(NEW.student_id);
  RETURN NEW;
END $$;
CREATE TRIGGER guard_case BEFORE INSERT OR UPDATE OF protected_address, student_id, guarded ON concern_case
  FOR EACH ROW EXECUTE FUNCTION guard_case();

-- A protection that the roster learns of holds from that moment, before the case is told.
CREATE FUNCTION guard_cases_of_student() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE concern_case SET guarded = true WHERE student_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_cases_of_student AFTER UPDATE OF protected_address, protected_here ON student
  FOR EACH ROW WHEN ((OLD.protected_address IS NULL AND OLD.protected_here IS NULL)
                     IS DISTINCT FROM (NEW.protected_address IS NULL AND NEW.protected_here IS NULL))
  EXECUTE FUNCTION guard_cases_of_student();

UPDATE concern_case SET guarded = true;

-- ---------------------------------------------------------------- what a scope says

CREATE FUNCTION scope_client() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('naervaer.client', true), '') $$;
CREATE FUNCTION scope_staff() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('naervaer.staff', true), '')::uuid $$;
CREATE FUNCTION scope_partner_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('naervaer.partner_roles', true), '')::text[] $$;
CREATE FUNCTION scope_is_officer() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('naervaer.officer', true) = 'true', false) $$;
CREATE FUNCTION scope_is_unbound() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('naervaer.client_schools', true) = '*', false) $$;

CREATE FUNCTION scope_bound_schools() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array(SELECT id FROM school WHERE source_id = ANY (
    nullif(nullif(current_setting('naervaer.client_schools', true), ''), '*')::text[])) $$;
CREATE FUNCTION scope_schools() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN current_setting('naervaer.schools', true) = '*' THEN array(SELECT id FROM school)
              ELSE nullif(current_setting('naervaer.schools', true), '')::uuid[] END $$;

-- The students whose contact teacher asks.
CREATE FUNCTION scope_own_students() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array(SELECT id FROM student WHERE contact_teacher_id = scope_staff()) $$;

-- The students with a protected address for whom the one who asks is a named person: named by the roster, or the one member of
-- leadership (the first by source id whom the roster names, else the first of all), at the student's school or the case's.
CREATE FUNCTION scope_named_students() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN scope_staff() IS NULL THEN ARRAY[]::uuid[] ELSE array(
    SELECT guarded.student_id
    FROM (SELECT id AS student_id, school_id FROM student WHERE protected_address IS NOT NULL OR protected_here IS NOT NULL
          UNION SELECT student_id, school_id FROM concern_case WHERE concern_case.guarded) guarded
    WHERE EXISTS (SELECT FROM named_staff n WHERE n.student_id = guarded.student_id AND n.staff_id = scope_staff())
      OR (guarded.school_id = ANY (scope_schools()) AND scope_staff() = (
        SELECT s.id FROM staff s JOIN staff_role r ON r.staff_id = s.id
        WHERE s.active AND r.role = 'school-leadership' AND r.school_id = guarded.school_id
        ORDER BY EXISTS (SELECT FROM named_staff n WHERE n.student_id = guarded.student_id AND n.staff_id = s.id) DESC, s.source_id
        LIMIT 1))) END $$;

-- The cases that emergency access is given to now, by the machine's clock.
CREATE FUNCTION scope_granted_cases() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array(SELECT case_id FROM break_glass_grant
               WHERE staff_id = scope_staff() AND recorded_at + (ends_at - granted_at) > clock_timestamp()) $$;

CREATE FUNCTION is_case_recorded(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM concern_case WHERE id = wanted) $$;
CREATE FUNCTION is_case_guarded(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT guarded FROM concern_case WHERE id = wanted),
                  (SELECT is_student_protected(student_id) FROM case_allotment WHERE case_id = wanted), true) $$;

-- ---------------------------------------------------------------- who sees which rows

-- Forced: the owner too sees what a policy lets it see, and each table names everybody whom it lets.
DO $$
DECLARE
  locked text;
BEGIN
  FOREACH locked IN ARRAY ARRAY[
    'student', 'guardian', 'named_staff', 'absence', 'trigger_firing', 'case_allotment', 'inbox_command', 'idempotency_record',
    'concern_case', 'case_event', 'outbox_mail', 'mail_delivery', 'access_log', 'break_glass_grant', 'web_session', 'draft', 'saved_view']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', locked);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', locked);
    EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', locked);
    EXECUTE format('CREATE POLICY program ON %I TO naervaer_program USING (true) WITH CHECK (true)', locked);
  END LOOP;
  -- The worker writes cases and their records, and sends e-mail.
  FOREACH locked IN ARRAY ARRAY[
    'student', 'guardian', 'named_staff', 'case_allotment', 'inbox_command', 'concern_case', 'case_event', 'outbox_mail',
    'mail_delivery', 'access_log', 'break_glass_grant']
  LOOP
    EXECUTE format('CREATE POLICY worker ON %I TO naervaer_worker USING (true) WITH CHECK (true)', locked);
  END LOOP;
END $$;

-- Each way to a case is one that an index can go.
CREATE POLICY reach ON concern_case FOR SELECT TO naervaer_api USING (
  ((SELECT scope_is_unbound()) OR school_id = ANY ((SELECT scope_bound_schools())::uuid[]))
  AND ((NOT guarded AND school_id = ANY ((SELECT scope_schools())::uuid[]))
    OR reader_ids @> ARRAY[(SELECT scope_staff())]
    OR (closed_at IS NOT NULL AND student_id = ANY ((SELECT scope_own_students())::uuid[]))
    OR (guarded AND student_id = ANY ((SELECT scope_named_students())::uuid[]))
    OR (NOT guarded AND shared_with && (SELECT scope_partner_roles())::text[])
    OR id = ANY ((SELECT scope_granted_cases())::uuid[])));

CREATE POLICY reach ON student FOR SELECT TO naervaer_api USING (
  ((SELECT scope_is_unbound()) OR school_id = ANY ((SELECT scope_bound_schools())::uuid[]))
  AND ((protected_address IS NULL AND protected_here IS NULL AND school_id = ANY ((SELECT scope_schools())::uuid[]))
    OR contact_teacher_id = (SELECT scope_staff())
    OR id = ANY ((SELECT scope_named_students())::uuid[])
    OR EXISTS (SELECT FROM concern_case c WHERE c.student_id = student.id)));

CREATE POLICY reach ON guardian FOR SELECT TO naervaer_api USING (EXISTS (SELECT FROM student s WHERE s.id = student_id));
CREATE POLICY reach ON named_staff FOR SELECT TO naervaer_api USING (EXISTS (SELECT FROM student s WHERE s.id = student_id));

-- The school's own people, not its partners; and no app on its own, which sends absence but reads no reasons.
CREATE POLICY reach ON absence FOR SELECT TO naervaer_api USING (
  (SELECT scope_staff()) IS NOT NULL
  AND (EXISTS (SELECT FROM student s WHERE s.id = student_id
               AND (s.school_id = ANY ((SELECT scope_schools())::uuid[]) OR s.contact_teacher_id = (SELECT scope_staff())
                    OR s.id = ANY ((SELECT scope_named_students())::uuid[])))
    OR EXISTS (SELECT FROM concern_case c
               WHERE c.student_id = absence.student_id AND c.reader_ids @> ARRAY[(SELECT scope_staff())])));

-- A case that the engine has not opened yet goes by its student.
CREATE POLICY reach ON case_allotment FOR SELECT TO naervaer_api USING (
  EXISTS (SELECT FROM concern_case c WHERE c.id = case_id)
  OR (EXISTS (SELECT FROM student s WHERE s.id = student_id) AND NOT is_case_recorded(case_id)));

CREATE POLICY reach ON trigger_firing FOR SELECT TO naervaer_api USING (EXISTS (SELECT FROM concern_case c WHERE c.id = case_id));
CREATE POLICY reach ON case_event FOR SELECT TO naervaer_api USING (EXISTS (SELECT FROM concern_case c WHERE c.id = case_id));

-- What somebody sent stays theirs to ask after, also when it took the case out of their sight.
CREATE POLICY reach ON inbox_command FOR SELECT TO naervaer_api USING (
  (actor_staff_id = (SELECT scope_staff()) AND client_id = (SELECT scope_client()))
  OR EXISTS (SELECT FROM concern_case c WHERE c.id = case_id)
  OR (name = 'open-case' AND EXISTS (SELECT FROM case_allotment a WHERE a.case_id = inbox_command.case_id)));
CREATE POLICY send ON inbox_command FOR INSERT TO naervaer_api WITH CHECK (
  client_id = (SELECT scope_client()) AND actor_staff_id IS NOT DISTINCT FROM (SELECT scope_staff())
  AND (EXISTS (SELECT FROM concern_case c WHERE c.id = case_id) OR EXISTS (SELECT FROM case_allotment a WHERE a.case_id = inbox_command.case_id)));

-- Kept answers hold what was answered.
CREATE POLICY own ON idempotency_record TO naervaer_api USING (
  client_id = (SELECT scope_client()) AND acting_staff = coalesce((SELECT scope_staff())::text, ''));

CREATE POLICY reach ON access_log FOR SELECT TO naervaer_api USING (
  EXISTS (SELECT FROM concern_case c WHERE c.id = case_id)
  OR ((SELECT scope_is_officer()) AND NOT is_case_guarded(case_id)));
CREATE POLICY sign ON access_log FOR INSERT TO naervaer_api WITH CHECK (
  client_id = (SELECT scope_client()) AND staff_id IS NOT DISTINCT FROM (SELECT scope_staff()));

-- Given to oneself; looked through by whoever sees the case.
CREATE POLICY own ON break_glass_grant FOR SELECT TO naervaer_api USING (
  staff_id = (SELECT scope_staff()) OR EXISTS (SELECT FROM concern_case c WHERE c.id = case_id));

CREATE POLICY own ON web_session TO naervaer_api USING (staff_id = (SELECT scope_staff()));
CREATE POLICY own ON draft TO naervaer_api USING (staff_id = (SELECT scope_staff()));
CREATE POLICY own ON saved_view TO naervaer_api USING (staff_id = (SELECT scope_staff()));

-- ---------------------------------------------------------------- what the worker may know of a student

REVOKE SELECT ON student, guardian, absence, trigger_firing, trigger_firing_entry, web_session, draft, saved_view, idempotency_record
  FROM naervaer_worker;
-- No name, no source's id, no class, no reason of absence: what decides who is entitled, and what age decides.
GRANT SELECT (id, birth_date, school_id, contact_teacher_id, protected_address, protected_here, active) ON student TO naervaer_worker;
GRANT SELECT (id, student_id, parental_responsibility, blocked_here, ended_at) ON guardian TO naervaer_worker;

-- ---------------------------------------------------------------- the access log grows, and does nothing else

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The canonical text of a line, which its seal is made of. Never change it: every seal that stands would break.
CREATE FUNCTION access_log_text(line access_log) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT json_build_array(line.id::text, line.case_id, to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                          line.client_id, line.staff_id, line.role, line.action, line.ground, line.result)::text $$;
