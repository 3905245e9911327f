-- The newest findings of one rule in an account (what happened to its canaries) are read without the others.
CREATE INDEX "finding_account_id_rule_id_event_time_number_idx" ON "finding"("account_id", "rule_id", "event_time" DESC, "number" DESC);
