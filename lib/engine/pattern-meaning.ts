import { readPattern } from "./check-pattern";
import { isBlank } from "./compile-rows";
import { ANY_BUT_LINE_END, rangesOfClassEscape, type CodeSet, type PatternNode } from "./pattern-node";
import { literalOf } from "./required-texts";

/**
 * What a pattern says of a value, as claims that can be told in any language. Values are taken for one line, as
 * CloudTrail's names are. What cannot be told in these words is `unread`, never told wrongly.
 */
export type Meaning =
  | { kind: "anything" }
  | { kind: "empty" }
  | { kind: "notEmpty" }
  | { kind: "equals" | "startsWith" | "endsWith" | "contains"; parts: MeaningPart[] }
  | { kind: "not"; of: Meaning }
  | { kind: "anyOf" | "allOf"; of: Meaning[] }
  | { kind: "unread"; why: "lookAround" | "backReference" | "wordBoundary" | "innerAnchor" | "tooMuch" };

/** What follows what, from left to right. */
export type MeaningPart =
  | { kind: "text"; text: string }
  | { kind: "anyText" }
  | { kind: "anyChar" }
  | { kind: "class"; name: "digit" | "notDigit" | "word" | "notWord" | "space" | "notSpace" }
  /** One character of (or out of) these; a single character is a range from and to itself. */
  | { kind: "charOf"; negated: boolean; ranges: [from: string, to: string][] }
  | { kind: "choice"; options: MeaningPart[][] }
  /** `max` may be Infinity. */
  | { kind: "repeat"; parts: MeaningPart[]; min: number; max: number };

type UnreadReason = (Meaning & { kind: "unread" })["why"];
type Items = readonly PatternNode[];

/** Alternatives that a group around an anchor is told as; more would be no help to anybody. */
const MOST_OPTIONS = 30;

/** The meaning of a cell's pattern; null where it does not compile. NOT is the caller's, `not` around it. */
export function readMeaning(pattern: string): Meaning | null {
  if (isBlank(pattern)) return { kind: "anything" };
  const read = readPattern(pattern);
  return read.ok ? meaningOf([read.node]) : null;
}

function meaningOf(sequence: Items): Meaning {
  const items = unwrap(sequence);
  const options = spread(items);
  if (options === null) return { kind: "unread", why: "tooMuch" };
  return anyOf(options.map(meaningOfOption));
}

/** Groups and sequences opened, so that what follows what lies in one list. */
function unwrap(items: Items): PatternNode[] {
  return items.flatMap((item) => {
    if (item.kind === "sequence") return unwrap(item.items);
    return item.kind === "capture" ? unwrap([item.body]) : [item];
  });
}

/** The sequence once per option of the alternatives that are all of it, or that hold an anchor; null where too many. */
function spread(items: PatternNode[]): PatternNode[][] | null {
  const at = items.findIndex(
    (item) => item.kind === "alternatives" && (items.length === 1 || holdsAnchor(item)),
  );
  const found = items[at];
  if (found?.kind !== "alternatives") return [items];
  const options: PatternNode[][] = [];
  for (const option of found.options) {
    const inner = spread([...items.slice(0, at), ...unwrap([option]), ...items.slice(at + 1)]);
    if (inner === null) return null;
    options.push(...inner);
    // A row of alternatives in a pattern's own first level is as long as it is; only what multiplies is bounded.
    if (items.length > 1 && options.length > MOST_OPTIONS) return null;
  }
  return options;
}

function holdsAnchor(node: PatternNode): boolean {
  switch (node.kind) {
    case "assertion":
    case "look":
      return true;
    case "capture":
    case "repeat":
      return holdsAnchor(node.body);
    case "sequence":
      return node.items.some(holdsAnchor);
    case "alternatives":
      return node.options.some(holdsAnchor);
    default:
      return false;
  }
}

function meaningOfOption(option: PatternNode[]): Meaning {
  const conditions: Meaning[] = [];
  let items: PatternNode[] = [];
  for (const [at, item] of option.entries()) {
    // Behind `^` and plain letters a look-ahead is a condition of its own on the whole value.
    if (item.kind === "look" && item.ahead && isFixed(option.slice(0, at))) {
      const condition = meaningOf([...items, item.body]);
      conditions.push(item.negative ? not(condition) : condition);
    } else items.push(item);
  }
  const start = isAnchor(items[0], "start");
  items = items.filter(
    (item, at) => !(isAnchor(item, "start") && (at === 0 || isAnchor(items[at - 1], "start"))),
  );
  const end = isAnchor(items.at(-1), "end");
  if (end) items = items.slice(0, items.findLastIndex((item) => !isAnchor(item, "end")) + 1);
  return allOf([...conditions, plainMeaning(items, start, end)]);
}

function isFixed(items: PatternNode[]): boolean {
  const [first, ...rest] = items;
  return isAnchor(first, "start") && rest.every((item) => item.kind === "look" || literalOf(item) !== null);
}

