-- CreateTable
CREATE TABLE "outward_cursor" (
    "id" INTEGER NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "after_event_id" BIGINT NOT NULL,
    "mark_event_id" BIGINT,
    "mark_xid" BIGINT,

    CONSTRAINT "outward_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outward_event_school_id_seq_idx" ON "outward_event"("school_id", "seq");

-- Finds unmet deadlines that have passed, without looking at closed cases.
CREATE INDEX "concern_case_due_while_open" ON "concern_case"("due_at") WHERE "closed_at" IS NULL;

INSERT INTO outward_cursor (id, last_seq, after_event_id) VALUES (1, 0, 0);

GRANT SELECT ON outward_cursor TO naervaer_api, naervaer_worker;
GRANT UPDATE ON outward_cursor TO naervaer_worker;
-- A replay begins to count anew.
GRANT UPDATE (attempts, last_answer) ON webhook_delivery TO naervaer_api;

-- The second lock, as prisma/migrations/…_second_lock: events by school, webhooks and their deliveries by the client they belong to.
DO $$
DECLARE
  locked text;
BEGIN
  FOREACH locked IN ARRAY ARRAY['outward_event', 'webhook', 'webhook_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', locked);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', locked);
    EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', locked);
    EXECUTE format('CREATE POLICY program ON %I TO naervaer_program USING (true) WITH CHECK (true)', locked);
    EXECUTE format('CREATE POLICY worker ON %I TO naervaer_worker USING (true) WITH CHECK (true)', locked);
  END LOOP;
END $$;
CREATE POLICY reach ON outward_event FOR SELECT TO naervaer_api USING (school_id = ANY ((SELECT scope_schools())::uuid[]));
CREATE POLICY own ON webhook TO naervaer_api USING (client_id = (SELECT scope_client()));
CREATE POLICY own ON webhook_delivery TO naervaer_api USING (EXISTS (SELECT FROM webhook w WHERE w.id = webhook_id));
