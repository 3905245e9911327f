import type { CloudTrailEvent } from "./event";
import { fieldAt, textAt, textOf } from "./record-field";
import { safeText } from "./safe-text";
import { detailOf, sentenceFor } from "./sentence-catalogue";

/** A sentence to be told in a person's language: `t(key, params)` with t of the namespace `sentence`. */
export interface EventSentence {
  key: string;
  /** Plain text throughout, hostile: event names, user names, error codes as they stand in the record. */
  params: Record<
    | "who"
    | "actor"
    | "outcome"
    | "error"
    | "known"
    | "target"
    | "more"
    | "detail"
    | "what"
    | "service"
    | "eventName"
    | "mfa",
    string
  >;
}

const MAX_PARAM = 200;

/**
 * What happened, in one sentence: "tanaka.yu created an access key for the IAM user svc-backup". Some 150 calls have one
 * of their own, others one by the verb their name begins with, the rest "called …". Failed calls say that they failed,
 * and with what. `record` may be anything; without it the sentence is told from `event` alone.
 */
export function describeEvent(event: CloudTrailEvent, record: unknown): EventSentence {
  const service = event.eventSource.replace(/\.amazonaws\.com(?:\.cn)?$/, "");
  const { key, what } = sentenceFor(service, withoutVersion(event.eventName));
  const detail = detailOf(key, record);
  const error = errorOf(event, record);
  const texts = {
    actor: event.actorName,
    target: event.target,
    detail,
    what,
    error: error || "–",
    service: service || "–",
    eventName: event.eventName || "–",
  };
  return {
    key,
    params: {
      ...(Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [name, safeText(text, MAX_PARAM)]),
      ) as typeof texts),
      who: event.userIdentityType === "Root" ? "root" : event.actorName === "" ? "unknown" : "named",
      outcome: error === "" ? "done" : isRefusal(error) ? "refused" : "failed",
      known: event.target === "" ? "no" : "yes",
      more: detail === "" ? "no" : "yes",
      mfa: mfaAtLogin(record),
    },
  };
}

/** Lambda and CloudFront write the version of their API behind the name: `UpdateFunctionCode20150331v2`. */
function withoutVersion(eventName: string): string {
  return eventName.replace(/\d{4}_?\d{2}_?\d{2}(?:v\d)?$/, "");
}

function errorOf(event: CloudTrailEvent, record: unknown): string {
  if (event.failed) return event.errorCode;
  // A failed sign-in has no errorCode, only its answer and a message.
  const isFailedLogin = textAt(record, "responseElements", "ConsoleLogin") === "Failure";
  return isFailedLogin ? textOf(record, "errorMessage") || "Failure" : "";
}

function isRefusal(error: string): boolean {
  return /AccessDenied|Unauthori[sz]ed|NotAuthori[sz]ed|Forbidden/i.test(error);
}

function mfaAtLogin(record: unknown): string {
  const used = fieldAt(record, "additionalEventData", "MFAUsed");
  return used === "Yes" ? "yes" : used === "No" ? "no" : "unknown";
}
