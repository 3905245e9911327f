import { ANY_TEXT, globCovers, globText, type Glob } from "./glob";
import { ANY_BUT_LINE_END, type CodeSet, type PatternNode } from "./pattern-node";

/** One shape of the values in which a pattern is found. */
export interface PatternGlob {
  glob: Glob;
  /** In every value of this shape the pattern is found; false: in some of them at least, as far as is known. */
  within: boolean;
}

/** Most shapes that are followed; a pattern that has more is any text. */
const GLOB_LIMIT = 250;
/** Characters of a set that are told one by one; a larger set is any text. */
const SET_LIMIT = 4;
/** Rounds of a repetition that are written out. */
const ROUND_LIMIT = 8;
/** Most characters in the texts of a shape. */
const SHAPE_LIMIT = 500;

const START = Symbol("start of the value");
const END = Symbol("end of the value");

const MARKS: readonly symbol[] = [ANY_TEXT, START, END];

type Part = string | typeof ANY_TEXT | typeof START | typeof END;

interface Shape {
  parts: readonly Part[];
  within: boolean;
}

const ANYTHING: Shape[] = [{ parts: [ANY_TEXT], within: false }];
const NOTHING: Shape = { parts: [], within: true };

/**
 * The values in which a pattern is found, as shapes. Two promises hold for every pattern: a value in which it is found
 * has one of the shapes, and every value of a shape that says `within` is such a value. Together the shapes are thus
 * never narrower than the pattern, and those `within` never wider. What cannot be told as a shape (look-around, word
 * boundaries, back-references, large sets, `.`, which leaves out line ends) becomes a wider shape that is not `within`.
 */
export function patternGlobs(node: PatternNode): PatternGlob[] {
  const any: Shape[] = [{ parts: [ANY_TEXT], within: true }];
  const shapes = chain([any, shapesOf(node), any]);
  const byText = new Map<string, PatternGlob>();
  for (const { parts, within } of shapes) {
    const glob = wholeValue(parts);
    if (glob === null) continue;
    const text = globText(glob);
    byText.set(text, { glob, within: within || byText.get(text)?.within === true });
  }
  return withoutCovered([...byText.values()]);
}

/**
 * What a pattern says that a value must not begin with, as a pattern of its own: `^ec2|^s3` for `^(?!ec2)(?!s3).*$`;
 * `isAll` where it says nothing else to a value without line ends. Null for a pattern that does not begin with `^` and
 * such a look-ahead.
 */
export function refusedStart(node: PatternNode): { node: PatternNode; isAll: boolean } | null {
  if (node.kind === "capture") return refusedStart(node.body);
  const [start, ...rest] = node.kind === "sequence" ? node.items : [];
  if (start?.kind !== "assertion" || start.what !== "start") return null;
  const options: PatternNode[] = [];
  for (let item = rest[0]; item?.kind === "look" && item.ahead && item.negative; item = rest[0]) {
    options.push({ kind: "sequence", items: [start, item.body] });
    rest.shift();
  }
  if (options.length === 0) return null;
  return { node: { kind: "alternatives", options }, isAll: isAnyLine(rest) };
}

/** Nothing, `.*` or `.*$`. */
function isAnyLine([dots, end, ...more]: PatternNode[]): boolean {
  if (!dots) return true;
  const isDots =
    dots.kind === "repeat" &&
    dots.min === 0 &&
    dots.max === Infinity &&
    dots.body.kind === "set" &&
    dots.body.set === ANY_BUT_LINE_END;
  return isDots && (!end || (end.kind === "assertion" && end.what === "end")) && more.length === 0;
}

function shapesOf(node: PatternNode): Shape[] {
  switch (node.kind) {
    case "set":
      return setShapes(node.set);
    case "assertion":
      if (node.what === "start") return [{ parts: [START], within: true }];
      if (node.what === "end") return [{ parts: [END], within: true }];
      return [{ parts: [], within: false }];
    case "look":
      return [{ parts: [], within: false }];
    case "capture":
      return shapesOf(node.body);
    case "backreference":
      return ANYTHING;
    case "sequence":
      return chain(node.items.map(shapesOf));
    case "alternatives":
      return bounded(node.options.flatMap(shapesOf));
    case "repeat":
      return repeatShapes(node.body, node.min, node.max);
  }
}

