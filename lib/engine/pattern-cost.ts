import { parsePattern } from "./parse-pattern";
import { PATTERN_LENGTH_LIMIT } from "./check-pattern";
import { isAnchored, type CodeSet, type PatternNode } from "./pattern-node";

/** Longest value, in UTF-16 code units, for which isCheapPattern promises anything. */
export const CHEAP_VALUE_LENGTH = 1024;

/**
 * Most steps of backtracking that a cheap pattern can take on a value of CHEAP_VALUE_LENGTH. V8 was measured at 6 ns a
 * step in its interpreter, which runs a pattern the first time, and at 1.6 ns once compiled. As every search from a
 * later character has less of the value before it, half of the bound is real: 15 ms, once.
 */
const STEP_LIMIT = 5_000_000;

/** V8 compares neighbouring characters four at a time. */
const NEXT_CHARACTER_STEPS = 0.25;

/**
 * How a part of a pattern behaves when it is tried at one place: in how many ways it can match there (each is a place
 * to come back to), how many steps trying all of them takes, and how many characters it consumes at least.
 */
interface Cost {
  ways: number;
  steps: number;
  least: number;
}

/**
 * True only if the runtime's own regular expressions provably answer within about 20 ms for any value of at most
 * CHEAP_VALUE_LENGTH: no back-references, and a bound of STEP_LIMIT on the steps of exhaustive backtracking, which
 * nested repetition exceeds. False says nothing: such a pattern runs under a budget. A refused pattern is not cheap.
 */
export function isCheapPattern(pattern: string): boolean {
  if (pattern.length > PATTERN_LENGTH_LIMIT) return false;
  const parsed = parsePattern(pattern);
  return parsed.ok && isCheapNode(parsed.node);
}

/** isCheapPattern for a pattern that has been parsed. */
export function isCheapNode(node: PatternNode): boolean {
  return mostSteps(node) <= STEP_LIMIT;
}

/** Most steps that exhaustive backtracking takes on a value of CHEAP_VALUE_LENGTH; Infinity where there is no bound. */
export function mostSteps(node: PatternNode): number {
  // A search starts anew at every character, except in the alternatives that begin with ^.
  const options = node.kind === "alternatives" ? node.options : [node];
  let total = 0;
  for (const option of options) {
    const starts = isAnchored(option) ? 1 : CHEAP_VALUE_LENGTH + 1;
    total += costOf(withoutSureEnd(option)).steps * starts + CHEAP_VALUE_LENGTH;
  }
  return total;
}

/** `.*` at the very end cannot fail: once it is reached the search is over, and nothing in front is tried again. */
function withoutSureEnd(node: PatternNode): PatternNode {
  if (node.kind !== "sequence") return isSure(node) ? { kind: "sequence", items: [] } : node;
  const last = node.items.findLastIndex((item) => !isSure(item));
  return { kind: "sequence", items: node.items.slice(0, last + 1) };
}

function isSure(node: PatternNode): boolean {
  if (node.kind === "capture") return isSure(node.body);
  return node.kind === "repeat" && node.min === 0 && node.body.kind === "set";
}

function costOf(node: PatternNode): Cost {
  switch (node.kind) {
    case "set":
      return { ways: 1, steps: 1, least: 1 };
    case "assertion":
      return { ways: 1, steps: 1, least: 0 };
    case "backreference":
      return { ways: Infinity, steps: Infinity, least: 0 };
    case "look":
      // Once it has matched, the ways inside are forgotten.
      return { ways: 1, steps: costOf(node.body).steps + 1, least: 0 };
    case "capture":
      return costOf(node.body);
    case "sequence":
      return node.items.map(costInSequence).reduce(followedBy, { ways: 1, steps: 0, least: 0 });
    case "alternatives":
      return node.options.map(costOf).reduce(areExclusive(node.options) ? orInstead : orElse);
    case "repeat":
      return repeated(costOf(node.body), node.min, node.max);
  }
}

function costInSequence(node: PatternNode, index: number, items: PatternNode[]): Cost {
  const cost = costOf(node);
  const continues = node.kind === "set" && items[index - 1]?.kind === "set";
  return continues ? { ...cost, steps: NEXT_CHARACTER_STEPS } : cost;
}

/** Whatever way the first part matched, the second is tried behind it. */
function followedBy(first: Cost, second: Cost): Cost {
  return {
    ways: first.ways * second.ways,
    steps: first.steps + first.ways * second.steps,
    least: first.least + second.least,
  };
}

function orElse(one: Cost, other: Cost): Cost {
  return {
    ways: one.ways + other.ways,
    steps: one.steps + other.steps + 1,
    least: Math.min(one.least, other.least),
  };
}

/** Of two exclusive options at most one matches at any place. */
function orInstead(one: Cost, other: Cost): Cost {
  return { ...orElse(one, other), ways: Math.max(one.ways, other.ways) };
}

/** True where any two options are told apart by a character that both must have at the same distance. */
function areExclusive(options: PatternNode[]): boolean {
  if (options.length > 50) return false;
  const leads = options.map(leadingSets);
  return leads.every((one, index) => leads.slice(index + 1).every((other) => differ(one, other)));
}

function differ(one: CodeSet[], other: CodeSet[]): boolean {
  return one.some((set, index) => other[index] !== undefined && areDisjoint(set, other[index]));
}

/** The sets of the characters that a match begins with, up to where the pattern leaves it open. */
function leadingSets(node: PatternNode): CodeSet[] {
  const items = node.kind === "sequence" ? node.items : [node];
  const open = items.findIndex((item) => item.kind !== "set");
  return (open < 0 ? items : items.slice(0, open)).flatMap((item) => (item.kind === "set" ? [item.set] : []));
}

/** May be false for disjoint sets where one is negated. */
function areDisjoint(one: CodeSet, other: CodeSet): boolean {
  if (one.negated || other.negated) return false;
  return one.ranges.every(([from, to]) => other.ranges.every(([start, end]) => to < start || end < from));
}

function repeated(body: Cost, min: number, max: number): Cost {
  // A body that consumes something cannot be repeated more often than the value is long; an empty one can.
  const rounds = body.least > 0 ? Math.min(max, Math.floor(CHEAP_VALUE_LENGTH / body.least) + 1) : max;
  const least = body.least * Math.min(min, CHEAP_VALUE_LENGTH);
  if (rounds === Infinity) return { ways: Infinity, steps: Infinity, least };
  let ways = min === 0 ? 1 : 0;
  let steps = 1;
  let waysIn = 1;
  for (let round = 1; round <= rounds && steps <= STEP_LIMIT; round += 1) {
    steps += waysIn * (body.steps + 1);
    waysIn *= body.ways;
    if (round >= min) ways += waysIn;
  }
  return steps <= STEP_LIMIT
    ? { ways: Math.max(ways, 1), steps, least }
    : { ways: Infinity, steps: Infinity, least };
}
