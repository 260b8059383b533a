-- Most cases of a school share one setting, the largest part of the row: by its digest the API knows it again without reading it
-- (prisma/kept-settings.ts).
ALTER TABLE "concern_case" ADD COLUMN "setting_digest" TEXT GENERATED ALWAYS AS (md5("setting"::text)) STORED;

-- An index that names the state is written again with every step of a case, and all other indexes with it.
ALTER TABLE "concern_case" ADD COLUMN "reduces_timetable" BOOLEAN
  GENERATED ALWAYS AS ("state" @> '{"plans": [{"special": ["reduced-timetable"]}]}'::jsonb) STORED;
DROP INDEX "concern_case_reduced_timetable";
CREATE INDEX "concern_case_reduced_timetable" ON "concern_case" ("school_id") WHERE "reduces_timetable";

-- Every step of a case writes these columns anew; whether it is guarded is asked only where one of them has changed. That the student's
-- protection has changed is told by the other value, which the trigger then sets right.
DROP TRIGGER guard_case ON concern_case;
CREATE TRIGGER guard_new_case BEFORE INSERT ON concern_case FOR EACH ROW EXECUTE FUNCTION guard_case();
CREATE TRIGGER guard_case BEFORE UPDATE OF protected_address, student_id, guarded ON concern_case
  FOR EACH ROW WHEN (OLD.protected_address IS DISTINCT FROM NEW.protected_address
                     OR OLD.student_id IS DISTINCT FROM NEW.student_id
                     OR OLD.guarded IS DISTINCT FROM NEW.guarded)
  EXECUTE FUNCTION guard_case();
CREATE OR REPLACE FUNCTION guard_cases_of_student() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE concern_case SET guarded = NOT guarded WHERE student_id = NEW.id;
  RETURN NULL;
END $$;
