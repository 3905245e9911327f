import { fieldOf, textAt, textOf } from "./record-field";

/** What IAM-055 looks at in a record. Fields that the record lacks are the empty string. */
export interface CanaryFacts {
  /** `userIdentity.type`. */
  identityType: string;
  /** `userIdentity.userName`. */
  identityUserName: string;
  /** `userIdentity.arn`. */
  identityArn: string;
  /** ARN of the IAM user whose key made the session of the actor, from `sessionContext.sessionIssuer`. */
  issuerArn: string;
  eventSource: string;
  eventName: string;
  /** Null where the record does not say. */
  readOnly: boolean | null;
  /** IAM users that `requestParameters` names: the one that is acted on, and its new name. */
  requestUserNames: string[];
}

/** What happened to a canary: its key or password was `used`, or somebody `changed` it. `user` as configured. */
export interface CanaryVerdict {
  kind: "used" | "changed";
  user: string;
}

/** `arn:aws:iam::111122223333:user/path/name`, in any partition. */
const USER_ARN = /^arn:[^:]*:iam::\d*:user\/(?:.*\/)?([^/]+)$/;

/** IAM calls that only read, where the record does not say so itself. */
const READING_NAME = /^(?:Get|List|Generate|Simulate)/;

/**
 * IAM-055, first form: null unless the event's actor is one of the canary `users` (by IAM user name), or the event is an
 * IAM call that writes and names one. Being used outweighs being changed. Names are compared without case, because IAM
 * keeps them unique without case. Failed calls count: a bait that was pulled in vain was pulled.
 */
export function judgeCanary(facts: CanaryFacts, users: readonly string[]): CanaryVerdict | null {
  const canary = (names: string[]) => {
    const present = new Set(names.map(fold).filter((name) => name !== ""));
    return users.find((user) => present.has(fold(user)));
  };

  const used = canary(actorNames(facts));
  if (used !== undefined) return { kind: "used", user: used };

  if (facts.eventSource !== "iam.amazonaws.com") return null;
  if (facts.readOnly ?? READING_NAME.test(facts.eventName)) return null;
  const changed = canary(facts.requestUserNames);
  return changed === undefined ? null : { kind: "changed", user: changed };
}

function actorNames(facts: CanaryFacts): string[] {
  const names = [USER_ARN.exec(facts.identityArn)?.[1] ?? "", USER_ARN.exec(facts.issuerArn)?.[1] ?? ""];
  if (facts.identityType === "IAMUser") names.push(facts.identityUserName);
  return names;
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

/** Reads the facts from a parsed record of any shape. Never throws: what is missing or odd is taken as absent. */
export function canaryFactsOf(record: unknown): CanaryFacts {
  const readOnly = fieldOf(record, "readOnly");
  const request = fieldOf(record, "requestParameters");
  return {
    identityType: textAt(record, "userIdentity", "type"),
    identityUserName: textAt(record, "userIdentity", "userName"),
    identityArn: textAt(record, "userIdentity", "arn"),
    issuerArn: textAt(record, "userIdentity", "sessionContext", "sessionIssuer", "arn"),
    eventSource: textOf(record, "eventSource"),
    eventName: textOf(record, "eventName"),
    readOnly: typeof readOnly === "boolean" ? readOnly : null,
    requestUserNames: [textOf(request, "userName"), textOf(request, "newUserName")].filter(Boolean),
  };
}
