import { expect, test } from "vitest";
import { effectiveRiskLevel, resolveSetting, type ScopedSetting } from "./resolve-setting";
import type { RuleSetting } from "./rule-setting";

function setting(more: Partial<RuleSetting> = {}): RuleSetting {
  const exceptions = { resourceIds: [], tags: [] };
  return {
    enabled: true,
    riskLevel: null,
    exceptions,
    values: {},
    leftOffReason: null,
    locked: false,
    ...more,
  };
}

const byDefault = setting({ enabled: false });
const organisation: ScopedSetting = { setting: setting({ riskLevel: "HIGH" }), versionId: "o3", version: 3 };
const account: ScopedSetting = { setting: setting({ riskLevel: "LOW" }), versionId: "a1", version: 1 };

test("the default holds where nobody decided", () => {
  const effective = resolveSetting({ default: byDefault, organisation: null, account: null });
  expect(effective).toEqual({
    setting: byDefault,
    source: "default",
    versionId: null,
    version: null,
    overridden: [],
  });
});

test("the organisation's setting wins over the default", () => {
  const effective = resolveSetting({ default: byDefault, organisation, account: null });
  expect(effective).toMatchObject({ ...organisation, source: "organisation" });
  expect(effective.overridden.map(({ source }) => source)).toEqual(["default"]);
});

test("the account's setting wins over both, which are told nearest first", () => {
  const effective = resolveSetting({ default: byDefault, organisation, account });
  expect(effective).toMatchObject({ ...account, source: "account" });
  expect(effective.overridden).toEqual([
    { source: "organisation", ...organisation },
    { source: "default", setting: byDefault, versionId: null, version: null },
  ]);
});

test("the account's setting wins over the default where the organisation has none", () => {
  const effective = resolveSetting({ default: byDefault, organisation: null, account });
  expect(effective).toMatchObject({ source: "account", versionId: "a1", version: 1 });
});

test("a locked organisation setting wins over the account's, which stays visible", () => {
  const locked = { ...organisation, setting: setting({ locked: true }) };
  const effective = resolveSetting({ default: byDefault, organisation: locked, account });
  expect(effective).toMatchObject({ source: "organisation", versionId: "o3" });
  expect(effective.overridden.map(({ source }) => source)).toEqual(["account", "default"]);
});

test("an account cannot lock itself", () => {
  const lockedAccount = { ...account, setting: setting({ locked: true }) };
  expect(resolveSetting({ default: byDefault, organisation, account: lockedAccount }).source).toBe("account");
});

test("the level is the setting's, else the catalogue's", () => {
  expect(effectiveRiskLevel(setting({ riskLevel: "LOW" }), "EXTREME")).toBe("LOW");
  expect(effectiveRiskLevel(setting(), "EXTREME")).toBe("EXTREME");
});
