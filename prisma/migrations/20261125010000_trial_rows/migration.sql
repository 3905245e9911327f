-- A finding that is attributed to a trial row says so; the workbench asks when a trial row last found something.
ALTER TABLE "finding" ADD COLUMN "on_trial" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "finding_on_trial_idx" ON "finding"("setting_version_id", "row_id", "created_at" DESC) WHERE "on_trial";
