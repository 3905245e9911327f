import { beforeAll, describe, expect, it } from "vitest";
import { getAuditEntry, listAudit, listAuditPeople } from "@/lib/audit/queries";
import { recordAudit } from "@/lib/audit/record";
import { auditFilterSchema } from "@/lib/audit/schema";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { createTestPerson } from "@/lib/users/test-people";

let admin: Actor;
let editor: Actor;
let everywhere: Actor;

const filter = (address: object = {}) => auditFilterSchema.parse(address);
const labels = async (actor: Actor, address: object = {}) =>
  (await listAudit(actor, filter(address))).rows.map((row) => row.targetLabel);

beforeAll(async () => {
  await db.account.createMany({
    data: [
      { id: "210987654321", name: "Staging" },
      { id: "112233445566", name: "Production" },
    ],
  });
  admin = await createTestPerson({ role: "admin" }, "admin@example.test");
  editor = await createTestPerson({ role: "editor", allAccounts: false, accountIds: ["210987654321"] });
  everywhere = await createTestPerson({ role: "viewer" });
  const write = (actor: Actor, action: string, targetLabel: string, more: object = {}) =>
    transaction((tx) =>
      recordAudit(tx, actor, {
        action,
        targetKind: action.split(".")[0] ?? "",
        targetId: targetLabel,
        targetLabel,
        ...more,
      }),
    );
  await write(admin, "person.invite", "invited 100%");
  await write(admin, "rule-setting.save", "RTM-011 staging", {
    accountId: "210987654321",
    note: "after review",
  });
  await write(admin, "rule-setting.save", "RTM-011 production", { accountId: "112233445566" });
  await write(editor, "person.save-profile", "own profile", { before: { name: "a" }, after: { name: "b" } });
  await write(systemActor("Import"), "account.discover", "new account", { accountId: "112233445566" });
});

describe("the audit log", () => {
  it("shows an administrator everything, newest first", async () => {
    expect(await labels(admin)).toEqual([
      "new account",
      "own profile",
      "RTM-011 production",
      "RTM-011 staging",
      "invited 100%",
    ]);
  });

  it("shows others their accounts and their own deeds, and people to administrators only", async () => {
    expect(await labels(editor)).toEqual(["own profile", "RTM-011 staging"]);
    expect(await labels(everywhere)).toEqual(["new account", "RTM-011 production", "RTM-011 staging"]);
    const { rows } = await listAudit(admin, filter({ action: "person.invite" }));
    expect(await getAuditEntry(editor, rows[0]?.id ?? "0")).toBeNull();
    expect(await getAuditEntry(everywhere, rows[0]?.id ?? "0")).toBeNull();
    expect(await listAuditPeople(editor)).toHaveLength(1);
    expect(await listAuditPeople(admin)).toHaveLength(3);
  });

  it.each([
    [{ person: "system" }, ["new account"]],
    [{ action: "rule-setting.save" }, ["RTM-011 production", "RTM-011 staging"]],
    [{ account: "210987654321" }, ["RTM-011 staging"]],
    [{ target: "person:own profile" }, ["own profile"]],
    [{ q: "rtm-011" }, ["RTM-011 production", "RTM-011 staging"]],
    [{ q: "100%" }, ["invited 100%"]],
    [{ q: "0_%" }, []],
    [{ q: "AFTER REVIEW" }, ["RTM-011 staging"]],
    [{ to: "2020-01-01" }, []],
    [{ from: "2999-01-01" }, []],
    [{ account: "not digits", from: "yesterday", after: "x" }, 5],
  ])("is filtered by %o", async (address, expected) => {
    const found = await labels(admin, address);
    if (typeof expected === "number") expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
  });

  it("takes days in the reader's zone", async () => {
    const moment = new Date("2026-01-01T20:00:00Z");
    await db.auditEntry.create({
      data: {
        at: moment,
        actorName: "x",
        action: "a.b",
        targetKind: "a",
        targetId: "1",
        targetLabel: "new year",
      },
    });
    const tokyo = { ...admin, timeZone: "Asia/Tokyo" };
    expect(await labels(tokyo, { from: "2026-01-02", to: "2026-01-02" })).toEqual(["new year"]);
    expect(await labels(admin, { from: "2026-01-02", to: "2026-01-02" })).toEqual([]);
  });

  it("takes an address that nothing can fit as if it said nothing", async () => {
    const crafted = { q: "a\u0000b", person: "\u0000", from: "0000-01-01", after: "x", entry: "y" };
    expect(filter(crafted)).toEqual(filter({}));
  });

  it("says what an entry changed", async () => {
    const { rows } = await listAudit(admin, filter({ q: "own profile" }));
    expect(await getAuditEntry(admin, rows[0]?.id ?? "0")).toMatchObject({
      action: "person.save-profile",
      changes: [{ path: ["name"], before: "a", after: "b" }],
      moreChanges: 0,
    });
  });

  it("pages through entries of one and the same moment without losing or repeating any", async () => {
    const at = new Date("2025-06-01T00:00:00Z");
    await db.auditEntry.createMany({
      data: Array.from({ length: 120 }, (_, n) => ({
        at,
        actorName: "x",
        action: "page.test",
        targetKind: "page",
        targetId: String(n),
        targetLabel: String(n),
      })),
    });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAudit(admin, filter({ action: "page.test", after }));
      seen.push(...page.rows.map((row) => row.targetLabel));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  it("pauses after 5,000 entries that do not fit, and finds the rest when asked to go on", async () => {
    await db.$executeRaw`
      INSERT INTO audit_entry (at, actor_name, action, target_kind, target_id, target_label, note)
      SELECT '2025-05-01'::timestamptz + n * interval '1 second', 'x', 'many.test', 'many', n::text, 'row ' || n || '.', ''
      FROM generate_series(1, 6000) n`;
    const first = await listAudit(admin, filter({ action: "many.test", q: "row 17." }));
    expect(first).toMatchObject({ paused: true });
    expect(first.rows.map((row) => row.targetLabel)).not.toContain("row 17.");
    const second = await listAudit(
      admin,
      filter({ action: "many.test", q: "row 17.", after: first.next ?? "" }),
    );
    expect(second.rows.map((row) => row.targetLabel)).toContain("row 17.");
    expect(second.next).toBeNull();
  });
});
