import { describe, expect, it } from "vitest";
import { filterRules, type RuleFilter, type RuleLine } from "./filter-rules";

const line = (ruleId: string, title: string, rest: Partial<RuleLine> = {}): RuleLine => ({
  ruleId,
  title,
  serviceName: "",
  state: "undecided",
  riskLevel: "HIGH",
  levelChanged: false,
  version: null,
  locked: false,
  overrides: 0,
  ...rest,
});

const lines = [
  line("IAM-055", "カナリアアクセスキーの監視", { riskLevel: "VERY_HIGH", state: "configured" }),
  line("RTM-007", "許可IP以外からのサインイン"),
  line("EC2-071", "禁止インスタンスタイプ"),
];
const everything: RuleFilter = { text: "", service: null, level: null, state: null, category: null };
const ids = (filter: Partial<RuleFilter>) =>
  filterRules(lines, { ...everything, ...filter }).map(({ ruleId }) => ruleId);

describe("the rule list's filter", () => {
  it.each([
    ["", ["IAM-055", "RTM-007", "EC2-071"]],
    ["iam 055", ["IAM-055"]],
    ["ＥＣ２", ["EC2-071"]],
    ["canary token", ["IAM-055"]],
    ["サインイン", ["RTM-007"]],
    ["nothing like it", []],
  ])("finds %j by id and by title in either language", (text, found) => {
    expect(ids({ text })).toEqual(found);
  });

  it("narrows by service, level, state and category together", () => {
    expect(ids({ service: "EC2" })).toEqual(["EC2-071"]);
    expect(ids({ level: "HIGH", state: "undecided" })).toEqual(["RTM-007", "EC2-071"]);
    expect(ids({ state: "configured", level: "HIGH" })).toEqual([]);
    expect(ids({ category: "security" })).toHaveLength(3);
    expect(ids({ category: "cost-optimisation" })).toHaveLength(0);
  });
});
