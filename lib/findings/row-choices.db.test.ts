import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import { saveSetting } from "@/lib/settings/save-setting";
import { ADMIN, PAYMENTS, SANDBOX, SANDBOX_EDITOR, VIEWER } from "./findings-fixture";
import { listRowChoices, listRowsById } from "./queries";
import { MAX_ROW_CHOICES } from "./schema";

const row = (id: string, eventName: string, more: Partial<Row> = {}): Row => ({
  id,
  enabled: true,
  eventName: { pattern: eventName, not: false },
  eventSource: { pattern: "", not: false },
  userIdentityType: { pattern: "", not: false },
  riskLevel: null,
  failedCalls: true,
  note: "",
  ...more,
});

async function publish(scope: string, patterns: Row[]) {
  const body = { ...defaultSetting(requireRule("RTM-011")), enabled: true, values: { patterns, ttl: 3 } };
  expect(await saveSetting(ADMIN, { ruleId: "RTM-011", scope, baseVersion: 0, body })).toMatchObject({
    ok: true,
  });
}

const profile = [row("a", "^Create"), row("b", "100%_done", { note: "Backups" })];
const many = Array.from({ length: MAX_ROW_CHOICES }, (_, at) => row(`p${at}`, `^Payments${at}$`));

beforeAll(async () => {
  await db.account.createMany({
    data: [
      { id: PAYMENTS, name: "payments" },
      { id: SANDBOX, name: "sandbox" },
    ],
  });
  await publish("organisation", profile);
  await publish(SANDBOX, [row("s", "^Stop", { eventSource: { pattern: "ec2", not: true } }), profile[0]!]);
  await publish(PAYMENTS, [...many, profile[0]!]);
});

const ids = async (text: string, account: string[] = [], actor: Actor = ADMIN) =>
  (await listRowChoices(actor, { text, account })).rows.map(({ id }) => id);

it("lists the profile's rows first, each id once, with the number of its grid and where else it is", async () => {
  const { rows, more } = await listRowChoices(SANDBOX_EDITOR, { text: "", account: [] });
  expect(rows).toEqual([
    { id: "a", number: 1, accountName: null, others: 1, cells: expect.anything() },
    { id: "b", number: 2, accountName: null, others: 0, cells: expect.anything() },
    {
      id: "s",
      number: 1,
      accountName: "sandbox",
      others: 0,
      cells: {
        eventName: { pattern: "^Stop", not: false },
        eventSource: { pattern: "ec2", not: true },
        userIdentityType: { pattern: "", not: false },
      },
    },
  ]);
  expect(more).toBe(false);
});

it("shows people with chosen accounts the profile and theirs, whatever account they name", async () => {
  expect(await ids("^Payments1$", [], SANDBOX_EDITOR)).toEqual([]);
  expect(await ids("", [PAYMENTS], SANDBOX_EDITOR)).toEqual(["a", "b"]);
  expect(await ids("^Payments1$", [], VIEWER)).toEqual(["p1"]);
  const seenBy = async (actor: Actor) => (await listRowsById(actor, ["s", "p1", "gone"])).map(({ id }) => id);
  expect(await seenBy(SANDBOX_EDITOR)).toEqual(["s"]);
  expect(await seenBy(ADMIN)).toEqual(["p1", "s"]);
});

it("counts the other accounts of a row that was found by one account's name", async () => {
  const { rows } = await listRowChoices(ADMIN, { text: "sandbox", account: [] });
  expect(rows.map(({ id, accountName, others }) => [id, accountName, others])).toEqual([
    ["s", "sandbox", 0],
    ["a", "sandbox", 1],
  ]);
});

it("finds by pattern, note, number and account, and takes no character for a wildcard", async () => {
  expect(await ids("0%_d")).toEqual(["b"]);
  expect(await ids("0__d")).toEqual([]);
  expect(await ids("backup")).toEqual(["b"]);
  expect(await ids("EC2")).toEqual(["s"]);
  expect(await ids("2", [SANDBOX])).toEqual(["b", "s", "a"]);
  expect(await ids("sandbox")).toEqual(["s", "a"]);
  expect(await ids("", [SANDBOX])).toEqual(["a", "b", "s"]);
});

it("stops at its limit and says so", async () => {
  const { rows, more } = await listRowChoices(ADMIN, { text: "", account: [] });
  expect([rows.length, more]).toEqual([MAX_ROW_CHOICES, true]);
  expect((await listRowChoices(ADMIN, { text: "^Payments", account: [] })).more).toBe(false);
});
