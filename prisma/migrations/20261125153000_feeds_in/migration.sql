-- AlterTable
ALTER TABLE "student" ADD COLUMN     "protected_said" INTEGER;

-- AlterTable
ALTER TABLE "guardian" ADD COLUMN     "responsibility_said" BOOLEAN;

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "history_before" DATE;

-- CreateTable
CREATE TABLE "roster_row" (
    "owner" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "sourced_id" TEXT NOT NULL,
    "user_id" TEXT,
    "class_id" TEXT,
    "line" INTEGER,
    "content" JSONB NOT NULL,
    "deleted" BOOLEAN NOT NULL DEFAULT false,
    "seen_by" UUID NOT NULL,

    CONSTRAINT "roster_row_pkey" PRIMARY KEY ("owner","collection","sourced_id")
);

-- CreateIndex
CREATE INDEX "roster_row_owner_user_id_idx" ON "roster_row"("owner", "user_id");

-- CreateIndex
CREATE INDEX "roster_row_owner_class_id_idx" ON "roster_row"("owner", "class_id");

-- One real run of a source at a time; dry runs change nothing and disturb none.
CREATE UNIQUE INDEX "source_run_one_at_a_time" ON "source_run"("source_id") WHERE "status" = 'running' AND NOT "dry_run";

-- A protection that is set here holds, whoever writes the student: the stricter of the two counts (6 before 7).
CREATE FUNCTION keep_protection_set_here() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.protected_here IS NOT NULL THEN
    NEW.protected_address := least(NEW.protected_address, NEW.protected_here);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_protection_set_here BEFORE INSERT OR UPDATE ON "student"
  FOR EACH ROW EXECUTE FUNCTION keep_protection_set_here();

-- So does a block on a guardian.
CREATE FUNCTION keep_guardian_blocked_here() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.blocked_here THEN
    NEW.parental_responsibility := false;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_guardian_blocked_here BEFORE INSERT OR UPDATE ON "guardian"
  FOR EACH ROW EXECUTE FUNCTION keep_guardian_blocked_here();

GRANT SELECT, INSERT, UPDATE, DELETE ON roster_row TO naervaer_api;
GRANT DELETE ON source, source_run, source_refusal TO naervaer_api;
