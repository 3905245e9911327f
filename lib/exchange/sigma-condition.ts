import { Unfit } from "./unfit";

/** A condition over named parts. */
export type Logic<Part> =
  | { kind: "part"; part: Part }
  | { kind: "not"; body: Logic<Part> }
  | { kind: "all" | "any"; parts: Logic<Part>[] };

const MAX_TOKENS = 400;
const MAX_DEPTH = 50;

/**
 * Reads a Sigma condition: names, `and`, `or`, `not`, brackets, `1 of` and `all of` with `*` in the name or `them`.
 * Throws an Unfit for anything else, aggregations among them.
 */
export function readCondition<Part>(
  text: string,
  partNamed: (name: string) => Part,
  names: readonly string[],
): Logic<Part> {
  if (text.includes("|")) throw new Unfit("aggregation", text.slice(0, 120));
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  if (tokens.length === 0 || tokens.length > MAX_TOKENS) bad();
  let at = 0;
  const word = () => (tokens[at] ?? "").toLowerCase();
  const logic = any(0);
  if (at < tokens.length) bad();
  return logic;

  function bad(): never {
    throw new Unfit("badCondition", text.slice(0, 120));
  }

  function any(depth: number): Logic<Part> {
    const parts = [all(depth)];
    while (word() === "or") {
      at += 1;
      parts.push(all(depth));
    }
    return parts.length === 1 ? parts[0]! : { kind: "any", parts };
  }

  function all(depth: number): Logic<Part> {
    const parts = [one(depth)];
    while (word() === "and") {
      at += 1;
      parts.push(one(depth));
    }
    return parts.length === 1 ? parts[0]! : { kind: "all", parts };
  }

  function one(depth: number): Logic<Part> {
    if (depth > MAX_DEPTH) bad();
    const first = word();
    const token = tokens[at] ?? bad();
    at += 1;
    if (first === "not") return { kind: "not", body: one(depth + 1) };
    if (first === "(") {
      const body = any(depth + 1);
      if (word() !== ")") bad();
      at += 1;
      return body;
    }
    if ((first === "1" || first === "any" || first === "all") && word() === "of") {
      const chosen = tokens[at + 1] ?? bad();
      at += 2;
      return { kind: first === "all" ? "all" : "any", parts: chosenNames(chosen).map(part) };
    }
    if (first === ")" || first === "and" || first === "or" || !names.includes(token)) bad();
    return part(token);
  }

  function part(name: string): Logic<Part> {
    return { kind: "part", part: partNamed(name) };
  }

  function chosenNames(chosen: string): string[] {
    const pieces = chosen.split("*");
    const found = names.filter((name) => {
      if (chosen.toLowerCase() === "them") return !name.startsWith("_");
      return pieces.length === 1 ? name === chosen : fitsPieces(name, pieces);
    });
    return found.length > 0 ? found : bad();
  }
}

function fitsPieces(name: string, pieces: string[]): boolean {
  const [first = "", ...rest] = pieces;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const [index, piece] of rest.entries()) {
    const found = index === rest.length - 1 ? name.length - piece.length : name.indexOf(piece, at);
    if (found < at || !name.startsWith(piece, found)) return false;
    at = found + piece.length;
  }
  return true;
}

/** The ways in which a condition holds, each a list of parts that hold or do not; at most `limit`. Throws an Unfit. */
export function waysOf<Part>(
  logic: Logic<Part>,
  limit: number,
  holds = true,
): { part: Part; holds: boolean }[][] {
  switch (logic.kind) {
    case "part":
      return [[{ part: logic.part, holds }]];
    case "not":
      return waysOf(logic.body, limit, !holds);
    default: {
      const each = logic.parts.map((one) => waysOf(one, limit, holds));
      if ((logic.kind === "any") === holds) return within(each.flat(), limit);
      return each.reduce(
        (ways, more) => {
          if (ways.length * more.length > limit) throw new Unfit("tooManyWays", String(limit));
          return ways.flatMap((way) => more.map((one) => [...way, ...one]));
        },
        [[]],
      );
    }
  }
}

function within<Way>(ways: Way[], limit: number): Way[] {
  if (ways.length > limit) throw new Unfit("tooManyWays", String(limit));
  return ways;
}
