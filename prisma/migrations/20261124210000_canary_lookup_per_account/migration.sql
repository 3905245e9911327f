-- The calls that IAM-055 judges, found per name and account: what was done by an IAM user or by a session that its key
-- made (actor_key is that user's ARN), what was done to one, and who was renamed to it. Names are unique without case.
-- lib/canary/stored-calls.ts repeats these expressions and conditions word for word, else no index serves it.
DROP INDEX "event_actor_name_without_case";
DROP INDEX "event_iam_target_without_case";

CREATE INDEX "event_by_iam_user" ON "event" (
  lower(coalesce(substring("actor_key" from '^arn:[^:]*:iam::[0-9]*:user/(?:.*/)?([^/]+)$'), "actor_name")),
  "account_id", "event_time" DESC, "id" DESC
) WHERE "user_identity_type" = 'IAMUser' OR "actor_key" LIKE 'arn:%:iam::%:user/%';

CREATE INDEX "event_on_iam_user" ON "event" (lower("target"), "account_id", "event_time" DESC, "id" DESC)
  WHERE "event_source" = 'iam.amazonaws.com' AND "read_only" IS NOT TRUE;

CREATE INDEX "event_to_iam_user" ON "event" (
  lower(substring("raw" from '"newUserName":"([^"\\]{1,128})"')), "account_id", "event_time" DESC, "id" DESC
) WHERE "event_source" = 'iam.amazonaws.com' AND "read_only" IS NOT TRUE AND "raw" LIKE '%"newUserName":"%';
