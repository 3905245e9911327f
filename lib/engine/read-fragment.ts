import { fragmentTokens } from "./fragment-tokens";
import { fieldOf, textAt, textOf, type JsonObject } from "./record-field";

/** A CloudTrail record put together from what was left of it, and where in the text it stood. */
export interface Fragment {
  record: JsonObject;
  start: number;
  end: number;
}

/** Keys of a record's first level (AWS CloudTrail user guide, "record contents"): met deeper, something was cut out. */
const TOP_LEVEL = new Set(
  (
    "eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent requestParameters " +
    "responseElements errorCode errorMessage requestID eventID readOnly eventType apiVersion managementEvent resources " +
    "recipientAccountId sharedEventID vpcEndpointId eventCategory tlsDetails additionalEventData serviceEventDetails " +
    "sessionCredentialFromConsole addendum edgeDeviceDetails"
  ).split(" "),
);

const IDENTITY_TYPES = new Set(
  (
    "Root IAMUser AssumedRole Role FederatedUser Directory AWSAccount AWSService IdentityCenterUser SAMLUser " +
    "WebIdentityUser Unknown"
  ).split(" "),
);

const MAX_DEPTH = 64;

interface Container {
  node: JsonObject | unknown[];
  isIdentity: boolean;
  /** Something that is not JSON stood inside, such as `### snip`: its closing bracket may be gone. */
  isTorn: boolean;
}

/** A record in the making. */
interface Draft extends Fragment {
  /** Containers open inside the record, outermost first. */
  open: Container[];
  /** The key whose value comes next. */
  key: string | null;
  /** The record began with a brace of its own, so that one may end it. */
  isBraced: boolean;
}

/**
 * Reads records out of text copied from a page: brackets missing, parts snipped, quotes turned typographic, records one
 * after another. A record counts when it has an eventName, an eventSource or a userIdentity.type. One pass, never throws.
 */
export function readFragments(text: string): Fragment[] {
  const found: Fragment[] = [];
  let draft = newDraft(-1);
  const finish = (nextStart: number) => {
    const { record, start, end } = draft;
    if (isTelling(record)) found.push({ record, start, end });
    draft = newDraft(nextStart);
  };
  for (const token of fragmentTokens(plainQuotes(text))) {
    switch (token.kind) {
      case "torn":
        draft.key = null;
        for (const container of draft.open) container.isTorn = true;
        break;
      case "key": {
        const key = token.key === "userIdentityType" ? "userIdentity.type" : token.key;
        const isOutside = draft.open.some((container) => container.isTorn || container.isIdentity);
        if (token.isBare || (TOP_LEVEL.has(key) && isOutside)) draft.open = [];
        if (draft.open.length === 0 && hasKey(draft.record, key)) finish(token.start);
        if (draft.start === -1) draft.start = token.start;
        draft.key = key;
        break;
      }
      case "value":
        put(draft, token.value, token.end);
        break;
      case "open": {
        const isBare = draft.key === null && draft.open.length === 0;
        if (isBare && token.bracket === "{") {
          if (Object.keys(draft.record).length > 0) finish(token.start);
          draft.start = token.start;
          draft.isBraced = true;
        }
        if (!isBare && draft.open.length < MAX_DEPTH) {
          const node: Container["node"] = token.bracket === "{" ? emptyObject() : [];
          const isIdentity = draft.key === "userIdentity";
          put(draft, node, token.end);
          draft.open.push({ node, isIdentity, isTorn: false });
        }
        draft.key = null;
        break;
      }
      case "close":
        draft.key = null;
        if (draft.open.length > 0 || draft.isBraced) draft.end = token.end;
        if (draft.open.length > 0) draft.open.pop();
        else if (token.bracket === "}" && draft.isBraced) finish(-1);
    }
  }
  finish(-1);
  return found;
}

/** One character for one, so that positions stay true. */
function plainQuotes(text: string): string {
  return text
    .replace(/[“”„‟″＂]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll("\u00a0", " ");
}

function newDraft(start: number): Draft {
  return { record: emptyObject(), start, end: start, open: [], key: null, isBraced: false };
}

/** Without a prototype, so that no key in the text means more than itself. */
function emptyObject(): JsonObject {
  return Object.create(null) as JsonObject;
}

function isTelling(record: JsonObject): boolean {
  const known =
    textOf(record, "eventName") || textOf(record, "eventSource") || textAt(record, "userIdentity", "type");
  return known !== "";
}

function hasKey(record: JsonObject, key: string): boolean {
  if (key === "userIdentity.type") return textAt(record, "userIdentity", "type") !== "";
  return Object.hasOwn(record, key);
}

function put(draft: Draft, value: unknown, end: number): void {
  const { key, record } = draft;
  const inner = draft.open.at(-1)?.node;
  draft.end = end;
  draft.key = null;
  if (Array.isArray(inner)) {
    inner.push(value);
  } else if (key === null) {
    return;
  } else if (inner !== undefined) {
    inner[key] = value;
  } else if (key === "userIdentity.type" || (key === "type" && IDENTITY_TYPES.has(String(value)))) {
    // The line of userIdentity itself was snipped.
    if (fieldOf(record, "userIdentity") === undefined) record.userIdentity = emptyObject();
    const identity = record.userIdentity as JsonObject;
    if (!Object.hasOwn(identity, "type")) identity.type = value;
  } else {
    record[key] = value;
  }
}
