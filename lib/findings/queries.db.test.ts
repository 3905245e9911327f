import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { suppressFindings } from "@/lib/suppressions/suppress-findings";
import {
  ADMIN,
  EDITOR,
  filterOf,
  makeFinding,
  NOW,
  PAYMENTS,
  SANDBOX,
  SANDBOX_EDITOR,
  seen,
} from "./findings-fixture";
import { countFindings, countOpenFindings, getFinding, listFindings } from "./queries";
import { reopenExpired } from "./reopen-expired";
import { FINDING_STATUSES, readFindingCursor, type FindingFilter } from "./schema";

const DAY = 86_400_000;

beforeEach(async () => {
  await db.finding.deleteMany();
});

async function numbers(filter: Partial<FindingFilter> = {}, now = NOW, actor = ADMIN): Promise<bigint[]> {
  const page = await listFindings(actor, filterOf(filter), null, now);
  return page.rows.map((row) => BigInt(row.number));
}

describe("a list of findings", () => {
  it("is read page by page in both directions, each finding once, newest first", async () => {
    for (let i = 0; i < 120; i++) await makeFinding({ minutesAgo: Math.floor(i / 3) });
    const read = async (start: string | null, step: "older" | "newer") => {
      const all: string[][] = [];
      let cursor = start;
      do {
        const params = cursor === null ? {} : { [step === "older" ? "after" : "before"]: cursor };
        const page = await listFindings(ADMIN, filterOf(), readFindingCursor(params), NOW);
        if (step === "older") all.push(page.rows.map((row) => row.number));
        else all.unshift(page.rows.map((row) => row.number));
        cursor = page[step];
        if (cursor === null && step === "older") last = page.newer;
      } while (cursor !== null);
      return all.flat();
    };
    let last: string | null = null;
    const down = await read(null, "older");
    expect(down).toHaveLength(120);
    expect(new Set(down).size).toBe(120);
    const up = await read(last, "newer");
    expect(up).toEqual(down.slice(0, up.length));
    expect(up).toHaveLength(100);
  });

  it("counts of a suppression what the reader may take back, not what other accounts have in it", async () => {
    const own = await makeFinding({ accountId: SANDBOX });
    const others = [await makeFinding(), await makeFinding()];
    const until = new Date(NOW.getTime() + DAY).toISOString();
    const targets = seen("open", own, ...others);
    await suppressFindings(EDITOR, { targets, comment: "planned", until }, NOW);
    const countFor = async (actor: typeof ADMIN) =>
      (await getFinding(actor, own.number, filterOf(), NOW))?.detail.suppression?.findingCount;
    expect(await countFor(ADMIN)).toBe(3);
    expect(await countFor(SANDBOX_EDITOR)).toBe(1);
  });

  it("shows people with chosen accounts theirs only, also by number", async () => {
    const own = await makeFinding({ accountId: SANDBOX });
    const other = await makeFinding();
    expect(await numbers({}, NOW, SANDBOX_EDITOR)).toEqual([own.number]);
    expect(await numbers({ account: [PAYMENTS] }, NOW, SANDBOX_EDITOR)).toEqual([]);
    expect(await getFinding(SANDBOX_EDITOR, other.number, filterOf(), NOW)).toBeNull();
    expect((await countOpenFindings(SANDBOX_EDITOR, NOW)).count).toBe(1);
  });

  it("tells how many entries of a long timeline came before those that it brings", async () => {
    const finding = await makeFinding();
    const read = async () => (await getFinding(ADMIN, finding.number, filterOf(), NOW))!.detail;
    const write = (from: number, to: number) =>
      db.findingActivity.createMany({
        data: Array.from({ length: to - from }, (_, i) => ({
          findingId: finding.id,
          kind: "comment" as const,
          comment: `${from + i}`,
          data: {},
          at: new Date(NOW.getTime() + (from + i) * 1000),
          createdByName: "Ada",
        })),
      });
    await write(0, 200);
    expect((await read()).earlierActivities).toEqual({ count: 0, more: false });
    await write(200, 203);
    const { activities, earlierActivities } = await read();
    expect(earlierActivities).toEqual({ count: 3, more: false });
    expect([activities.length, activities[0]!.comment]).toEqual([200, "3"]);
    await write(203, 1201);
    expect((await read()).earlierActivities).toEqual({ count: 1000, more: true });
  });

  it("fits each condition", async () => {
    const a = await makeFinding({ riskLevel: "EXTREME", minutesAgo: 5, target: "100%_done" });
    const b = await makeFinding({ ruleId: "IAM-055", actorName: "mori.h", minutesAgo: 60 * 30 });
    await makeFinding({ status: "resolved" });
    const c = await makeFinding({
      accountId: SANDBOX,
      eventName: "StopInstances",
      eventSource: "ec2.amazonaws.com",
      region: "eu-west-1",
      minutesAgo: 60 * 50,
    });
    expect(await numbers()).toEqual([a.number, b.number, c.number]);
    expect(await numbers({ service: "ec2.amazonaws.com" })).toEqual([c.number]);
    expect(await numbers({ service: "iam.amazonaws.com" })).toEqual([a.number, b.number]);
    expect(await numbers({ event: "StopInstances" })).toEqual([c.number]);
    expect(await numbers({ event: "Stop" })).toEqual([]);
    expect(await numbers({ region: "eu-west-1" })).toEqual([c.number]);
    expect(await numbers({ account: [SANDBOX] })).toEqual([c.number]);
    expect(await numbers({ account: [PAYMENTS, SANDBOX] })).toHaveLength(3);
    // From a moment on, up to another: the first is within, the second is not.
    const moment = (minutesAgo: number) => new Date(NOW.getTime() - minutesAgo * 60_000).toISOString();
    expect(await numbers({ range: "custom", from: moment(60 * 30) })).toEqual([a.number, b.number]);
    expect(await numbers({ range: "custom", from: moment(60 * 50), to: moment(60 * 30) })).toEqual([
      c.number,
    ]);
    expect(await numbers({ risk: ["EXTREME"] })).toEqual([a.number]);
    expect(await numbers({ rule: ["IAM-055"] })).toEqual([b.number]);
    expect(await numbers({ actor: "mori.h" })).toEqual([b.number]);
    expect(await numbers({ range: "24h" })).toEqual([a.number]);
    expect(await numbers({ range: "custom", to: "2026-11-22T12:00:00Z" })).toEqual([b.number, c.number]);
    expect(await numbers({ text: "MORI" })).toEqual([b.number]);
    expect(await numbers({ text: "0%_d" })).toEqual([a.number]);
    expect(await numbers({ text: `F-${b.number}` })).toEqual([b.number]);
    expect(await numbers({ text: "payments", risk: ["EXTREME"] })).toEqual([a.number]);
    expect(await numbers({ text: "'; drop table finding; --" })).toEqual([]);
    expect(await numbers({ status: "resolved", row: ["row-0", "row-1"] })).toHaveLength(1);
  });

  it("is counted per status and per level", async () => {
    await makeFinding({ riskLevel: "HIGH" });
    await makeFinding({ riskLevel: "LOW" });
    await makeFinding({ status: "suppressed" });
    await makeFinding({ status: "suppressed", suppressedUntil: new Date(NOW.getTime() - DAY) });
    const counts = await countFindings(ADMIN, filterOf(), NOW);
    expect(FINDING_STATUSES.map((status) => counts.byStatus[status].count)).toEqual([3, 0, 0, 1, 0]);
    expect(counts.byRisk).toMatchObject({ HIGH: { count: 2, more: false }, LOW: { count: 1 } });
  });

  it("tells the place of a finding and the ones next to it", async () => {
    const [newest, middle, oldest] = [
      await makeFinding({ minutesAgo: 1 }),
      await makeFinding({ minutesAgo: 2 }),
      await makeFinding({ minutesAgo: 3 }),
    ];
    expect((await getFinding(ADMIN, middle.number, filterOf(), NOW))?.neighbours).toEqual({
      newer: String(newest.number),
      older: String(oldest.number),
      place: 2,
    });
    // Decided on meanwhile, it has neighbours and no place of its own.
    await db.finding.update({ where: { id: middle.id }, data: { status: "resolved" } });
    expect((await getFinding(ADMIN, middle.number, filterOf(), NOW))?.neighbours).toEqual({
      newer: String(newest.number),
      older: String(oldest.number),
      place: null,
    });
  });
});

