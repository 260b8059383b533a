-- Few cases have hours agreed away, and the school's figures ask for them at each look (web/insights/find-absence-counts.ts).
CREATE INDEX "concern_case_reduced_timetable" ON "concern_case" ("school_id")
  WHERE "state" @> '{"plans": [{"special": ["reduced-timetable"]}]}'::jsonb;
