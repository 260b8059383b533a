-- CreateIndex
CREATE INDEX "absence_source_id_idx" ON "absence"("source_id");