describe("the end of a suppression", () => {
  it("brings every finding back, at whatever moment somebody looks, with or without housekeeping", async () => {
    const days = fc.integer({ min: 1, max: 90 });
    const plan = fc.record({
      until: fc.option(days),
      look: fc.integer({ min: 0, max: 120 }),
      tidy: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 6 }), async (plans) => {
        await db.finding.deleteMany();
        for (const { until, look, tidy } of plans) {
          const finding = await makeFinding({ riskLevel: "LOW" });
          const end = until === null ? null : new Date(NOW.getTime() + until * DAY);
          const targets = seen("open", finding);
          const input = { targets, comment: "ok", until: end?.toISOString() ?? null };
          await suppressFindings(EDITOR, input, NOW);
          const then = new Date(NOW.getTime() + look * DAY);
          if (tidy) await reopenExpired(then);
          const holds = end === null || end > then;
          const seenIn = holds ? "suppressed" : "open";
          const hiddenFrom = holds ? "open" : "suppressed";
          expect(await numbers({ status: seenIn }, then)).toContain(finding.number);
          expect(await numbers({ status: hiddenFrom }, then)).not.toContain(finding.number);
          const detail = await getFinding(ADMIN, finding.number, filterOf(), then);
          expect(detail?.detail.status).toBe(seenIn);
          expect(detail?.detail.activities.filter(({ kind }) => kind === "ended")).toHaveLength(
            holds ? 0 : 1,
          );
          await db.finding.deleteMany();
        }
      }),
      { numRuns: 25 },
    );
  });

  it("is to the millisecond", async () => {
    const end = new Date(NOW.getTime() + DAY);
    const finding = await makeFinding({ status: "suppressed", suppressedUntil: end });
    expect(await numbers({}, new Date(end.getTime() - 1))).toEqual([]);
    expect(await numbers({}, end)).toEqual([finding.number]);
  });
});