function isAnchor(node: PatternNode | undefined, what: "start" | "end"): boolean {
  return node?.kind === "assertion" && node.what === what;
}

function plainMeaning(items: PatternNode[], start: boolean, end: boolean): Meaning {
  const parts = partsOf(items);
  if (!Array.isArray(parts)) return { kind: "unread", why: parts.why };
  const first = parts.findIndex(({ kind }) => kind !== "anyText");
  const last = parts.findLastIndex(({ kind }) => kind !== "anyText");
  if (first === -1) return start && end && parts.length === 0 ? { kind: "empty" } : { kind: "anything" };
  // Any text at either side is what a search that is not anchored there allows anyway.
  const inner = parts.slice(first, last + 1);
  const atStart = start && first === 0;
  const atEnd = end && last === parts.length - 1;
  const [only] = inner;
  if (inner.length === 1 && only?.kind === "repeat" && only.parts[0]?.kind === "anyChar") {
    if (only.min === 1 && only.max === Infinity) return { kind: "notEmpty" };
  }
  const kind = atStart ? (atEnd ? "equals" : "startsWith") : atEnd ? "endsWith" : "contains";
  return { kind, parts: inner };
}

function partsOf(items: PatternNode[]): MeaningPart[] | { why: UnreadReason } {
  const parts: MeaningPart[] = [];
  for (const item of items) {
    const part = partOf(item);
    if ("why" in part) return part;
    const before = parts.at(-1);
    if (part.kind === "text" && before?.kind === "text")
      parts[parts.length - 1] = { kind: "text", text: before.text + part.text };
    else parts.push(part);
  }
  return parts;
}

function partOf(node: PatternNode): MeaningPart | { why: UnreadReason } {
  switch (node.kind) {
    case "set":
      return partOfSet(node);
    case "look":
      return { why: "lookAround" };
    case "backreference":
      return { why: "backReference" };
    case "assertion":
      return { why: node.what === "start" || node.what === "end" ? "innerAnchor" : "wordBoundary" };
    case "alternatives": {
      const options = node.options.map((option) => partsOf(unwrap([option])));
      const unread = options.find((option) => !Array.isArray(option));
      return unread && "why" in unread ? unread : { kind: "choice", options: options as MeaningPart[][] };
    }
    case "repeat": {
      const parts = partsOf(unwrap([node.body]));
      if (!Array.isArray(parts)) return parts;
      const isAny = parts.length === 1 && parts[0]!.kind === "anyChar";
      if (isAny && node.min === 0 && node.max === Infinity) return { kind: "anyText" };
      return { kind: "repeat", parts, min: node.min, max: node.max };
    }
    default:
      // A sequence or a group within is opened by unwrap before it comes here.
      return { why: "tooMuch" };
  }
}

function partOfSet(node: PatternNode & { kind: "set" }): MeaningPart {
  const literal = literalOf(node);
  if (literal !== null) return { kind: "text", text: literal };
  const { ranges, negated } = node.set;
  if (isSame(node.set, ANY_BUT_LINE_END)) return { kind: "anyChar" };
  for (const [letter, name] of CLASSES)
    if (isSame(node.set, { ranges: rangesOfClassEscape(letter)!, negated: false }))
      return { kind: "class", name };
  return {
    kind: "charOf",
    negated,
    ranges: ranges.map(([from, to]) => [String.fromCharCode(from), String.fromCharCode(to)]),
  };
}

const CLASSES = [
  ["d", "digit"],
  ["D", "notDigit"],
  ["w", "word"],
  ["W", "notWord"],
  ["s", "space"],
  ["S", "notSpace"],
] as const;

function isSame(one: CodeSet, other: CodeSet): boolean {
  return one.negated === other.negated && String(one.ranges) === String(other.ranges);
}

function anyOf(options: Meaning[]): Meaning {
  const flat = options.flatMap((option) => (option.kind === "anyOf" ? option.of : [option]));
  const anything = flat.find(({ kind }) => kind === "anything");
  if (anything) return anything;
  return flat.length === 1 ? flat[0]! : { kind: "anyOf", of: flat };
}

function allOf(conditions: Meaning[]): Meaning {
  const telling = conditions.flatMap((condition) =>
    condition.kind === "allOf" ? condition.of : [condition],
  );
  const flat = telling.filter(({ kind }) => kind !== "anything");
  if (flat.length === 0) return { kind: "anything" };
  return flat.length === 1 ? flat[0]! : { kind: "allOf", of: flat };
}

/** The meaning turned round, as a NOT cell does. */
export function not(meaning: Meaning): Meaning {
  if (meaning.kind === "not") return meaning.of;
  if (meaning.kind === "empty") return { kind: "notEmpty" };
  if (meaning.kind === "notEmpty") return { kind: "empty" };
  return { kind: "not", of: meaning };
}
