import { describe, expect, it } from "vitest";
import { jumpTargets } from "./jump-targets";

const sources = {
  places: [
    { href: "/overview", label: "概要", words: "overview" },
    { href: "/findings", label: "検知", words: "findings" },
  ],
  rules: [
    {
      id: "RTM-011",
      title: "意図しないAPI呼び出しの検知",
      officialTitle: "Unintended AWS API Calls Detected",
    },
    { id: "IAM-055", title: "カナリアアクセスキーの監視", officialTitle: "Canary Access Token" },
  ],
  accounts: [
    { id: "402177539018", name: "prod-payments" },
    { id: "123456789012", name: "prod-core" },
  ],
};
const found = (query: string) =>
  jumpTargets(query, sources).flatMap((group) => group.targets.map((target) => target.href));

describe("what a query leads to", () => {
  it.each([
    ["", ["/overview", "/findings"]],
    ["概", ["/overview"]],
    ["find", ["/findings"]],
    ["rtm-011", ["/rules/RTM-011"]],
    ["rtm011", ["/rules/RTM-011"]],
    ["ＲＴＭ", ["/rules/RTM-011"]],
    ["api unintended", ["/rules/RTM-011"]],
    ["カナリア", ["/rules/IAM-055"]],
    ["prod", ["/accounts/402177539018", "/accounts/123456789012"]],
    ["4021 7753", ["/accounts/402177539018"]],
    ["F-20417", ["/findings/20417"]],
    ["zzz", []],
  ])("%s", (query, hrefs) => {
    expect(found(query)).toEqual(hrefs);
  });

  it("is a finding and an account where digits could be both", () => {
    expect(found("1234")).toEqual(["/findings/1234", "/accounts/123456789012"]);
  });
});
