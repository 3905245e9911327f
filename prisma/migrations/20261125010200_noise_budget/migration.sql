-- How often a row with a noise budget has notified a channel on a UTC day: counted in the transaction that opens findings.
CREATE TABLE "notification_count" (
  "channel_id" UUID NOT NULL,
  "scope" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "count" INTEGER NOT NULL,
  CONSTRAINT "notification_count_pkey" PRIMARY KEY ("channel_id", "scope", "row_id", "day")
);
CREATE INDEX "notification_count_day_idx" ON "notification_count"("day");
ALTER TABLE "notification_count" ADD CONSTRAINT "notification_count_channel_id_fkey"
  FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A digest is a delivery of its own, one per channel and hour.
ALTER TABLE "delivery" ADD COLUMN "digest_hour" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "delivery_channel_id_digest_hour_key" ON "delivery"("channel_id", "digest_hour");

-- What a budget kept from being told by itself, until a digest tells it.
CREATE TABLE "folded_notification" (
  "channel_id" UUID NOT NULL,
  "finding_id" UUID NOT NULL,
  "scope" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "row_number" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "digest_id" UUID,
  CONSTRAINT "folded_notification_pkey" PRIMARY KEY ("channel_id", "finding_id")
);
CREATE INDEX "folded_notification_finding_id_idx" ON "folded_notification"("finding_id");
CREATE INDEX "folded_notification_digest_id_idx" ON "folded_notification"("digest_id");
CREATE INDEX "folded_notification_waiting_idx" ON "folded_notification"("channel_id", "created_at")
  WHERE "digest_id" IS NULL;
ALTER TABLE "folded_notification" ADD CONSTRAINT "folded_notification_channel_id_fkey"
  FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "folded_notification" ADD CONSTRAINT "folded_notification_finding_id_fkey"
  FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "folded_notification" ADD CONSTRAINT "folded_notification_digest_id_fkey"
  FOREIGN KEY ("digest_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
