-- A process that keeps the rollup in memory asks for what changed since it last looked, and notices that rows went.
ALTER TABLE "event_rollup" ADD COLUMN "changed_in" BIGINT NOT NULL DEFAULT 0;
CREATE INDEX "event_rollup_changed_in_idx" ON "event_rollup"("changed_in");

CREATE TABLE "rollup_removal" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "count" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "rollup_removal_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rollup_removal_single" CHECK ("id" = 1)
);
INSERT INTO "rollup_removal" DEFAULT VALUES;

-- Rows go with their account or the sample: rarely, and many at once.
CREATE FUNCTION "count_rollup_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "rollup_removal" SET "count" = "count" + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER "event_rollup_removal" AFTER DELETE OR TRUNCATE ON "event_rollup"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_rollup_removal"();
