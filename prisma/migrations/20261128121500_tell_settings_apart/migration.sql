-- Most cases of a school share one setting, the largest part of the row: by its digest the API knows it again without reading it
-- (prisma/kept-settings.ts).
ALTER TABLE "concern_case" ADD COLUMN "setting_digest" TEXT GENERATED ALWAYS AS (md5("setting"::text)) STORED;

-- An index that names the state is written again with every step of a case, and all other indexes with it.
ALTER TABLE "concern_case" ADD COLUMN "reduces_timetable" BOOLEAN
  GENERATED ALWAYS AS ("state" @> '{"plans": [{"special": ["reduced-timetable"]}]}'::jsonb) STORED;
DROP INDEX "concern_case_reduced_timetable";
CREATE INDEX "concern_case_reduced_timetable" ON "concern_case" ("school_id") WHERE "reduces_timetable";
