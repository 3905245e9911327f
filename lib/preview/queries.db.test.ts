import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { compileRows } from "@/lib/engine/compile-rows";
import { createJudge } from "@/lib/engine/judge";
import type { Row } from "@/lib/engine/row";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { saveSetting } from "@/lib/settings/save-setting";
import { listObservedCalls, previewDraft } from "./queries";
import type { PreviewInput } from "./schema";

const NOW = new Date("2026-11-23T05:00:00Z");
const PROD = "111122223333";
const DEV = "444455556666";
const OWN = "777788889999";
const ADMIN = systemActor("test");

/** Numbers that look random and are the same in each run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function row(id: string, eventName: string, eventSource = "", userIdentityType = ""): Row {
  const cell = (pattern: string) => ({ pattern, not: false });
  return {
    id,
    enabled: true,
    eventName: cell(eventName),
    eventSource: cell(eventSource),
    userIdentityType: cell(userIdentityType),
    riskLevel: null,
    failedCalls: true,
    note: "",
  };
}

const NAMES = ["CreateUser", "DeleteTrail", "PutObject", "Publish", "PurgeQueue", 'a"b\u2028,{}'];
const SOURCES = ["iam.amazonaws.com", "s3.amazonaws.com", "sqs.amazonaws.com"];
const TYPES = ["IAMUser", "AssumedRole", ""];

function randomRecord(random: (below: number) => number) {
  const pick = <Item>(items: readonly Item[]) => items[random(items.length)]!;
  const account = pick([PROD, DEV, OWN]);
  const type = pick(TYPES);
  return {
    eventVersion: "1.11",
    eventID: crypto.randomUUID(),
    eventTime: new Date(NOW.getTime() - random(20 * 86_400) * 1_000).toISOString(),
    eventName: pick(NAMES),
    eventSource: pick(SOURCES),
    readOnly: pick([true, false, undefined]),
    sourceIPAddress: pick(["10.1.2.3", "203.0.113.9", "2001:db8::1", "cloudformation.amazonaws.com"]),
    awsRegion: pick(["us-east-1", "ap-northeast-1"]),
    recipientAccountId: account,
    userIdentity: {
      ...(type && { type }),
      userName: pick(["mori", "tanaka"]),
      arn: `arn:aws:iam::${account}:user/${pick(["mori", "tanaka", 'h"o\u2028st'])}`,
      accountId: account,
    },
    ...(random(4) === 0 && { errorCode: "AccessDenied" }),
  };
}

async function ingest(records: unknown[]) {
  const source = await db.source.findFirstOrThrow();
  await ingestText({ id: source.id, name: "s" }, JSON.stringify({ Records: records }), { now: NOW });
}

async function saveRows(scope: string, rows: Row[]) {
  const head = await db.ruleSetting.findFirst({ where: { ruleId: "RTM-011", scope } });
  const body = {
    ...defaultSetting(requireRule("RTM-011")),
    enabled: true,
    values: { patterns: rows, ttl: 3 },
  };
  const input = { ruleId: "RTM-011", scope, baseVersion: head?.version ?? 0, body, note: "" };
  expect(await saveSetting(ADMIN, input)).toMatchObject({ ok: true });
}

const LIVE = [row("r1", "^Put*")];

function draft(scope: string, rows: Row[], changes: Partial<PreviewInput> = {}): PreviewInput {
  return { scope, enabled: true, riskLevel: null, rows, ...changes };
}

/** The same by judging every stored event by itself. */
async function replay(accounts: string[], live: Row[], rows: Row[]) {
  const perRow = rows.map(() => ({ total: 0, alone: 0, attributed: 0 }));
  const before = createJudge(compileRows(live), "LOW");
  const after = createJudge(compileRows(rows), "LOW");
  const total = { kept: 0, gained: 0, lost: 0 };
  const events = await db.event.findMany({ where: { accountId: { in: accounts } } });
  for (const event of events) {
    const judged = { ...event, eventTime: event.eventTime.toISOString() };
    const [was, becomes] = [before.judge(judged), after.judge(judged)];
    for (const { rowId, number } of becomes?.matchedRows ?? []) {
      const of = perRow[number - 1]!;
      of.total += 1;
      if (becomes!.matchedRows.length === 1) of.alone += 1;
      if (becomes!.attributedRowId === rowId) of.attributed += 1;
    }
    if (was && becomes) total.kept += 1;
    else if (becomes) total.gained += 1;
    else if (was) total.lost += 1;
  }
  return { total, events: events.length, rows: perRow };
}

beforeAll(async () => {
  await db.$executeRaw`TRUNCATE account, source, rule_setting, rule_setting_version CASCADE`;
  await db.source.create({ data: { name: "s", kind: "http", allAccounts: true } });
  const random = randomFrom(11);
  await ingest(Array.from({ length: 400 }, () => randomRecord(random)));
  await saveRows("organisation", LIVE);
  await saveRows(OWN, [row("r9", "^Delete")]);
});

