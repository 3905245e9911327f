import { expect, test } from "vitest";
import type { ImportedSetting } from "./conformity-import";
import { importedChoices } from "./imported-choices";

const setting = (said: Partial<ImportedSetting>): ImportedSetting => ({
  enabled: null,
  riskLevel: null,
  ttl: null,
  rowIds: [],
  ...said,
});

test("what all settings of a file agree on is taken, what none says is absent", () => {
  expect(importedChoices()).toBeNull();
  expect(importedChoices([setting({})])).toBeNull();
  expect(importedChoices([setting({ enabled: false, ttl: 24 })])).toEqual({ enabled: false, ttl: 24 });
  expect(importedChoices([setting({ riskLevel: "HIGH" }), setting({ riskLevel: "HIGH", ttl: 3 })])).toEqual({
    riskLevel: "HIGH",
    ttl: 3,
  });
});

test("settings that say different things are not chosen between", () => {
  expect(importedChoices([setting({ enabled: true }), setting({ enabled: false })])).toBe("contradictory");
});
