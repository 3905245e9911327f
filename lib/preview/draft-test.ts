import type { CompiledPattern } from "@/lib/engine/compile-rows";
import { testPattern } from "@/lib/engine/find-pattern";
import type { CellTester } from "@/lib/engine/judge";
import { CHEAP_VALUE_LENGTH, mostSteps } from "@/lib/engine/pattern-cost";

/** Steps that costly answers may take together in one question, about 150 ms: the server has others to answer. */
const STEPS_IN_ALL = 7_500_000;
/** An answer that takes more is a costly one. Usual ones take less than a hundredth of that. */
const COSTLY_STEPS = 2_500;
/** Characters of a value on which no pattern that the runtime is trusted with takes long: most ARNs are shorter. */
const SHORT = 256;
/** The runtime's own steps are that much shorter than ours: measured on the values that are worst for trusted patterns. */
const NATIVE_STEP = 0.02;

/**
 * testPattern for one question of a person who types. Each answer is bounded, but a draft of costly patterns over all
 * stored values is many answers: once the steps are spent, costly patterns and long values are answered with "slow",
 * untried. Nothing is measured in time: a busy machine answers what an idle one does. `gaveUp` has the patterns of those
 * answers, for the judge to forget: the next question goes on from what is known already.
 */
export function createDraftTest() {
  const costly = new Set<CompiledPattern>();
  const gaveUp = new Set<string>();
  let spent = 0;
  const test: CellTester = (pattern, value) => {
    if (spent > STEPS_IN_ALL && (!pattern.cheap || value.length > SHORT || costly.has(pattern))) {
      gaveUp.add(pattern.source);
      return "slow";
    }
    const allowance = { steps: STEPS_IN_ALL };
    const found = testPattern(pattern, value, allowance);
    const took = STEPS_IN_ALL - allowance.steps || trustedSteps(pattern, value);
    if (took > COSTLY_STEPS) {
      spent += took;
      costly.add(pattern);
    }
    return found;
  };
  return { test, gaveUp: gaveUp as ReadonlySet<string> };
}

const bounds = new WeakMap<CompiledPattern, number>();

/** What the runtime took at most for an answer that it was trusted with. */
function trustedSteps(pattern: CompiledPattern, value: string): number {
  if (value.length <= SHORT) return 0;
  const bound = bounds.get(pattern) ?? mostSteps(pattern.node) * NATIVE_STEP;
  bounds.set(pattern, bound);
  // A bound that counts has a search from every character through all that follow it.
  return bound * (value.length / CHEAP_VALUE_LENGTH) ** 2;
}
