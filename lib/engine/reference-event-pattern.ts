import { fieldOf, isObject } from "./record-field";

/**
 * EventBridge's documented matching, for tests only: fields of an object must all match, values of a list are ways to
 * match, `$or` of two or more objects is any of them, a list in the event matches by any of its items. Throws on a test
 * that is not part of what this project writes or reads.
 */
export function matchesEventPattern(pattern: unknown, event: unknown): boolean {
  if (!isObject(pattern)) throw new Error("a pattern is an object");
  return Object.entries(pattern).every(([key, condition]) => {
    if (key === "$or" && Array.isArray(condition) && condition.length > 1)
      return condition.some((one) => matchesEventPattern(one, event));
    if (!Array.isArray(condition)) return matchesEventPattern(condition, fieldOf(event, key));
    if (condition.length === 0) throw new Error("an empty list is refused");
    return condition.some((test) => passes(test, fieldOf(event, key)));
  });
}

/** `value` is undefined where the event has no such leaf. */
function passes(test: unknown, value: unknown): boolean {
  const isLeaf = value !== undefined && !isObject(value);
  if (isObject(test) && "exists" in test) return isLeaf === test.exists;
  if (!isLeaf) return false;
  if (Array.isArray(value)) return value.some((item) => passes(test, item));
  if (!isObject(test)) return test === value;
  const [[kind, wanted] = []] = Object.entries(test);
  if (kind === "anything-but") return !refusedTests(wanted).some((refused) => passes(refused, value));
  if (typeof value !== "string" || typeof wanted !== "string") return false;
  if (kind === "prefix") return wanted !== "" && value.startsWith(wanted);
  if (kind === "suffix") return wanted !== "" && value.endsWith(wanted);
  if (kind === "equals-ignore-case") return value.toLowerCase() === wanted.toLowerCase();
  if (kind === "wildcard") return wildcard(wanted).test(value);
  throw new Error(`unknown test ${kind}`);
}

function refusedTests(refused: unknown): unknown[] {
  if (Array.isArray(refused)) return refused;
  if (!isObject(refused)) return [refused];
  return Object.entries(refused).flatMap(([kind, texts]) =>
    (Array.isArray(texts) ? texts : [texts]).map((text: unknown) => ({ [kind]: text })),
  );
}

/** `*` is any text, `\*` and `\\` are themselves; two stars in a row and other escapes are refused. */
function wildcard(text: string): RegExp {
  if (text === "" || /(?<!\\)(?:\\\\)*\*\*|(?<!\\)(?:\\\\)*\\(?![\\*])/.test(text))
    throw new Error(`refused: ${text}`);
  const source = text.replace(/\\[\\*]|[^]/g, (part) => {
    if (part === "*") return "[^]*";
    return part.replace(/^\\(?=.)/, "").replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${source}$`);
}
