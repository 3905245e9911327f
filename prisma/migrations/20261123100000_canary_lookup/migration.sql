-- IAM user names are unique without case: what a canary did and what was done to it is found by these.
CREATE INDEX "event_actor_name_without_case" ON "event" (lower("actor_name"), "event_time" DESC, "id" DESC);
CREATE INDEX "event_iam_target_without_case" ON "event" (lower("target"), "event_time" DESC, "id" DESC)
  WHERE "event_source" = 'iam.amazonaws.com';
