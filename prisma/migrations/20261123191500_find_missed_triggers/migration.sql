-- Looked at every few seconds for triggers that came too late for their case; all other commands stay out of it.
CREATE INDEX "inbox_command_trigger_notices" ON "inbox_command"("name", "status")
  WHERE "name" IN ('add-trigger', 'withdraw-trigger');
