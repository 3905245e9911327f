import { beforeAll, describe, expect, it } from "vitest";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import {
  ADMIN,
  EDITOR,
  makeFinding,
  NOW,
  PAYMENTS,
  SANDBOX,
  SANDBOX_EDITOR,
} from "@/lib/findings/findings-fixture";
import { saveSetting } from "@/lib/settings/save-setting";
import { listTouchedSuppressions } from "./queries";

const row = (id: string, eventName: string): Row => ({
  id,
  enabled: true,
  eventName: { pattern: eventName, not: false },
  eventSource: { pattern: "", not: false },
  userIdentityType: { pattern: "", not: false },
  riskLevel: null,
  failedCalls: true,
  note: "",
});
const [WIDE, OTHER] = [row("row-1", "^Create"), row("other", "^Delete")];
const ask = (scope: string, rows: Row[], actor = EDITOR, enabled = true) =>
  listTouchedSuppressions(actor, { scope, enabled, riskLevel: null, rows }, NOW);

beforeAll(async () => {
  const body = {
    ...defaultSetting(requireRule("RTM-011")),
    enabled: true,
    values: { patterns: [WIDE, OTHER], ttl: 3 },
  };
  await saveSetting(ADMIN, { ruleId: "RTM-011", scope: "organisation", baseVersion: 0, body });
  const later = new Date(NOW.getTime() + 60_000);
  await makeFinding({ status: "suppressed", eventName: "CreateUser", suppressedUntil: later });
  await makeFinding({ status: "suppressed", eventName: "CreateRole" });
  await makeFinding({ status: "suppressed", eventName: "CreateUser", accountId: SANDBOX });
  // Neither of these is suppressed any more.
  await makeFinding({ status: "suppressed", eventName: "CreateUser", suppressedUntil: NOW });
  await makeFinding({ eventName: "CreateUser" });
});

describe("listTouchedSuppressions", () => {
  it("counts what rows that change or go have found, and what would be found no more, that first", async () => {
    const found = await ask("organisation", [row("row-1", "^CreateUser$"), OTHER]);
    expect(found).toMatchObject({ count: 3, lost: 1, isCut: false });
    expect(found.shown.map(({ eventName, isLost }) => [eventName, isLost])).toEqual([
      ["CreateRole", true],
      ["CreateUser", false],
      ["CreateUser", false],
    ]);
    expect(await ask("organisation", [OTHER])).toMatchObject({ count: 3, lost: 3 });
    expect(await ask("organisation", [WIDE, OTHER], EDITOR, false)).toMatchObject({ count: 3, lost: 3 });
  });

  it("says nothing where rows stay as they are or another one is taken away", async () => {
    expect(await ask("organisation", [{ ...WIDE, note: "n" }, OTHER])).toMatchObject({ count: 0, lost: 0 });
    expect(await ask("organisation", [WIDE])).toMatchObject({ count: 0, lost: 0 });
  });

  it("looks at the accounts that the draft decides and the actor sees", async () => {
    expect(await ask(PAYMENTS, [OTHER])).toMatchObject({ count: 2 });
    expect(await ask("organisation", [OTHER], SANDBOX_EDITOR)).toMatchObject({ count: 1 });
    await expect(ask(PAYMENTS, [OTHER], SANDBOX_EDITOR)).rejects.toMatchObject({ code: "not-found" });
    const body = { ...defaultSetting(requireRule("RTM-011")), values: { patterns: [OTHER], ttl: 3 } };
    await saveSetting(ADMIN, { ruleId: "RTM-011", scope: SANDBOX, baseVersion: 0, body });
    expect(await ask("organisation", [OTHER])).toMatchObject({ count: 2 });
    expect(await db.finding.count({ where: { status: "suppressed" } })).toBe(4);
  });
});
