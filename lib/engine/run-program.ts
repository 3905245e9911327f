import { isWordCode } from "./pattern-node";
import { quickSetHas, type PatternProgram } from "./pattern-program";

/** Steps that are left. Shared by all attempts on one value. */
export interface StepBudget {
  steps: number;
}

export type RunResult = { start: number; end: number } | null | "outOfSteps";

/**
 * Searches `value` for the pattern as RegExp.prototype.exec would, by backtracking, but stops when the budget is spent.
 * The number of steps depends on program and value alone, so the answer is the same on every machine.
 */
export function runProgram(program: PatternProgram, value: string, budget: StepBudget): RunResult {
  const registers = new Int32Array(program.registerCount);
  const lastStart = program.anchored ? 0 : value.length;
  for (let start = 0; start <= lastStart; start += 1) {
    registers.fill(-1);
    budget.steps -= registers.length >> 4;
    const end = attempt(program, value, 0, start, registers, budget);
    if (end === OUT_OF_STEPS) return "outOfSteps";
    if (end !== NO_MATCH) return { start, end };
  }
  return null;
}

const NO_MATCH = -1;
const OUT_OF_STEPS = -2;

// The stack holds threes, told apart by the first number: [instruction, place, -] to go on there, [RESTORE, register,
// content] to put a register back, [RUN - instruction, place, limit] to go on behind a run with one character less.
const RESTORE = -1;
const RUN = -2;

/** Runs from instruction `pc` at `at` to a "done": where that match ends, NO_MATCH or OUT_OF_STEPS. */
function attempt(
  program: PatternProgram,
  value: string,
  pc: number,
  at: number,
  registers: Int32Array,
  budget: StepBudget,
): number {
  const { code } = program;
  const stack: number[] = [];

  const put = (register: number, content: number) => {
    stack.push(RESTORE, register, registers[register]!);
    registers[register] = content;
  };

  for (;;) {
    budget.steps -= 1;
    if (budget.steps < 0) return OUT_OF_STEPS;
    const instruction = code[pc]!;
    let failed = false;
    switch (instruction.op) {
      case "done":
        return at;
      case "set": {
        const place = instruction.back ? at - 1 : at;
        if (place < 0 || place >= value.length || !quickSetHas(instruction.set, value.charCodeAt(place)))
          failed = true;
        else at = instruction.back ? at - 1 : at + 1;
        break;
      }
      case "run": {
        const step = instruction.back ? -1 : 1;
        const room = instruction.back ? at : value.length - at;
        const most = Math.min(instruction.max, room);
        let taken = 0;
        while (taken < most) {
          const place = at + (instruction.back ? -taken - 1 : taken);
          if (!quickSetHas(instruction.set, value.charCodeAt(place))) break;
          taken += 1;
        }
        budget.steps -= taken >> 2;
        if (taken < instruction.min) {
          failed = true;
          break;
        }
        const fewest = at + step * instruction.min;
        const farthest = at + step * taken;
        at = instruction.lazy ? fewest : farthest;
        // The other ends of the run are tried from here, one at a time.
        if (fewest !== farthest) stack.push(RUN - pc, at, instruction.lazy ? farthest : fewest);
        break;
      }
      case "split":
        stack.push(instruction.second, at, at);
        pc = instruction.first - 1;
        break;
      case "jump":
        pc = instruction.to - 1;
        break;
      case "store":
        put(instruction.register, at);
        break;
      case "zero":
        put(instruction.register, 0);
        break;
      case "assert":
        failed = !holds(instruction.what, value, at);
        break;
      case "reference": {
        const from = registers[2 * instruction.index]!;
        const to = registers[2 * instruction.index + 1]!;
        // A group that has not matched, or is not finished, is matched by nothing.
        if (from < 0 || to <= from) break;
        const length = to - from;
        const start = instruction.back ? at - length : at;
        budget.steps -= length >> 2;
        if (start < 0 || !value.startsWith(value.slice(from, to), start)) failed = true;
        else at = instruction.back ? start : at + length;
        break;
      }
      case "look": {
        const before = registers.slice();
        budget.steps -= registers.length >> 2;
        const end = attempt(program, value, pc + 1, at, registers, budget);
        if (end === OUT_OF_STEPS) return OUT_OF_STEPS;
        const found = end !== NO_MATCH;
        // What a look-around captured is forgotten again when what follows it fails, at once where it refuses.
        before.forEach((content, register) => {
          if (registers[register] !== content) stack.push(RESTORE, register, content);
        });
        failed = found === instruction.negative;
        pc = instruction.next - 1;
        break;
      }
      case "loop": {
        const rounds = registers[instruction.count]!;
        if (rounds < instruction.min) break;
        if (rounds >= instruction.max) pc = instruction.end - 1;
        else if (instruction.lazy) {
          stack.push(pc + 1, at, at);
          pc = instruction.end - 1;
        } else stack.push(instruction.end, at, at);
        break;
      }
      case "round":
        put(instruction.place, at);
        budget.steps -= instruction.to - instruction.from;
        for (let capture = instruction.from; capture < instruction.to; capture += 1) {
          put(2 * capture, -1);
          put(2 * capture + 1, -1);
        }
        break;
      case "endRound": {
        const rounds = registers[instruction.count]!;
        if (rounds >= instruction.min && at === registers[instruction.place]) {
          failed = true;
          break;
        }
        put(instruction.count, rounds + 1);
        pc = instruction.loop - 1;
      }
    }
    if (!failed) {
      pc += 1;
      continue;
    }
    for (;;) {
      if (stack.length === 0) return NO_MATCH;
      const limit = stack.pop()!;
      const place = stack.pop()!;
      const target = stack.pop()!;
      if (target === RESTORE) {
        registers[place] = limit;
        continue;
      }
      pc = target;
      at = place;
      if (target <= RUN) {
        pc = RUN - target + 1;
        at += limit > place ? 1 : -1;
        if (at !== limit) stack.push(target, at, limit);
      }
      break;
    }
  }
}

function holds(what: "start" | "end" | "boundary" | "notBoundary", value: string, at: number): boolean {
  if (what === "start") return at === 0;
  if (what === "end") return at === value.length;
  // Outside the value there is no code (NaN), which is of no word.
  const before = isWordCode(value.charCodeAt(at - 1));
  const after = isWordCode(value.charCodeAt(at));
  return (before !== after) === (what === "boundary");
}
