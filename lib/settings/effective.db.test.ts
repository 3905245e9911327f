import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { loadEffectiveSettings } from "./effective";
import { lockSetting } from "./lock-setting";
import { resetSetting } from "./reset-setting";
import { saveSetting } from "./save-setting";
import { ADMIN, canarySetting, createAccounts, PAYMENTS, SANDBOX } from "./settings-fixture";

const RULE = "IAM-055";
const NEW_ACCOUNT = "999988887777";

beforeAll(createAccounts);

async function sources() {
  const effective = await db.$transaction((tx) =>
    loadEffectiveSettings(tx, [PAYMENTS, SANDBOX, NEW_ACCOUNT], [RULE, "RTM-011"]),
  );
  return Object.fromEntries([...effective].map(([id, rules]) => [id, rules.get(RULE)!.source]));
}

describe("loadEffectiveSettings", () => {
  it("answers for every account and rule that was asked for, from the nearest decision", async () => {
    const byDefault = { [PAYMENTS]: "default", [SANDBOX]: "default", [NEW_ACCOUNT]: "default" };
    expect(await sources()).toEqual(byDefault);

    const organisation = { ruleId: RULE, scope: ORGANISATION_SCOPE };
    await saveSetting(ADMIN, { ...organisation, baseVersion: 0, body: canarySetting("cn-ops") });
    const byOrganisation = {
      [PAYMENTS]: "organisation",
      [SANDBOX]: "organisation",
      [NEW_ACCOUNT]: "organisation",
    };
    expect(await sources()).toEqual(byOrganisation);

    const payments = { ruleId: RULE, scope: PAYMENTS };
    await saveSetting(ADMIN, { ...payments, baseVersion: 0, body: canarySetting("cn-pay") });
    expect(await sources()).toEqual({ ...byOrganisation, [PAYMENTS]: "account" });

    await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 1 });
    expect(await sources()).toEqual(byOrganisation);
    await lockSetting(ADMIN, { ruleId: RULE, locked: false, baseVersion: 2 });
    expect(await sources()).toEqual({ ...byOrganisation, [PAYMENTS]: "account" });

    await resetSetting(ADMIN, { ...payments, baseVersion: 1 });
    expect(await sources()).toEqual(byOrganisation);
    await resetSetting(ADMIN, { ...organisation, baseVersion: 3 });
    expect(await sources()).toEqual(byDefault);
  });
});
