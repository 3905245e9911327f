import { anyOf } from "@/lib/engine/combine-cells";
import { globPattern, literally, literallyAnyCase } from "@/lib/engine/literal-pattern";
import { isObject } from "@/lib/engine/record-field";
import type { Cell } from "@/lib/engine/row";

/** Why a test of an event pattern is no cell. */
export class TestRefusal extends Error {
  constructor(
    readonly code: "otherTest" | "badTest",
    readonly test: unknown,
  ) {
    super(code);
  }
}

const LACKING = "^$";

/** True for the tests that a field passes which the record lacks, or has without text. */
export function isLackingTest(test: unknown): boolean {
  return (
    test === null || test === "" || (isObject(test) && Object.hasOwn(test, "exists") && test.exists === false)
  );
}

/**
 * The cell that is passed by the values which pass one of `tests`. A field that a record lacks is matched as the empty
 * text, which CloudTrail never writes: both pass the cell or neither. Throws a TestRefusal.
 */
export function cellOfTests(tests: readonly unknown[]): Cell {
  if (tests.length === 0) throw new TestRefusal("badTest", tests);
  const exact = tests.filter((test): test is string => typeof test === "string" && test !== "");
  const others = tests.filter((test) => typeof test !== "string" && !isLackingTest(test));
  const takesLacking = tests.some(isLackingTest);
  const refused = others.map(refusedPattern);
  const [onlyRefused] = refused;
  if (others.length === 1 && exact.length === 0 && typeof onlyRefused === "string")
    return { pattern: takesLacking ? onlyRefused : `${LACKING}|${onlyRefused}`, not: true };
  const cells: Cell[] = others.map((test, index) => {
    const pattern = refused[index];
    return pattern
      ? { pattern: `${LACKING}|${pattern}`, not: true }
      : { pattern: patternOf(test), not: false };
  });
  const words = exact.length > 0 ? [{ pattern: exactPattern(exact.map(literally)), not: false }] : [];
  const lacking = takesLacking ? [{ pattern: LACKING, not: false }] : [];
  const cell = anyOf([...words, ...cells, ...lacking]);
  if (!cell) throw new TestRefusal("badTest", tests);
  return cell;
}

/** The pattern of what anything-but refuses; null for another test. */
function refusedPattern(test: unknown): string | null {
  if (!isObject(test) || !Object.hasOwn(test, "anything-but")) return null;
  const refused = test["anything-but"];
  if (isObject(refused)) {
    const [[kind, texts] = []] = Object.entries(refused);
    const list = Array.isArray(texts) ? texts : [texts];
    if (list.length === 0) throw new TestRefusal("badTest", test);
    return list.map((text: unknown) => patternOf({ [String(kind)]: text })).join("|");
  }
  const list: unknown[] = Array.isArray(refused) ? refused : [refused];
  if (list.some((text) => typeof text === "number")) throw new TestRefusal("otherTest", test);
  const words = list.filter((text): text is string => typeof text === "string");
  if (words.length === 0 || words.length < list.length) throw new TestRefusal("badTest", test);
  return exactPattern(words.map(literally));
}

function patternOf(test: unknown): string {
  if (!isObject(test) || Object.keys(test).length !== 1) throw new TestRefusal("badTest", test);
  const [[kind = "", wanted] = []] = Object.entries(test);
  if (kind === "exists" && wanted === true) return "[\\s\\S]";
  if (kind === "numeric" || kind === "cidr") throw new TestRefusal("otherTest", test);
  const isFolded = isObject(wanted) && Object.hasOwn(wanted, "equals-ignore-case");
  const text = isFolded ? wanted["equals-ignore-case"] : wanted;
  if (typeof text !== "string" || text === "") throw new TestRefusal("badTest", test);
  const literal = isFolded || kind === "equals-ignore-case" ? literallyAnyCase(text) : literally(text);
  if (literal === null) throw new TestRefusal("otherTest", test);
  if (kind === "prefix") return `^${literal}`;
  if (kind === "suffix") return `${literal}$`;
  if (kind === "equals-ignore-case") return `^${literal}$`;
  if (kind === "wildcard" && !isFolded) return globPattern(wildcardParts(text, test).map(literally));
  throw new TestRefusal(kind === "wildcard" ? "otherTest" : "badTest", test);
}

/** The texts between the stars; `\*` is a star and `\\` a backslash, nothing else may be escaped. */
function wildcardParts(text: string, test: unknown): string[] {
  const parts: string[] = [];
  let part = "";
  for (let at = 0; at < text.length; at += 1) {
    const next = text[at + 1] ?? "";
    if (text[at] === "*") {
      if (next === "*") throw new TestRefusal("badTest", test);
      parts.push(part);
      part = "";
    } else if (text[at] === "\\") {
      if (next !== "*" && next !== "\\") throw new TestRefusal("badTest", test);
      part += next;
      at += 1;
    } else part += text[at];
  }
  return [...parts, part];
}

function exactPattern(words: string[]): string {
  return words.length === 1 ? `^${words[0]}$` : `^(?:${words.join("|")})$`;
}
