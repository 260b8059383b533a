-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "school" (
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "owner_client" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "org_number" TEXT,
    "calendar_id" UUID NOT NULL,
    "written_language" TEXT NOT NULL DEFAULT 'nb',

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "local_meeting_date" (
    "school_id" UUID NOT NULL,
    "date" DATE NOT NULL,

    CONSTRAINT "local_meeting_date_pkey" PRIMARY KEY ("school_id","date")
);

-- CreateTable
CREATE TABLE "school_closed_day" (
    "school_id" UUID NOT NULL,
    "date" DATE NOT NULL,

    CONSTRAINT "school_closed_day_pkey" PRIMARY KEY ("school_id","date")
);

-- CreateTable
CREATE TABLE "calendar" (
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "owner_client" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "calendar_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("calendar_id","first_day")
);

-- CreateTable
CREATE TABLE "calendar_closure" (
    "id" BIGSERIAL NOT NULL,
    "calendar_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "calendar_closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_holiday" (
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "public_holiday_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "owner_client" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'nb',
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "id" BIGSERIAL NOT NULL,
    "staff_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "school_id" UUID,

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "student" (
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "owner_client" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "school_id" UUID NOT NULL,
    "class_name" TEXT NOT NULL,
    "contact_teacher_id" UUID,
    "protected_address" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "student_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardian" (
    "id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parental_responsibility" BOOLEAN NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "guardian_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "named_staff" (
    "student_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "named_staff_pkey" PRIMARY KEY ("student_id","staff_id")
);

-- CreateTable
CREATE TABLE "api_client" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "school_ids" TEXT[],
    "all_schools" BOOLEAN NOT NULL DEFAULT false,
    "roles" TEXT[],
    "all_roles" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "api_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" BIGSERIAL NOT NULL,
    "owner_client" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "student_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "lesson" INTEGER,
    "subject" TEXT,
    "minutes" INTEGER,
    "agreed" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "registered_by" TEXT,
    "history" BOOLEAN NOT NULL DEFAULT false,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trigger_firing" (
    "id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "arrived_on" DATE NOT NULL,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "trigger_firing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trigger_firing_entry" (
    "firing_id" UUID NOT NULL,
    "absence_id" BIGINT NOT NULL,

    CONSTRAINT "trigger_firing_entry_pkey" PRIMARY KEY ("firing_id","absence_id")
);

-- CreateTable
CREATE TABLE "case_allotment" (
    "case_id" UUID NOT NULL,
    "case_number" TEXT NOT NULL,
    "student_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "allotted_at" TIMESTAMPTZ(3) NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_allotment_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "inbox_command" (
    "id" UUID NOT NULL,
    "arrival" BIGSERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "actor_staff_id" UUID,
    "payload" JSONB NOT NULL,
    "text" JSONB,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "refusal" JSONB,
    "settled_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "client_id" TEXT NOT NULL,
    "acting_staff" TEXT NOT NULL DEFAULT '',
    "key" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "command_id" UUID,
    "status" TEXT NOT NULL,
    "answer_status" INTEGER,
    "answer_headers" JSONB,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_by" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("client_id","acting_staff","key","path")
);

-- CreateTable
CREATE TABLE "concern_case" (
    "id" UUID NOT NULL,
    "case_number" TEXT NOT NULL,
    "student_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "state" JSONB NOT NULL,
    "setting" JSONB NOT NULL,
    "protected_address" BOOLEAN NOT NULL,
    "trigger" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "bti_level" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "stuck" BOOLEAN NOT NULL,
    "responsible_role" TEXT,
    "holder_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "guide_version" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "next_moment_at" TIMESTAMPTZ(3),

    CONSTRAINT "concern_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "id" BIGSERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_staff_id" UUID,
    "actor_client_id" TEXT,
    "command_id" UUID,
    "data" JSONB NOT NULL,
    "text" JSONB,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL,
    "case_id" UUID,
    "template" TEXT NOT NULL,
    "to_roles" TEXT[],
    "to_staff_ids" UUID[],
    "except_staff_id" UUID,
    "data" JSONB NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_delivery" (
    "outbox_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'nb',
    "instead_of" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL DEFAULT 'claimed',
    "reason" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "mail_delivery_pkey" PRIMARY KEY ("outbox_id","staff_id")
);

-- CreateTable
CREATE TABLE "guide_version" (
    "id" TEXT NOT NULL,
    "municipality" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guide_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_log" (
    "id" BIGSERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "client_id" TEXT NOT NULL,
    "staff_id" UUID,
    "role" TEXT,
    "action" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "result" TEXT NOT NULL,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "school_source_id_key" ON "school"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_source_id_key" ON "calendar"("source_id");

-- CreateIndex
CREATE INDEX "calendar_closure_calendar_id_first_day_idx" ON "calendar_closure"("calendar_id", "first_day");

-- CreateIndex
CREATE UNIQUE INDEX "staff_source_id_key" ON "staff"("source_id");

-- CreateIndex
CREATE INDEX "staff_role_school_id_role_idx" ON "staff_role"("school_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "staff_role_staff_id_role_school_id_key" ON "staff_role"("staff_id", "role", "school_id");

-- CreateIndex
CREATE UNIQUE INDEX "student_source_id_key" ON "student"("source_id");

-- CreateIndex
CREATE INDEX "student_school_id_idx" ON "student"("school_id");

-- CreateIndex
CREATE INDEX "student_contact_teacher_id_idx" ON "student"("contact_teacher_id");

-- CreateIndex
CREATE UNIQUE INDEX "guardian_student_id_source_id_key" ON "guardian"("student_id", "source_id");

-- CreateIndex
CREATE INDEX "absence_student_id_date_idx" ON "absence"("student_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "absence_owner_client_source_id_key" ON "absence"("owner_client", "source_id");

-- CreateIndex
CREATE INDEX "trigger_firing_student_id_idx" ON "trigger_firing"("student_id");

-- CreateIndex
CREATE INDEX "trigger_firing_case_id_idx" ON "trigger_firing"("case_id");

-- CreateIndex
CREATE INDEX "trigger_firing_entry_absence_id_idx" ON "trigger_firing_entry"("absence_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_allotment_case_number_key" ON "case_allotment"("case_number");

-- CreateIndex
CREATE INDEX "case_allotment_student_id_idx" ON "case_allotment"("student_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_command_arrival_key" ON "inbox_command"("arrival");

-- CreateIndex
CREATE INDEX "inbox_command_case_id_arrival_idx" ON "inbox_command"("case_id", "arrival");

-- CreateIndex
CREATE INDEX "inbox_command_status_next_attempt_at_idx" ON "inbox_command"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "concern_case_case_number_key" ON "concern_case"("case_number");

-- CreateIndex
CREATE INDEX "concern_case_school_id_closed_at_phase_idx" ON "concern_case"("school_id", "closed_at", "phase");

-- CreateIndex
CREATE INDEX "concern_case_holder_id_idx" ON "concern_case"("holder_id");

-- CreateIndex
CREATE INDEX "concern_case_student_id_idx" ON "concern_case"("student_id");

-- CreateIndex
CREATE INDEX "concern_case_next_moment_at_idx" ON "concern_case"("next_moment_at");

-- CreateIndex
CREATE INDEX "concern_case_opened_at_idx" ON "concern_case"("opened_at");

-- CreateIndex
CREATE INDEX "case_event_command_id_idx" ON "case_event"("command_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_event_case_id_seq_place_key" ON "case_event"("case_id", "seq", "place");

-- CreateIndex
CREATE INDEX "outbox_mail_case_id_idx" ON "outbox_mail"("case_id");

-- CreateIndex
CREATE INDEX "outbox_mail_status_planned_at_idx" ON "outbox_mail"("status", "planned_at");

-- CreateIndex
CREATE INDEX "mail_delivery_message_id_idx" ON "mail_delivery"("message_id");

-- CreateIndex
CREATE INDEX "mail_delivery_staff_id_status_idx" ON "mail_delivery"("staff_id", "status");

-- CreateIndex
CREATE INDEX "access_log_case_id_idx" ON "access_log"("case_id");

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calendar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_meeting_date" ADD CONSTRAINT "local_meeting_date_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_closed_day" ADD CONSTRAINT "school_closed_day_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_year" ADD CONSTRAINT "calendar_year_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_closure" ADD CONSTRAINT "calendar_closure_calendar_id_first_day_fkey" FOREIGN KEY ("calendar_id", "first_day") REFERENCES "calendar_year"("calendar_id", "first_day") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_contact_teacher_id_fkey" FOREIGN KEY ("contact_teacher_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "named_staff" ADD CONSTRAINT "named_staff_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "named_staff" ADD CONSTRAINT "named_staff_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trigger_firing_entry" ADD CONSTRAINT "trigger_firing_entry_firing_id_fkey" FOREIGN KEY ("firing_id") REFERENCES "trigger_firing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trigger_firing_entry" ADD CONSTRAINT "trigger_firing_entry_absence_id_fkey" FOREIGN KEY ("absence_id") REFERENCES "absence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "concern_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "concern_case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_delivery" ADD CONSTRAINT "mail_delivery_outbox_id_fkey" FOREIGN KEY ("outbox_id") REFERENCES "outbox_mail"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one open case per student, whoever asks at the same moment.
CREATE UNIQUE INDEX "case_allotment_one_open_per_student" ON "case_allotment"("student_id") WHERE "ended_at" IS NULL;

-- Two roles of our own, so that each process can write only what it owns. They have no login: a process takes one on when it connects.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'naervaer_api') THEN CREATE ROLE naervaer_api NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'naervaer_worker') THEN CREATE ROLE naervaer_worker NOLOGIN; END IF;
END $$;
GRANT naervaer_api, naervaer_worker TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO naervaer_api, naervaer_worker;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO naervaer_api, naervaer_worker;

-- The API: roster, absence, inbox, idempotency; it only reads cases, and appends to the access log.
GRANT INSERT, UPDATE, DELETE ON
  school, local_meeting_date, school_closed_day, calendar, calendar_year, calendar_closure, public_holiday,
  staff, staff_role, student, guardian, named_staff, api_client,
  absence, trigger_firing, trigger_firing_entry, idempotency_record
  TO naervaer_api;
GRANT INSERT ON case_allotment, inbox_command, access_log, guide_version TO naervaer_api;
GRANT UPDATE (status, refusal, text, settled_at, attempts, next_attempt_at) ON inbox_command TO naervaer_api;

-- The worker: cases, their events and e-mails; it answers the inbox and ends an allotment, and adds the program's own notices.
GRANT INSERT, UPDATE ON concern_case, outbox_mail, mail_delivery TO naervaer_worker;
GRANT INSERT ON case_event, inbox_command, access_log, guide_version TO naervaer_worker;
GRANT UPDATE (status, refusal, text, settled_at) ON inbox_command TO naervaer_worker;
GRANT UPDATE (ended_at) ON case_allotment TO naervaer_worker;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO naervaer_api, naervaer_worker;
