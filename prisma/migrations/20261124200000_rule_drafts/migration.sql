-- What a person has typed and not published yet: one draft per person, rule and scope, gone with any of them.
CREATE TABLE "rule_draft" (
  "user_id" TEXT NOT NULL,
  "rule_id" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "account_id" CHAR(12),
  "base_version" INTEGER NOT NULL,
  "revision" INTEGER NOT NULL,
  "body" JSONB NOT NULL,
  "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "rule_draft_pkey" PRIMARY KEY ("user_id", "rule_id", "scope")
);
CREATE INDEX "rule_draft_account_id_idx" ON "rule_draft"("account_id");
ALTER TABLE "rule_draft" ADD CONSTRAINT "rule_draft_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "rule_draft" ADD CONSTRAINT "rule_draft_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