describe("the preview of a draft", () => {
  const DRAFTS: [string, Row[]][] = [
    ["mended", [row("r1", "^Put")]],
    ["narrowed", [row("r1", "^Put*", "s3\\.", "IAMUser"), { ...row("r2", "^Delete"), failedCalls: false }]],
    ["wide", [row("r1", ".*")]],
    ["a hostile name", [row("r1", '^a"b')]],
    ["empty", []],
  ];

  it.each(DRAFTS)("equals a replay of all stored events: %s", async (_, rows) => {
    const preview = await previewDraft(ADMIN, draft("organisation", rows), NOW);
    expect(preview).toMatchObject(await replay([PROD, DEV], LIVE, rows));
    expect(preview.accountsJudged).toBe(2);
    const own = await previewDraft(ADMIN, draft(OWN, rows), NOW);
    expect(own).toMatchObject(await replay([OWN], [row("r9", "^Delete")], rows));
  });

  const ASKS: [string, Row["conditions"]][] = [
    ["a caller", { principal: { pattern: "user/tanaka$", not: false } }],
    ["not some callers", { principals: { values: ["mori", `arn:aws:iam::${PROD}:user/mori`], not: true } }],
    ["an account", { accounts: { values: [PROD], not: false } }],
    ["a region", { regions: { values: ["us-east-1"], not: true } }],
    ["addresses", { sourceAddresses: { values: ["10.0.0.0/8", "2001:db8::/32"], not: false } }],
    ["an error", { errorCode: { pattern: "Denied", not: false } }],
    ["no read-only call", { readOnly: false }],
    ["hours past midnight", { hours: { from: 22, to: 6, not: false } }],
    [
      "all at once",
      { accounts: { values: [DEV], not: true }, hours: { from: 3, to: 20, not: true }, readOnly: true },
    ],
  ];

  it.each(ASKS)(
    "equals a replay where rows ask for %s, in the draft and in the live version",
    async (_, conditions) => {
      const rows = [
        { ...row("r1", "^P", "", ""), conditions },
        row("r2", "^Create"),
        { ...row("r3", ""), conditions },
      ];
      const preview = await previewDraft(ADMIN, draft("organisation", rows), NOW);
      expect(preview).toMatchObject({ ...(await replay([PROD, DEV], LIVE, rows)), isRough: false });
      const days = preview.days.map(({ kept, gained }) => kept + gained);
      expect(days.reduce((sum, one) => sum + one, 0)).toBe(preview.total.kept + preview.total.gained);
      await saveRows("organisation", rows);
      const next = [row("r1", "^Pu")];
      const back = await previewDraft(ADMIN, draft("organisation", next), NOW);
      expect(back).toMatchObject(await replay([PROD, DEV], rows, next));
      const compiled = createJudge(compileRows(rows), "LOW");
      const after = createJudge(compileRows(next), "LOW");
      for (const { events } of back.lost) {
        expect(events.length).toBeGreaterThan(0);
        for (const { id } of events) {
          const event = await db.event.findUniqueOrThrow({ where: { id: BigInt(id) } });
          const judged = { ...event, eventTime: event.eventTime.toISOString() };
          expect([compiled.judge(judged) !== null, after.judge(judged)]).toEqual([true, null]);
        }
      }
      await saveRows("organisation", LIVE);
    },
  );

  it("says that a row's figures are an upper bound where its events are too many to look at", async () => {
    const rows = [{ ...row("r1", ".*"), conditions: { readOnly: true } }, row("r2", "^Create")];
    const preview = await previewDraft(ADMIN, draft("organisation", rows), NOW, { detailLimit: 10 });
    expect(preview.isRough).toBe(true);
    expect(preview.rows.map(({ isUpperBound }) => isUpperBound)).toEqual([true, false]);
    const exact = await previewDraft(ADMIN, draft("organisation", rows), NOW);
    expect(exact.isRough).toBe(false);
    expect(preview.rows[0]!.total).toBeGreaterThan(exact.rows[0]!.total);
  });

  it("holds what was ingested the moment before, and again what came since", async () => {
    const random = randomFrom(23);
    const conditions = { hours: { from: 4, to: 16, not: false }, readOnly: false };
    const rows = [row("r1", "^Put"), { ...row("r2", "^Create|^Delete"), conditions }];
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([1, 2, 3].map(() => ingest(Array.from({ length: 15 }, () => randomRecord(random)))));
      const preview = await previewDraft(ADMIN, draft("organisation", rows), NOW);
      expect(preview, `round ${round}`).toMatchObject(await replay([PROD, DEV], LIVE, rows));
    }
  });

  it("notices that an account was removed", async () => {
    const gone = "222233334444";
    await ingest([{ ...randomRecord(randomFrom(5)), recipientAccountId: gone, eventName: "PutMetric" }]);
    const rows = [row("r1", "^PutMetric$")];
    expect((await previewDraft(ADMIN, draft("organisation", rows), NOW)).total.kept).toBe(1);
    await db.account.delete({ where: { id: gone } });
    expect((await previewDraft(ADMIN, draft("organisation", rows), NOW)).total.kept).toBe(0);
  });

  it("names what is lost, with events of it, and the accounts that change", async () => {
    const preview = await previewDraft(ADMIN, draft("organisation", [row("r1", "^Put")]), NOW);
    expect(preview.gained).toEqual([]);
    expect(preview.lost.length).toBe(5);
    for (const example of preview.lost) {
      expect(["Publish", "PurgeQueue"]).toContain(example.eventName);
      expect(example.events.length).toBeGreaterThan(0);
      for (const { id } of example.events) {
        const { eventName, eventSource } = await db.event.findUniqueOrThrow({ where: { id: BigInt(id) } });
        expect({ eventName, eventSource }).toEqual({
          eventName: example.eventName,
          eventSource: example.eventSource,
        });
      }
    }
    expect(preview.accounts.map(({ id }) => id).sort()).toEqual([PROD, DEV]);
    expect(preview.lostKinds).toBeGreaterThan(5);
  });

  it("says what each row matches, alone and by attribution", async () => {
    const rows = [row("r1", "^Put"), { ...row("r2", "^PutObject", "s3"), riskLevel: "EXTREME" as const }];
    const preview = await previewDraft(ADMIN, draft("organisation", rows), NOW);
    const [wide, narrow] = preview.rows;
    expect(narrow).toMatchObject({ rowId: "r2", alone: 0, attributed: narrow!.total, isSlow: false });
    expect(wide!.alone).toBe(wide!.total - narrow!.total);
    expect(wide!.attributed).toBe(wide!.total - narrow!.total);
    expect(wide!.perDay).toHaveLength(14);
  });

  it("finds nothing by rows that are off as a whole", async () => {
    const preview = await previewDraft(ADMIN, draft("organisation", LIVE, { enabled: false }), NOW);
    expect(preview.total).toMatchObject({ kept: 0, gained: 0 });
    expect(preview.total.lost).toBeGreaterThan(0);
  });

  it("reports a pattern that takes too long on its row, counts the others and answers", async () => {
    const name = `${"a".repeat(180)}!`;
    await ingest([{ ...randomRecord(randomFrom(6)), eventName: name, recipientAccountId: PROD }]);
    const rows = [row("slow", "^(a+)+$"), row("r1", "^Put")];
    const preview = await previewDraft(ADMIN, draft("organisation", rows), NOW);
    expect(preview.rows.map(({ rowId, isSlow }) => [rowId, isSlow])).toEqual([
      ["slow", true],
      ["r1", false],
    ]);
    expect(preview.total.kept).toBeGreaterThan(0);
  });
});

