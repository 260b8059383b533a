-- AlterTable
ALTER TABLE "student" ADD COLUMN     "protected_here" INTEGER;

-- AlterTable
ALTER TABLE "guardian" ADD COLUMN     "blocked_here" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "api_client" ADD COLUMN     "active" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "access_log_seal" (
    "number" BIGINT NOT NULL,
    "log_id" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "access_log_seal_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "break_glass_grant" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "refusal" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" UUID,
    "verdict" TEXT,
    "comment" TEXT,

    CONSTRAINT "break_glass_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outward_event" (
    "seq" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "case_event_id" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "outward_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "types" TEXT[],
    "secret" TEXT NOT NULL,
    "former_secret" TEXT,
    "rotated_at" TIMESTAMPTZ(3),
    "after_seq" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event_seq" BIGINT NOT NULL,
    "case_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_tried_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "last_answer" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "token_url" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" TEXT NOT NULL,
    "scope" TEXT,
    "owner_client" TEXT NOT NULL,
    "calendar_id" UUID NOT NULL,
    "poll_minutes" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "watermarks" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_run" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "dry_run" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "difference" JSONB,
    "failure" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_refusal" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "collection" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "source_refusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_session" (
    "id" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "csrf" TEXT NOT NULL,
    "id_token" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "web_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "staff_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("staff_id","form","subject")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_log_seal_log_id_key" ON "access_log_seal"("log_id");

-- CreateIndex
CREATE INDEX "break_glass_grant_case_id_idx" ON "break_glass_grant"("case_id");

-- CreateIndex
CREATE INDEX "break_glass_grant_staff_id_ends_at_idx" ON "break_glass_grant"("staff_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "outward_event_id_key" ON "outward_event"("id");

-- CreateIndex
CREATE INDEX "outward_event_at_idx" ON "outward_event"("at");

-- CreateIndex
CREATE INDEX "outward_event_case_id_type_idx" ON "outward_event"("case_id", "type");

-- CreateIndex
CREATE INDEX "outward_event_case_event_id_idx" ON "outward_event"("case_event_id");

-- CreateIndex
CREATE INDEX "webhook_client_id_idx" ON "webhook"("client_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_status_next_attempt_at_idx" ON "webhook_delivery"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_webhook_id_case_id_idx" ON "webhook_delivery"("webhook_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_webhook_id_event_seq_key" ON "webhook_delivery"("webhook_id", "event_seq");

-- CreateIndex
CREATE UNIQUE INDEX "source_source_id_key" ON "source"("source_id");

-- CreateIndex
CREATE INDEX "source_run_source_id_started_at_idx" ON "source_run"("source_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "source_refusal_run_id_collection_row_id_problem_key" ON "source_refusal"("run_id", "collection", "row_id", "problem");

-- CreateIndex
CREATE INDEX "web_session_staff_id_idx" ON "web_session"("staff_id");

-- CreateIndex
CREATE INDEX "web_session_ends_at_idx" ON "web_session"("ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_staff_id_name_key" ON "saved_view"("staff_id", "name");

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_run" ADD CONSTRAINT "source_run_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_refusal" ADD CONSTRAINT "source_refusal_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "source_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An outward event tells of one record once.
CREATE UNIQUE INDEX "outward_event_one_a_record" ON "outward_event"("case_event_id") WHERE "case_event_id" IS NOT NULL;

-- The API: emergency access, webhooks, sources, and what the staff pages keep.
GRANT SELECT ON
  access_log_seal, break_glass_grant, outward_event, webhook, webhook_delivery, source, source_run, source_refusal
  TO naervaer_api, naervaer_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON web_session, draft, saved_view TO naervaer_api;
GRANT INSERT, UPDATE ON break_glass_grant, webhook, source, source_run TO naervaer_api;
GRANT INSERT ON source_refusal TO naervaer_api;
GRANT UPDATE (watermarks) ON source TO naervaer_api;
GRANT UPDATE (status, next_attempt_at, first_tried_at, settled_at) ON webhook_delivery TO naervaer_api;

-- The worker: publishes events and delivers them, seals the access log.
GRANT INSERT ON outward_event, access_log_seal TO naervaer_worker;
GRANT DELETE ON outward_event, webhook_delivery TO naervaer_worker;
GRANT INSERT, UPDATE ON webhook_delivery TO naervaer_worker;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO naervaer_api, naervaer_worker;
