import { expect, it } from "vitest";
import { RULES } from "@/lib/catalogue/rules";
import type { RuleState } from "@/lib/settings/schema";
import { rolloutProgress } from "./rollout-progress";

const rules = (state: (ruleId: string) => RuleState) =>
  RULES.map(({ id }) => ({ ruleId: id, state: state(id) }));

it("starts with the two Very High rules", () => {
  const progress = rolloutProgress(rules(() => "undecided"));
  expect(progress.undecidedFirst.toSorted()).toEqual(["IAM-055", "RTM-011"]);
  expect(progress.undecidedFirst).toContain(progress.next);
  expect(progress.undecided).toBe(54);
  expect(progress.phases.map(({ decided }) => decided)).toEqual([0, 0, 0, 0]);
});

it("counts rules left off and rules that only accounts use as decided, and goes on with the next phase", () => {
  const decided: Record<string, RuleState> = { "IAM-055": "accountsOnly", "RTM-011": "leftOff" };
  const progress = rolloutProgress(rules((id) => decided[id] ?? "undecided"));
  expect(progress.phases[0]).toMatchObject({ decided: 2, total: 2 });
  expect(progress.undecidedFirst).toEqual([]);
  expect(progress.next).not.toBeNull();
});

it("has nothing next when everything is decided", () => {
  expect(rolloutProgress(rules(() => "configured"))).toMatchObject({ undecided: 0, next: null });
});