function setShapes(set: CodeSet): Shape[] {
  const codes: number[] = [];
  for (const [from, to] of set.negated ? [] : set.ranges) {
    for (let code = from; code <= to && codes.length <= SET_LIMIT; code += 1) codes.push(code);
  }
  if (set.negated || codes.length > SET_LIMIT || !codes.every(isPlain)) return ANYTHING;
  return [...new Set(codes)].map((code) => ({ parts: [String.fromCharCode(code)], within: true }));
}

function repeatShapes(body: PatternNode, min: number, max: number): Shape[] {
  if (max === 0) return [NOTHING];
  const once = shapesOf(body);
  const rounds = Math.min(min, ROUND_LIMIT);
  const needed = Array.from({ length: rounds }, () => once);
  if (min > rounds) return chain([...needed, ANYTHING]);
  if (max === min) return chain(needed);
  if (min === 0 && max === 1) return bounded([NOTHING, ...once]);
  const isAny = max === Infinity && body.kind === "set" && isEverything(body.set);
  // Behind what is needed, anything: the body again, or nothing at all, which is told apart because it is exact.
  return chain([...needed, [NOTHING, { parts: [ANY_TEXT], within: isAny && min === 0 }]]);
}

/** U+0000 and half of a pair are judged as U+FFFD, which stands for them where text is stored. */
function isPlain(code: number): boolean {
  return code !== 0 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffd;
}

function isEverything(set: CodeSet): boolean {
  if (set.negated) return set.ranges.length === 0;
  let next = 0;
  for (const [from, to] of set.ranges.toSorted(([one], [other]) => one - other)) {
    if (from > next) return false;
    next = Math.max(next, to + 1);
  }
  return next > 0xffff;
}

/** One part behind the other, in all combinations; where they become too many, any text from there on. */
function chain(parts: Shape[][]): Shape[] {
  let shapes: Shape[] = [NOTHING];
  for (const options of parts) {
    if (shapes.length * options.length > GLOB_LIMIT * 4)
      return shapes.map((shape) => joined(shape, ANYTHING[0]!));
    const all = shapes.flatMap((shape) => options.map((option) => joined(shape, option)));
    // Long words come letter by letter: one more letter makes no two shapes alike.
    const longer = options.length > 1 || options[0]?.parts.includes(ANY_TEXT) ? distinct(all) : all;
    if (!isBounded(longer)) return shapes.map((shape) => joined(shape, ANYTHING[0]!));
    shapes = longer;
  }
  return shapes;
}

function joined(first: Shape, second: Shape): Shape {
  const parts: Part[] = [...first.parts];
  for (const part of second.parts) {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== last) parts.push(part);
  }
  return { parts, within: first.within && second.within };
}

function bounded(shapes: Shape[]): Shape[] {
  const told = distinct(shapes);
  return isBounded(told) ? told : ANYTHING;
}

function distinct(shapes: Shape[]): Shape[] {
  const byText = new Map<string, Shape>();
  for (const shape of shapes) {
    const key = JSON.stringify(
      shape.parts.map((part) => (typeof part === "string" ? part : MARKS.indexOf(part))),
    );
    byText.set(key, { ...shape, within: shape.within || byText.get(key)?.within === true });
  }
  return [...byText.values()];
}

function isBounded(shapes: Shape[]): boolean {
  return (
    shapes.length <= GLOB_LIMIT && shapes.every(({ parts }) => parts.reduce(lengthWith, 0) <= SHAPE_LIMIT)
  );
}

function lengthWith(sum: number, part: Part): number {
  return sum + (typeof part === "string" ? part.length : 0);
}

/** The shape of the whole value; null where no value has it, because a character stands before its start or behind its end. */
function wholeValue(parts: readonly Part[]): Glob | null {
  const start = parts.lastIndexOf(START);
  const end = parts.includes(END) ? parts.indexOf(END) : parts.length;
  const isText = (part: Part) => typeof part === "string";
  if (parts.slice(0, start + 1).some(isText) || parts.slice(end).some(isText)) return null;
  if (end < start) return [];
  return parts.slice(start + 1, end).filter((part) => part !== START && part !== END);
}

/** A shape may go where a wider one stays, unless it is exact and the wider one is not. */
function withoutCovered(globs: PatternGlob[]): PatternGlob[] {
  return globs.filter(
    (one) =>
      !globs.some((other) => other !== one && other.within >= one.within && globCovers(other.glob, one.glob)),
  );
}
