-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "RiskLevel" AS ENUM ('EXTREME', 'VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'editor', 'viewer');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('http', 'import', 'sample');

-- CreateEnum
CREATE TYPE "FindingStatus" AS ENUM ('open', 'investigating', 'confirmed', 'suppressed', 'resolved');

-- CreateEnum
CREATE TYPE "FindingActivityKind" AS ENUM ('comment', 'suppressed', 'suppression_undone', 'reopened', 'status_changed');

-- CreateEnum
CREATE TYPE "ChannelKind" AS ENUM ('slack');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('pending', 'delivered', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "suppression_ceilings" JSONB NOT NULL,
    "sample_loaded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "Role" NOT NULL DEFAULT 'viewer',
    "all_accounts" BOOLEAN NOT NULL DEFAULT true,
    "language" TEXT NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "disabled_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "user_id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("user_id","account_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "all_accounts" BOOLEAN NOT NULL,
    "account_ids" TEXT[],
    "invited_by_id" TEXT NOT NULL,
    "invited_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "discovered_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "last_event_at" TIMESTAMPTZ(3),
    "last_ingest_at" TIMESTAMPTZ(3),
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_setting" (
    "id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "account_id" CHAR(12),
    "version" INTEGER NOT NULL,
    "version_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_setting_version" (
    "id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "account_id" CHAR(12),
    "version" INTEGER NOT NULL,
    "body" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rule_setting_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "row_problem" (
    "version_id" UUID NOT NULL,
    "row_id" TEXT NOT NULL,
    "cell" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event_count" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "row_problem_pkey" PRIMARY KEY ("version_id","row_id","cell","kind")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "all_accounts" BOOLEAN NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "last_ingest_at" TIMESTAMPTZ(3),
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_account" (
    "source_id" UUID NOT NULL,
    "account_id" CHAR(12) NOT NULL,

    CONSTRAINT "source_account_pkey" PRIMARY KEY ("source_id","account_id")
);

-- CreateTable
CREATE TABLE "source_secret" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_day" (
    "source_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "stored" BIGINT NOT NULL DEFAULT 0,
    "duplicate" BIGINT NOT NULL DEFAULT 0,
    "matched" BIGINT NOT NULL DEFAULT 0,
    "rejected" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "source_day_pkey" PRIMARY KEY ("source_id","day")
);

-- CreateTable
CREATE TABLE "source_rejection" (
    "id" BIGSERIAL NOT NULL,
    "source_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "account_id" TEXT,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "source_rejection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "records_done" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "event_id" TEXT NOT NULL,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source_id" UUID,
    "event_name" TEXT NOT NULL,
    "event_source" TEXT NOT NULL,
    "user_identity_type" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "failed" BOOLEAN NOT NULL,
    "error_code" TEXT NOT NULL,
    "read_only" BOOLEAN,
    "actor_key" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "source_ip_address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "access_key_id" TEXT NOT NULL,
    "raw" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_rollup" (
    "day" DATE NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "region" TEXT NOT NULL,
    "event_source" TEXT NOT NULL,
    "event_name" TEXT NOT NULL,
    "user_identity_type" TEXT NOT NULL,
    "failed" BOOLEAN NOT NULL,
    "count" BIGINT NOT NULL,
    "sample_ids" BIGINT[],

    CONSTRAINT "event_rollup_pkey" PRIMARY KEY ("day","account_id","region","event_source","event_name","user_identity_type","failed")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "rule_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "event_ref" BIGINT NOT NULL,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "FindingStatus" NOT NULL DEFAULT 'open',
    "suppressed_until" TIMESTAMPTZ(3),
    "suppression_id" UUID,
    "risk_level" "RiskLevel" NOT NULL,
    "setting_version_id" UUID NOT NULL,
    "row_id" TEXT,
    "row_number" INTEGER,
    "evidence" JSONB NOT NULL,
    "event_name" TEXT NOT NULL,
    "event_source" TEXT NOT NULL,
    "user_identity_type" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "failed" BOOLEAN NOT NULL,
    "error_code" TEXT NOT NULL,
    "actor_key" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "source_ip_address" TEXT NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "id" UUID NOT NULL,
    "comment" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "finding_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_name" TEXT,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_activity" (
    "id" BIGSERIAL NOT NULL,
    "finding_id" UUID NOT NULL,
    "kind" "FindingActivityKind" NOT NULL,
    "comment" TEXT,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "finding_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ChannelKind" NOT NULL,
    "sealed_url" TEXT NOT NULL,
    "url_hint" TEXT NOT NULL,
    "least_risk_level" "RiskLevel" NOT NULL,
    "all_accounts" BOOLEAN NOT NULL,
    "language" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "failing_since" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "paused_until" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_account" (
    "channel_id" UUID NOT NULL,
    "account_id" CHAR(12) NOT NULL,

    CONSTRAINT "channel_account_pkey" PRIMARY KEY ("channel_id","account_id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "finding_id" UUID,
    "state" "DeliveryState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_token" UUID,
    "leased_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "response_status" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "target_label" TEXT NOT NULL,
    "account_id" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "credential_user_id_idx" ON "credential"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "credential_provider_id_account_id_key" ON "credential"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "rule_setting_version_id_key" ON "rule_setting"("version_id");

-- CreateIndex
CREATE INDEX "rule_setting_account_id_idx" ON "rule_setting"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "rule_setting_rule_id_scope_key" ON "rule_setting"("rule_id", "scope");

-- CreateIndex
CREATE INDEX "rule_setting_version_account_id_idx" ON "rule_setting_version"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "rule_setting_version_rule_id_scope_version_key" ON "rule_setting_version"("rule_id", "scope", "version");

-- CreateIndex
CREATE UNIQUE INDEX "source_secret_hash_key" ON "source_secret"("hash");

-- CreateIndex
CREATE INDEX "source_secret_source_id_idx" ON "source_secret"("source_id");

-- CreateIndex
CREATE INDEX "source_rejection_source_id_id_idx" ON "source_rejection"("source_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "import_file_source_id_fingerprint_key" ON "import_file"("source_id", "fingerprint");

-- CreateIndex
CREATE INDEX "event_event_time_id_idx" ON "event"("event_time" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_account_id_event_time_id_idx" ON "event"("account_id", "event_time" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_account_id_actor_key_event_time_id_idx" ON "event"("account_id", "actor_key", "event_time" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_event_name_event_time_id_idx" ON "event"("event_name", "event_time" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_actor_name_event_time_id_idx" ON "event"("actor_name", "event_time" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "event_account_id_event_id_key" ON "event"("account_id", "event_id");

-- CreateIndex
CREATE INDEX "event_rollup_account_id_day_idx" ON "event_rollup"("account_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "finding_number_key" ON "finding"("number");

-- CreateIndex
CREATE INDEX "finding_event_time_number_idx" ON "finding"("event_time" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "finding_status_event_time_number_idx" ON "finding"("status", "event_time" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "finding_status_risk_level_event_time_number_idx" ON "finding"("status", "risk_level", "event_time" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "finding_account_id_event_time_number_idx" ON "finding"("account_id", "event_time" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "finding_account_id_actor_key_event_time_idx" ON "finding"("account_id", "actor_key", "event_time");

-- CreateIndex
CREATE INDEX "finding_suppression_id_idx" ON "finding"("suppression_id");

-- CreateIndex
CREATE INDEX "finding_event_ref_idx" ON "finding"("event_ref");

-- CreateIndex
CREATE INDEX "finding_setting_version_id_idx" ON "finding"("setting_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "finding_account_id_rule_id_event_id_key" ON "finding"("account_id", "rule_id", "event_id");

-- CreateIndex
CREATE INDEX "finding_activity_finding_id_id_idx" ON "finding_activity"("finding_id", "id");

-- CreateIndex
CREATE INDEX "delivery_state_next_attempt_at_idx" ON "delivery"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "delivery_channel_id_created_at_id_idx" ON "delivery"("channel_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "delivery_finding_id_idx" ON "delivery"("finding_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_channel_id_finding_id_key" ON "delivery"("channel_id", "finding_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_action_at_id_idx" ON "audit_entry"("action", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_id_idx" ON "audit_entry"("actor_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_target_kind_target_id_id_idx" ON "audit_entry"("target_kind", "target_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_id_idx" ON "audit_entry"("account_id", "at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_setting" ADD CONSTRAINT "rule_setting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_setting" ADD CONSTRAINT "rule_setting_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "rule_setting_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_setting_version" ADD CONSTRAINT "rule_setting_version_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "row_problem" ADD CONSTRAINT "row_problem_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "rule_setting_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_account" ADD CONSTRAINT "source_account_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_account" ADD CONSTRAINT "source_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_secret" ADD CONSTRAINT "source_secret_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_day" ADD CONSTRAINT "source_day_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_rejection" ADD CONSTRAINT "source_rejection_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_rollup" ADD CONSTRAINT "event_rollup_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_event_ref_fkey" FOREIGN KEY ("event_ref") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_setting_version_id_fkey" FOREIGN KEY ("setting_version_id") REFERENCES "rule_setting_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_suppression_id_fkey" FOREIGN KEY ("suppression_id") REFERENCES "suppression"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_activity" ADD CONSTRAINT "finding_activity_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_account" ADD CONSTRAINT "channel_account_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_account" ADD CONSTRAINT "channel_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say --------------------------------------------------------------------------------

-- One installation, one organisation: inserting it closes set-up for ever, also under parallel requests.
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_is_single" CHECK ("id" = 1);

-- A scope is the organisation or its account.
ALTER TABLE "rule_setting" ADD CONSTRAINT "rule_setting_scope" CHECK (
  ("scope" = 'organisation' AND "account_id" IS NULL) OR "scope" = "account_id");
ALTER TABLE "rule_setting_version" ADD CONSTRAINT "rule_setting_version_scope" CHECK (
  ("scope" = 'organisation' AND "account_id" IS NULL) OR "scope" = "account_id");

-- Only suppressed findings carry an end.
ALTER TABLE "finding" ADD CONSTRAINT "finding_end_of_suppression" CHECK (
  "status" = 'suppressed' OR "suppressed_until" IS NULL);

-- Versions and audit entries are never changed. (They go only when their account, or the sample, is removed.)
CREATE FUNCTION "refuse_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never updated', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "rule_setting_version_is_immutable" BEFORE UPDATE ON "rule_setting_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_update"();
CREATE TRIGGER "audit_entry_is_immutable" BEFORE UPDATE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_update"();
CREATE TRIGGER "finding_activity_is_immutable" BEFORE UPDATE ON "finding_activity"
  FOR EACH ROW EXECUTE FUNCTION "refuse_update"();
