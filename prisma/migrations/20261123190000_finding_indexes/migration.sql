-- Ended suppressions are found without reading the others; an account's findings of one status are read in order.
CREATE INDEX "finding_suppressed_until_idx" ON "finding"("suppressed_until");
CREATE INDEX "finding_account_id_status_event_time_number_idx" ON "finding"("account_id", "status", "event_time" DESC, "number" DESC);
