-- Events gained and lost above which publishing RTM-011's rows needs a second person; null: never.
ALTER TABLE "organisation" ADD COLUMN "review_radius" INTEGER;

CREATE TYPE "PublishRequestState" AS ENUM ('open', 'approved', 'refused', 'withdrawn');

-- A publication that waits for another person, with everything that it would write and what it would change.
CREATE TABLE "publish_request" (
  "id" UUID NOT NULL,
  "rule_id" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "account_id" CHAR(12),
  "base_version" INTEGER NOT NULL,
  "before_hash" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "body" JSONB,
  "note" TEXT NOT NULL DEFAULT '',
  "consequence" JSONB NOT NULL,
  "radius" INTEGER NOT NULL,
  "state" "PublishRequestState" NOT NULL DEFAULT 'open',
  "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "requested_by_id" TEXT,
  "requested_by_name" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_at" TIMESTAMPTZ(3),
  "decided_by_name" TEXT,
  "comment" TEXT NOT NULL DEFAULT '',
  "version" INTEGER,
  CONSTRAINT "publish_request_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "publish_request_state_requested_at_id_idx" ON "publish_request"("state", "requested_at" DESC, "id" DESC);
CREATE INDEX "publish_request_rule_id_scope_state_idx" ON "publish_request"("rule_id", "scope", "state");
CREATE INDEX "publish_request_account_id_idx" ON "publish_request"("account_id");
ALTER TABLE "publish_request" ADD CONSTRAINT "publish_request_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
