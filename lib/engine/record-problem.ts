/** Why a CloudTrail record cannot be used. Texts: namespace `unreadable`, one key per code. */
export const RECORD_PROBLEMS = [
  "notAnObject",
  "noFields",
  "noEventName",
  "eventNameNotText",
  "noEventSource",
  "eventSourceNotText",
  "noEventTime",
  "badEventTime",
  "noAccount",
  "fieldTooLong",
  "tooDeep",
  "tooLarge",
] as const;

/** Why something that is not (or holds no) CloudTrail record was left aside. Texts: namespace `unreadable`. */
export const WRAPPER_PROBLEMS = [
  "notCloudTrail",
  "s3Notification",
  "snsSubscription",
  "messageNotJson",
  "gzipInside",
  "configItem",
  "guardDuty",
  "securityHub",
  "healthEvent",
  "scheduledEvent",
  "otherEvent",
  "insight",
  "digest",
  "recordsNotAList",
  "nestedTooDeep",
] as const;

/** Why a stretch of pasted or sent text could not be read at all. Texts: namespace `unreadable`. */
export const TEXT_PROBLEMS = [
  "notJson",
  "badJson",
  "jsonEndsMidway",
  "compressed",
  "notUtf8",
  "tooManyItems",
] as const;

export type RecordProblem = (typeof RECORD_PROBLEMS)[number] | (typeof WRAPPER_PROBLEMS)[number];
export type ReadProblem = RecordProblem | (typeof TEXT_PROBLEMS)[number];
