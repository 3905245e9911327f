import { ANY_TEXT, globText, type Glob } from "./glob";

// EventBridge's language of event patterns, as far as it speaks of CloudTrail's text fields. Source: Amazon EventBridge
// user guide, "Comparison operators for use in event patterns", and the README of its matcher, Event Ruler.

/** Characters that one rule's pattern may have (EventBridge quotas, before any increase). */
export const EVENT_PATTERN_LIMIT = 2048;

/** What values of text a rule refuses: some, or all of a shape. */
export type RefusedValues = string[] | { prefix: string[] } | { suffix: string[] } | { wildcard: string[] };

/** One way for a field to pass; a field with several passes by any. */
export type ValueTest =
  | string
  | null
  | boolean
  | { prefix: string }
  | { suffix: string }
  | { wildcard: string }
  | { "anything-but": RefusedValues }
  | { exists: boolean };

/** The conditions on a record, all of which must hold; a field that is left out may be anything. */
export interface DetailFilter {
  eventName?: ValueTest[];
  eventSource?: ValueTest[];
  userIdentity?: { type: ValueTest[] };
  errorCode?: ValueTest[];
}

/** What an event has of a field that the record lacks, or has without a text. */
export const LACKING: readonly ValueTest[] = [{ exists: false }, null, ""];

/** The test that is passed by the values of this shape, which must not be that of any text. */
export function globTest(glob: Glob): ValueTest {
  const [first = "", second] = glob;
  if (glob.length === 1 && first !== ANY_TEXT) return first;
  if (glob.length === 2 && first !== ANY_TEXT) return { prefix: first };
  if (glob.length === 2 && typeof second === "string") return { suffix: second };
  return glob.length === 0 ? "" : { wildcard: globText(glob) };
}

/** The test that is passed by all values but those of these shapes, none of which may be empty or any text. */
export function refusalTest(globs: readonly Glob[]): ValueTest {
  const tests = globs.map(globTest);
  const ofKind = <Kind extends "prefix" | "suffix">(kind: Kind) =>
    tests.flatMap((test) =>
      typeof test === "object" && test !== null && kind in test ? [(test as Record<Kind, string>)[kind]] : [],
    );
  const exact = tests.filter((test) => typeof test === "string");
  const [prefix, suffix] = [ofKind("prefix"), ofKind("suffix")];
  if (exact.length === tests.length) return { "anything-but": exact };
  if (prefix.length === tests.length) return { "anything-but": { prefix } };
  if (suffix.length === tests.length) return { "anything-but": { suffix } };
  return { "anything-but": { wildcard: globs.map(globText) } };
}
