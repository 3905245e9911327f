import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { compileRows } from "@/lib/engine/compile-rows";
import { createJudge } from "@/lib/engine/judge";
import type { Row } from "@/lib/engine/row";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { saveSetting } from "@/lib/settings/save-setting";
import { narrowRow } from "./queries";

const NOW = new Date("2026-11-23T05:00:00Z");
const PROD = "111122223333";
const DEV = "444455556666";
const OWN = "777788889999";
const ADMIN = systemActor("test");
const GUEST: Actor = { ...ADMIN, kind: "user", userId: "u", role: "viewer", accounts: [PROD] };
const ORGANISATION = [PROD, DEV];

function row(eventName: string, more: Partial<Row> = {}): Row {
  const cell = (pattern: string) => ({ pattern, not: false });
  return {
    id: "r1",
    enabled: true,
    eventName: cell(eventName),
    eventSource: cell(""),
    userIdentityType: cell(""),
    riskLevel: null,
    failedCalls: true,
    note: "",
    ...more,
  };
}

const pick = <Item>(items: readonly Item[], index: number) => items[index % items.length]!;

/** Periods without a common factor, so that every value meets every other. */
function record(index: number) {
  const account = pick([PROD, PROD, DEV, OWN, PROD], index);
  const name = pick(["deploy", "deploy", "deploy", "deploy", "tanaka", "deploy", "mori"], index);
  return {
    eventVersion: "1.11",
    eventID: `event-${index}`,
    eventTime: new Date(NOW.getTime() - (index % 19) * 86_400_000 - (index % 23) * 3_000_000).toISOString(),
    eventName: pick(["CreateTags", "CreateUser", "CreateTags", "DeleteTrail"], index),
    eventSource: pick(["ec2.amazonaws.com", "iam.amazonaws.com", "s3.amazonaws.com"], index),
    readOnly: pick([false, false, true, undefined, false, false, false, true, false, false, false], index),
    sourceIPAddress: pick(["10.1.2.3", "203.0.113.9"], index),
    awsRegion: "us-east-1",
    recipientAccountId: account,
    userIdentity: {
      type: pick(["IAMUser", "AssumedRole"], index >> 1),
      userName: name,
      arn: `arn:aws:iam::${account}:user/${name}`,
      accountId: account,
    },
    ...(index % 13 === 0 && { errorCode: "AccessDenied" }),
  };
}

async function ingest(records: unknown[]) {
  const source = await db.source.findFirstOrThrow();
  await ingestText({ id: source.id, name: "s" }, JSON.stringify({ Records: records }), { now: NOW });
}

async function saveRows(scope: string, rows: Row[]) {
  const body = {
    ...defaultSetting(requireRule("RTM-011")),
    enabled: true,
    values: { patterns: rows, ttl: 3 },
  };
  const input = { ruleId: "RTM-011", scope, baseVersion: 0, body, note: "" };
  expect(await saveSetting(ADMIN, input)).toMatchObject({ ok: true });
}

const storedEvents = async (accounts: readonly string[]) =>
  db.event.findMany({
    where: { accountId: { in: [...accounts] } },
    include: { findings: { select: { status: true } } },
  });

/** The events that a row matches, each judged by itself. */
function matchedOf(judged: Row, events: Awaited<ReturnType<typeof storedEvents>>) {
  const judge = createJudge(compileRows([{ ...judged, enabled: true }]), "LOW");
  return events.filter((event) => judge.judge({ ...event, eventTime: event.eventTime.toISOString() }));
}

const matched = async (judged: Row, accounts: readonly string[]) =>
  matchedOf(judged, await storedEvents(accounts));

type Matched = Awaited<ReturnType<typeof storedEvents>>;

const confirmedOf = (events: Matched) =>
  events.filter(({ findings }) => findings.some(({ status }) => ["confirmed", "resolved"].includes(status)));

const daysOf = (events: Matched) =>
  new Set(events.map(({ eventTime }) => eventTime.toISOString().slice(0, 10))).size;

const ask = (judged: Row, more: { scope?: string; allowLoss?: boolean; actor?: Actor } = {}) =>
  narrowRow(
    more.actor ?? ADMIN,
    { scope: more.scope ?? "organisation", row: judged, allowLoss: more.allowLoss ?? false },
    NOW,
  );

beforeAll(async () => {
  await db.$executeRaw`TRUNCATE account, source, rule_setting, rule_setting_version CASCADE`;
  await db.source.create({ data: { name: "s", kind: "http", allAccounts: true } });
  await db.account.createMany({ data: [PROD, DEV, OWN].map((id) => ({ id, name: id })) });
  await saveRows("organisation", [row(".")]);
  await saveRows(OWN, [row("^Create")]);
  await ingest(Array.from({ length: 600 }, (_, index) => record(index)));
  const decide = (status: "confirmed" | "resolved" | "investigating", actorName: string, eventName: string) =>
    db.finding.updateMany({ where: { actorName, eventName }, data: { status } });
  expect((await decide("confirmed", "tanaka", "CreateUser")).count).toBeGreaterThan(3);
  expect((await decide("resolved", "mori", "DeleteTrail")).count).toBeGreaterThan(3);
  await decide("investigating", "mori", "CreateUser");
});

const ROWS: [string, Row][] = [
  ["cells", row("^Create")],
  ["any call", row("")],
  ["a row that is off", row("^Create", { enabled: false })],
  ["no failed calls", row("Tags|Trail", { failedCalls: false })],
  [
    "conditions",
    row("^Create", {
      conditions: { hours: { from: 3, to: 18, not: false }, principals: { values: ["mori"], not: true } },
    }),
  ],
  ["an account", row("", { conditions: { accounts: { values: [DEV], not: true }, readOnly: false } })],
];

