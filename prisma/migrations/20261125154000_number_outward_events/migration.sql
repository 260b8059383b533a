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
