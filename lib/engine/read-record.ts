import type { CloudTrailEvent } from "./event";
import { targetOf } from "./event-target";
import { accountIdText, resolveIdentity } from "./identity";
import { fieldOf, isObject, textAt, textOf, type JsonObject } from "./record-field";
import type { RecordProblem } from "./record-problem";
import { safeText } from "./safe-text";
import { foreignRecord } from "./unwrap";

export interface ReadRecordOptions {
  /**
   * true, for the tester: one of eventName, eventSource and userIdentity.type is enough. false, for storing: eventName,
   * eventSource, a plausible eventTime and an account of 12 digits must be there.
   */
  lenient: boolean;
  /** Events later than a day after this are not plausible; without it the future is not judged. */
  now?: Date;
}

export type ReadRecordResult = { ok: true; event: CloudTrailEvent } | { ok: false; reason: RecordProblem };

/** UTF-16 units that eventName, eventSource and userIdentity.type may each have to be stored; AWS stays far below. */
export const MAX_FIELD_LENGTH = 1024;
/** Bytes of the three together: they are one key of the rollup, and a PostgreSQL index row ends at 2,704 bytes. */
export const MAX_FIELDS_BYTES = 2048;
/** UTF-16 units of the record as compact JSON. CloudTrail's own limit is 256 KB. */
export const MAX_RAW_LENGTH = 1024 * 1024;
export const MAX_DEPTH = 200;

/** An object with none of these is no record with something missing, but something else. */
const HALLMARKS = ["eventName", "eventSource", "eventTime", "eventID", "eventVersion", "userIdentity"];

const EARLIEST = Date.UTC(2006, 0, 1);
const DAY = 24 * 60 * 60 * 1000;

/**
 * Reads one parsed CloudTrail record. Never throws. Text columns are safe for PostgreSQL; `raw` is JSON.stringify of the
 * record, where U+0000 and lone surrogates are escapes of six plain characters, so it is safe as text (but not as jsonb).
 * An eventID that is missing or no printable ASCII of up to 128 characters gives eventId "": the server hashes `raw`.
 */
export function readRecord(record: unknown, options: ReadRecordOptions): ReadRecordResult {
  if (!isObject(record)) return { ok: false, reason: "notAnObject" };
  const foreign = foreignRecord(record);
  if (foreign !== null) return { ok: false, reason: foreign };
  if (!HALLMARKS.some((key) => Object.hasOwn(record, key))) return { ok: false, reason: "notCloudTrail" };
  if (isDeeperThan(record, MAX_DEPTH)) return { ok: false, reason: "tooDeep" };
  const problem = options.lenient ? lenientProblem(record) : strictProblem(record);
  if (problem !== null) return { ok: false, reason: problem };
  const time = readTime(fieldOf(record, "eventTime"), options.now);
  if (time === null && !options.lenient) return { ok: false, reason: "badEventTime" };
  const raw = JSON.stringify(record);
  if (raw.length > MAX_RAW_LENGTH) return { ok: false, reason: "tooLarge" };
  return { ok: true, event: eventOf(record, time ?? "", raw) };
}

function eventOf(record: JsonObject, eventTime: string, raw: string): CloudTrailEvent {
  const identity = resolveIdentity(record);
  const eventId = textOf(record, "eventID");
  const errorCode = errorCodeOf(record);
  const readOnly = fieldOf(record, "readOnly");
  return {
    eventName: safeText(textOf(record, "eventName"), MAX_RAW_LENGTH),
    eventSource: safeText(textOf(record, "eventSource"), MAX_RAW_LENGTH),
    userIdentityType: safeText(identity.type, MAX_RAW_LENGTH),
    failed: errorCode !== "",
    accountId: accountOf(record),
    eventId: /^[\x21-\x7e]{1,128}$/.test(eventId) ? eventId : "",
    eventTime,
    region: safeText(textOf(record, "awsRegion"), 64),
    errorCode: safeText(errorCode, 256),
    readOnly: typeof readOnly === "boolean" ? readOnly : null,
    sourceIpAddress: safeText(textOf(record, "sourceIPAddress"), 256),
    userAgent: safeText(textOf(record, "userAgent"), 1024),
    accessKeyId: safeText(identity.accessKeyId, 128),
    actorKey: safeText(identity.key, 512),
    actorName: safeText(identity.name, 256),
    target: safeText(targetOf(record), 512),
    raw,
  };
}

/** A code that is no text still says that the call failed. */
function errorCodeOf(record: JsonObject): string {
  const code = fieldOf(record, "errorCode");
  if (typeof code === "string") return code;
  return code === undefined || code === null || code === false ? "" : JSON.stringify(code);
}

function accountOf(record: JsonObject): string {
  return (
    accountIdText(fieldOf(record, "recipientAccountId")) ||
    accountIdText(fieldOf(fieldOf(record, "userIdentity"), "accountId"))
  );
}

function lenientProblem(record: JsonObject): RecordProblem | null {
  const known =
    textOf(record, "eventName") || textOf(record, "eventSource") || textAt(record, "userIdentity", "type");
  return known === "" ? "noFields" : null;
}

function strictProblem(record: JsonObject): RecordProblem | null {
  const name = fieldOf(record, "eventName");
  if (name === undefined || name === null || name === "") return "noEventName";
  if (typeof name !== "string") return "eventNameNotText";
  const source = fieldOf(record, "eventSource");
  if (source === undefined || source === null || source === "") return "noEventSource";
  if (typeof source !== "string") return "eventSourceNotText";
  const fields = [name, source, textAt(record, "userIdentity", "type")];
  if (fields.some((field) => field.length > MAX_FIELD_LENGTH)) return "fieldTooLong";
  // As it will be stored: each U+0000 and half of a pair becomes three bytes there.
  if (utf8Length(safeText(fields.join(" "), MAX_RAW_LENGTH)) > MAX_FIELDS_BYTES) return "fieldTooLong";
  const time = fieldOf(record, "eventTime");
  if (time === undefined || time === null || time === "") return "noEventTime";
  return accountOf(record) === "" ? "noAccount" : null;
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // A surrogate pair is two units and four bytes.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** ISO 8601 with a zone, as CloudTrail writes it, to ISO 8601 UTC with milliseconds; null for anything else. */
function readTime(value: unknown, now: Date | undefined): string | null {
  if (typeof value !== "string") return null;
  const parts = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.exec(value);
  if (parts === null) return null;
  const time = Date.parse(value);
  if (Number.isNaN(time) || time < EARLIEST) return null;
  // Date.parse lets 30 February slide into March.
  if (Number(parts[3]) > new Date(Date.UTC(Number(parts[1]), Number(parts[2]), 0)).getUTCDate()) return null;
  if (now !== undefined && time > now.getTime() + DAY) return null;
  return new Date(time).toISOString();
}

/** Walks with a stack of its own: JSON nested 5,000 deep must not overflow the engine's, in JSON.stringify either. */
function isDeeperThan(root: JsonObject, limit: number): boolean {
  const stack: { value: object; depth: number }[] = [{ value: root, depth: 1 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (top.depth > limit) return true;
    for (const child of Object.values(top.value)) {
      if (typeof child === "object" && child !== null)
        stack.push({ value: child as object, depth: top.depth + 1 });
    }
  }
  return false;
}