describe("proposals for a row over stored events", () => {
  it.each(ROWS)("equal a replay: %s", async (_, judged) => {
    for (const [scope, accounts] of [
      ["organisation", ORGANISATION],
      [OWN, [OWN]],
    ] as const) {
      const events = await storedEvents(accounts);
      const before = matchedOf(judged, events);
      const confirmed = confirmedOf(before).length;
      for (const allowLoss of [false, true]) {
        const answer = await ask(judged, { scope, allowLoss });
        const figures = {
          events: before.length,
          days: daysOf(before),
          confirmed,
          isCut: false,
          isConfirmedCut: false,
        };
        expect(answer).toMatchObject(figures);
        expect(answer.narrowings.length).toBeGreaterThan(0);
        for (const { row: narrowed, learned, heldBack, confirmedLost } of answer.narrowings) {
          const after = matchedOf(narrowed, events);
          expect(learned.total + heldBack.total).toBe(before.length);
          expect(learned.removed + heldBack.removed).toBe(before.length - after.length);
          expect(confirmedLost).toBe(confirmed - confirmedOf(after).length);
          if (!allowLoss) expect(confirmedLost).toBe(0);
        }
      }
    }
  });

  it("hold only findings against it that somebody confirmed and that it matches", async () => {
    expect((await ask(row("^CreateTags$"))).confirmed).toBe(0);
    const { confirmed, narrowings } = await ask(row("^CreateUser$"), { allowLoss: true });
    expect(confirmed).toBe(
      await db.finding.count({ where: { status: "confirmed", accountId: { not: OWN } } }),
    );
    expect(narrowings.some(({ confirmedLost }) => confirmedLost > 0)).toBe(true);
  });

  it("are rows that can be saved as they stand", async () => {
    const { narrowings } = await ask(row(""), { allowLoss: true });
    const named = narrowings.filter(({ kind }) => kind === "principal").flatMap(({ values }) => values);
    expect(named).toContain(`arn:aws:iam::${PROD}:user/deploy`);
    const full = row("^Create", {
      conditions: {
        principals: { values: Array.from({ length: 200 }, (_, index) => `p${index}`), not: true },
      },
    });
    const more = await ask(full);
    expect(more.narrowings.length).toBeGreaterThan(0);
    expect(more.narrowings.some(({ kind }) => kind === "principal")).toBe(false);
  });

  it("look at whole days from the newest on where there is too much, and say so", async () => {
    const input = { scope: "organisation" as const, row: row("^Create"), allowLoss: false };
    const answer = await narrowRow(ADMIN, input, NOW, { detailLimit: 100 });
    const days = new Map<string, number>();
    for (const { eventTime } of await matched(input.row, ORGANISATION)) {
      const day = eventTime.toISOString().slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    const newest = [...days].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, answer.days);
    expect(answer.isCut).toBe(true);
    expect(answer.events).toBe(newest.reduce((sum, [, count]) => sum + count, 0));
    expect(answer.events).toBeGreaterThan(50);
    expect(answer.events).toBeLessThanOrEqual(100);
    expect(answer.confirmed).toBe((await ask(input.row)).confirmed);
  });

  it("say where older confirmed findings were not held against it", async () => {
    const input = { scope: "organisation" as const, row: row("^Create"), allowLoss: false };
    const all = await ask(input.row);
    const some = await narrowRow(ADMIN, input, NOW, { confirmedLimit: 2 });
    expect(all).toMatchObject({ isConfirmedCut: false });
    expect(some).toMatchObject({ isConfirmedCut: true, isCut: false });
    expect(some.confirmed).toBeLessThanOrEqual(2);
    expect(all.confirmed).toBeGreaterThan(2);
  });
});

describe("who may ask for them", () => {
  it("only one's own accounts count, findings too", async () => {
    const before = await matched(row("^Create"), [PROD]);
    const answer = await ask(row("^Create"), { actor: GUEST });
    expect(answer).toMatchObject({ events: before.length, confirmed: confirmedOf(before).length });
    expect(await ask(row("^Create"), { actor: GUEST, scope: PROD })).toEqual(answer);
  });

  it("an account that one does not see is not known, nor one that is not there", async () => {
    const code = "not-found";
    await expect(ask(row(""), { actor: GUEST, scope: DEV })).rejects.toMatchObject({ code });
    await expect(ask(row(""), { scope: "999999999999" })).rejects.toMatchObject({ code });
  });
});

describe("hostile rows", () => {
  const NOTHING = { narrowings: [], events: 0, days: 0, confirmed: 0, isCut: false, isConfirmedCut: false };

  it.each([
    ["(", {}],
    ["a{2,1}", {}],
    ["", { errorCode: { pattern: "[", not: false } }],
  ])("have no proposals where %s does not compile", async (pattern, conditions) => {
    expect(await ask(row(pattern, { conditions }))).toEqual(NOTHING);
  });

  it("are answered where a pattern takes long, and nothing that it cannot tell is left out", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `${"a".repeat(170 + index)}!`);
    await ingest(names.map((eventName, index) => ({ ...record(1000 + index), eventName })));
    const where = { eventName: { in: names }, accountId: { not: OWN } };
    await db.finding.updateMany({ where, data: { status: "confirmed" } });
    for (const pattern of ["^(a+)+$", "^(a|a)*$|^Create"]) {
      const { narrowings } = await ask(row(pattern));
      expect(narrowings.every(({ confirmedLost }) => confirmedLost === 0)).toBe(true);
    }
    expect((await ask(row("^(a+)+$"))).events).toBe(0);
  });
});
