-- Events counted by all that conditions of rows can tell apart. The fields may be longer than an index takes: both parts
-- of the key are hashes, of what cells look at and of the rest.
CREATE FUNCTION "event_detail_hash"(VARIADIC "parts" text[]) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT substring(sha256(convert_to(array_to_json(parts)::text, 'UTF8')) FOR 16)
$$;

CREATE TABLE "event_detail" (
    "kind" BYTEA NOT NULL,
    "day" DATE NOT NULL,
    "rest" BYTEA NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "region" TEXT NOT NULL,
    "event_source" TEXT NOT NULL,
    "event_name" TEXT NOT NULL,
    "user_identity_type" TEXT NOT NULL,
    "failed" BOOLEAN NOT NULL,
    "actor_key" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "source_ip_address" TEXT NOT NULL,
    "error_code" TEXT NOT NULL,
    "read_only" BOOLEAN,
    "hour" SMALLINT NOT NULL,
    "count" BIGINT NOT NULL,
    "sample_id" BIGINT NOT NULL,
    "changed_in" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "event_detail_pkey" PRIMARY KEY ("kind", "day", "rest")
);

INSERT INTO "event_detail" (kind, day, rest, account_id, region, event_source, event_name, user_identity_type, failed,
                            actor_key, actor_name, source_ip_address, error_code, read_only, hour, count, sample_id)
SELECT event_detail_hash(event_source, event_name, user_identity_type, failed::text), day,
       event_detail_hash(account_id::text, region, actor_key, actor_name, source_ip_address, error_code,
                         coalesce(read_only::text, ''), hour::text),
       account_id, region, event_source, event_name, user_identity_type, failed, actor_key, actor_name,
       source_ip_address, error_code, read_only, hour, count(*), max(id)
FROM (SELECT *, (event_time AT TIME ZONE 'UTC')::date AS day,
             extract(hour FROM event_time AT TIME ZONE 'UTC')::smallint AS hour FROM event) AS timed
GROUP BY day, account_id, region, event_source, event_name, user_identity_type, failed, actor_key, actor_name,
         source_ip_address, error_code, read_only, hour;

-- CreateIndex
CREATE INDEX "event_detail_account_id_idx" ON "event_detail"("account_id");

-- CreateIndex
CREATE INDEX "event_detail_changed_in_idx" ON "event_detail"("changed_in");

-- AddForeignKey
ALTER TABLE "event_detail" ADD CONSTRAINT "event_detail_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
