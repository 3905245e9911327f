import type { ReadPattern } from "./check-pattern";
import { CHEAP_VALUE_LENGTH } from "./pattern-cost";
import { compileProgram, type PatternProgram } from "./pattern-program";
import { runProgram, type StepBudget } from "./run-program";

/** A pattern and whether the runtime may be trusted with it: isCheapPattern. */
export interface TestablePattern extends ReadPattern {
  cheap: boolean;
}

/** Steps for one pattern on one value: about a millisecond. A long value has more, so that its length alone is no reason. */
const STEP_BUDGET = 50_000;
const STEPS_PER_CHARACTER = 20;

const programs = new WeakMap<object, PatternProgram>();

/**
 * Whether `pattern` is found in `value`, or "slow" where finding out takes more than a fixed number of steps. The same
 * answer in browser, server and worker, on fast and on slow machines: nothing is measured in time.
 * `allowance` bounds the steps over many values and is used up; once it is, every dear pattern is "slow".
 */
export function testPattern(
  pattern: TestablePattern,
  value: string,
  allowance?: StepBudget,
): boolean | "slow" {
  if (isTrusted(pattern, value)) return pattern.regex.test(value);
  const found = search(pattern, value, allowance);
  return found === "slow" ? found : found !== null;
}

/** Where `pattern` is first found in `value`, from start up to end; null where it is not; "slow" as testPattern. */
export function findPattern(
  pattern: TestablePattern,
  value: string,
): { start: number; end: number } | null | "slow" {
  if (!isTrusted(pattern, value)) return search(pattern, value);
  const match = pattern.regex.exec(value);
  return match && { start: match.index, end: match.index + match[0].length };
}

function isTrusted(pattern: TestablePattern, value: string): boolean {
  return pattern.cheap && value.length <= CHEAP_VALUE_LENGTH;
}

function search(pattern: TestablePattern, value: string, allowance?: StepBudget) {
  let program = programs.get(pattern.node);
  if (!program) {
    program = compileProgram(pattern.node, pattern.captureCount);
    programs.set(pattern.node, program);
  }
  const steps = Math.min(STEP_BUDGET + STEPS_PER_CHARACTER * value.length, allowance?.steps ?? Infinity);
  const budget = { steps };
  const result = runProgram(program, value, budget);
  if (allowance) allowance.steps -= steps - budget.steps;
  return result === "outOfSteps" ? ("slow" as const) : result;
}
