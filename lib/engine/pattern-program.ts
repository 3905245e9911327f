import { isAnchored, setHas, type CodeSet, type PatternNode } from "./pattern-node";

/**
 * One instruction of a pattern's program. `to`, `first`, `second`, `next` and `end` are indexes of instructions;
 * registers 2n and 2n+1 hold start and end of capture n (-1: unset), the ones behind them counts and places of loops.
 */
export type Instruction =
  | { op: "set"; set: QuickSet; back: boolean }
  /** A character repeated: from `min` to `max` of them, tried from the most or, lazily, from the fewest. */
  | { op: "run"; set: QuickSet; min: number; max: number; lazy: boolean; back: boolean }
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { op: "store"; register: number }
  | { op: "zero"; register: number }
  | { op: "assert"; what: "start" | "end" | "boundary" | "notBoundary" }
  | { op: "reference"; index: number; back: boolean }
  /** Runs the program behind it up to its "done", then goes on at `next` or fails. */
  | { op: "look"; negative: boolean; next: number }
  /** Starts another round of a loop, leaves it at `end`, or both. */
  | { op: "loop"; count: number; min: number; max: number; lazy: boolean; end: number }
  /** Begins a round: remembers where, and forgets the captures from..to-1 of the round before. */
  | { op: "round"; place: number; from: number; to: number }
  /** Ends a round and counts it. A round beyond `min` that consumed nothing fails (ECMA-262 RepeatMatcher). */
  | { op: "endRound"; count: number; place: number; min: number; loop: number }
  | { op: "done" };

/** A set with its answers for the first 256 codes written out: CloudTrail's names are ASCII. */
export interface QuickSet {
  table: Uint8Array;
  set: CodeSet;
}

export interface PatternProgram {
  code: Instruction[];
  registerCount: number;
  /** Can only match at the start of the value. */
  anchored: boolean;
}

/** Translates a syntax tree for runProgram. The program is at most a few instructions longer than the pattern. */
export function compileProgram(node: PatternNode, captureCount: number): PatternProgram {
  const code: Instruction[] = [];
  let registerCount = 2 * (captureCount + 1);

  function emit(current: PatternNode, back: boolean): void {
    switch (current.kind) {
      case "set":
        code.push({ op: "set", set: quick(current.set), back });
        return;
      case "assertion":
        code.push({ op: "assert", what: current.what });
        return;
      case "backreference":
        code.push({ op: "reference", index: current.index, back });
        return;
      case "sequence":
        // A look-behind is matched from its end, as the specification has it.
        for (const item of back ? current.items.toReversed() : current.items) emit(item, back);
        return;
      case "capture":
        code.push({ op: "store", register: 2 * current.index + (back ? 1 : 0) });
        emit(current.body, back);
        code.push({ op: "store", register: 2 * current.index + (back ? 0 : 1) });
        return;
      case "alternatives":
        emitAlternatives(current.options, back);
        return;
      case "look": {
        const look = { op: "look" as const, negative: current.negative, next: 0 };
        code.push(look);
        emit(current.body, !current.ahead);
        code.push({ op: "done" });
        look.next = code.length;
        return;
      }
      case "repeat":
        emitRepeat(current, back);
    }
  }

  function emitAlternatives(options: PatternNode[], back: boolean): void {
    const exits: { op: "jump"; to: number }[] = [];
    options.forEach((option, index) => {
      if (index === options.length - 1) return emit(option, back);
      const split = { op: "split" as const, first: code.length + 1, second: 0 };
      const exit = { op: "jump" as const, to: 0 };
      code.push(split);
      emit(option, back);
      code.push(exit);
      exits.push(exit);
      split.second = code.length;
    });
    for (const exit of exits) exit.to = code.length;
  }

  function emitRepeat(
    { body, min, max, lazy, captures }: PatternNode & { kind: "repeat" },
    back: boolean,
  ): void {
    if (body.kind === "set") {
      code.push({ op: "run", set: quick(body.set), min, max, lazy, back });
      return;
    }
    const count = registerCount;
    const place = registerCount + 1;
    registerCount += 2;
    code.push({ op: "zero", register: count });
    const loopAt = code.length;
    const loop = { op: "loop" as const, count, min, max, lazy, end: 0 };
    code.push(loop, { op: "round", place, ...captures });
    emit(body, back);
    code.push({ op: "endRound", count, place, min, loop: loopAt });
    loop.end = code.length;
  }

  emit(node, false);
  code.push({ op: "done" });
  return { code, registerCount, anchored: isAnchored(node) };
}

function quick(set: CodeSet): QuickSet {
  return { set, table: Uint8Array.from({ length: 256 }, (_, code) => (setHas(set, code) ? 1 : 0)) };
}

/** True when `code` is in the set. */
export function quickSetHas({ table, set }: QuickSet, code: number): boolean {
  return code < 256 ? table[code] === 1 : setHas(set, code);
}