describe("who may ask", () => {
  const person = (accounts: Actor["accounts"]): Actor => ({
    ...ADMIN,
    kind: "user",
    userId: "u",
    role: "viewer",
    accounts,
  });

  beforeEach(async () => {
    await db.account.createMany({ data: [{ id: DEV, name: "dev" }], skipDuplicates: true });
  });

  it("counts only accounts that one sees", async () => {
    const preview = await previewDraft(person([PROD]), draft("organisation", [row("r1", ".*")]), NOW);
    expect(preview).toMatchObject(await replay([PROD], LIVE, [row("r1", ".*")]));
    expect(preview.accounts.every(({ id }) => id === PROD)).toBe(true);
  });

  it("does not know an account that one does not see", async () => {
    await expect(previewDraft(person([PROD]), draft(DEV, []), NOW)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("the calls that were seen here", () => {
  const total = async (actor: Actor, scope: string) =>
    (await listObservedCalls(actor, scope)).reduce((sum, { count }) => sum + count, 0);

  it("are counted over the accounts of the scope that one sees", async () => {
    const stored = (accountId: string) => db.event.count({ where: { accountId } });
    expect(await total(ADMIN, "organisation")).toBe(await db.event.count());
    expect(await total(ADMIN, OWN)).toBe(await stored(OWN));
    const guest: Actor = { ...ADMIN, kind: "user", userId: "u", role: "viewer", accounts: [PROD] };
    expect(await total(guest, "organisation")).toBe(await stored(PROD));
    expect(await total(guest, OWN)).toBe(0);
  });

  it("are distinct, the most frequent first", async () => {
    const calls = await listObservedCalls(ADMIN, "organisation");
    const keys = calls.map(({ eventName, eventSource, userIdentityType, failed }) =>
      JSON.stringify([eventName, eventSource, userIdentityType, failed]),
    );
    expect(new Set(keys).size).toBe(keys.length);
    const counts = calls.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });
});
