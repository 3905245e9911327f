import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import {
  ADMIN,
  makeFinding,
  NOW,
  PAYMENTS,
  SANDBOX,
  SANDBOX_EDITOR,
  VIEWER,
} from "@/lib/findings/findings-fixture";
import { suppressFindings } from "@/lib/suppressions/suppress-findings";
import { setFindingStatus } from "@/lib/findings/set-status";
import { getOverview } from "./queries";

const HOUR = 60;
const DAY = 24 * HOUR;

describe("the overview", async () => {
  const extreme = await makeFinding({ riskLevel: "EXTREME", minutesAgo: 2 * DAY, eventName: "DeleteTrail" });
  const veryHigh = await makeFinding({ riskLevel: "VERY_HIGH", minutesAgo: 5, accountId: SANDBOX });
  const investigated = await makeFinding({ riskLevel: "VERY_HIGH", minutesAgo: 3, accountId: SANDBOX });
  await makeFinding({ riskLevel: "MEDIUM", minutesAgo: 10 * DAY });
  // Ended a minute ago: open again, although nothing has written that down.
  await makeFinding({
    riskLevel: "LOW",
    minutesAgo: 4 * DAY,
    status: "suppressed",
    suppressedUntil: new Date(NOW.getTime() - 60_000),
  });
  const ending = await makeFinding({ riskLevel: "HIGH", minutesAgo: 30 });
  await setFindingStatus(
    SANDBOX_EDITOR,
    { targets: { items: [{ id: investigated.id, status: "open" }] }, to: "investigating" },
    NOW,
  );
  await suppressFindings(
    ADMIN,
    {
      targets: { items: [{ id: ending.id, status: "open" }] },
      comment: "monthly clean-up",
      until: new Date(NOW.getTime() + 12 * 3_600_000).toISOString(),
    },
    NOW,
  );

  it("lists what nobody has settled, the most severe first and the investigated behind the open", async () => {
    const { urgent } = await getOverview(ADMIN, NOW);
    expect(urgent.map(({ number, status }) => [number, status])).toEqual([
      [String(extreme.number), "open"],
      [String(veryHigh.number), "open"],
      [String(investigated.number), "investigating"],
      [expect.any(String), "open"],
      [expect.any(String), "open"],
    ]);
    expect(urgent[2]).toMatchObject({ investigator: "Sam", accountName: "sandbox" });
  });

  it("counts open findings by level and age, with those whose suppression ended", async () => {
    const { open } = await getOverview(VIEWER, NOW);
    const counts = Object.fromEntries(
      open.levels.map(({ riskLevel, ages }) => [riskLevel, ages.map((age) => age?.count)]),
    );
    expect(counts).toEqual({
      EXTREME: [0, 1, 0, 0],
      VERY_HIGH: [1, 0, 0, 0],
      HIGH: [0, 0, 0, 0],
      MEDIUM: [0, 0, 0, 1],
      LOW: [0, 0, 1, 0],
    });
    expect(open.all).toEqual({ count: 4, more: false });
  });

  it("tells which suppressions end by tomorrow", async () => {
    const { ending: found } = await getOverview(ADMIN, NOW);
    expect(found).toEqual({
      count: 1,
      more: false,
      highest: { riskLevel: "HIGH", count: 1 },
      onlyNumber: String(ending.number),
    });
  });

  it("tells who decided what, one line for each decision", async () => {
    const { decisions } = await getOverview(ADMIN, NOW);
    expect(decisions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "statusChanged", to: "investigating", by: "Sam", count: 1 }),
        expect.objectContaining({ kind: "suppressed", by: "Ada", count: 1, note: "monthly clean-up" }),
      ]),
    );
  });

  it("counts findings per day, and leaves days without a stored event unknown", async () => {
    const { days } = await getOverview(ADMIN, NOW);
    expect(days).toHaveLength(28);
    expect(days.at(-1)).toMatchObject({ day: "2026-11-23", counts: { severe: 2, high: 1, lower: 0 } });
    expect(days.at(-3)).toMatchObject({ day: "2026-11-21", counts: { severe: 1, high: 0, lower: 0 } });
    expect(days.at(-2)).toMatchObject({ day: "2026-11-22", counts: null });
  });

  it("names the rows that bring the most, with what of it was suppressed", async () => {
    const { noisy } = await getOverview(ADMIN, NOW);
    expect(noisy.rows).toMatchObject([{ rowId: "row-1", scope: "organisation", count: 5, suppressed: 1 }]);
  });

  it("shows people with chosen accounts those accounts only", async () => {
    const overview = await getOverview(SANDBOX_EDITOR, NOW);
    expect(overview.urgent.map(({ accountName }) => accountName)).toEqual(["sandbox", "sandbox"]);
    expect(overview.open.all.count).toBe(1);
    expect(overview.ending.count).toBe(0);
    expect(overview.decisions.filter(({ kind }) => kind === "suppressed")).toEqual([]);
    expect(overview.noisy.rows).toMatchObject([{ count: 2 }]);
    expect(overview.days.at(-1)?.counts).toEqual({ severe: 2, high: 0, lower: 0 });
    expect(overview.days.at(-3)?.counts).toBeNull();
    expect(overview.accounts.total).toBe(1);
  });

  it("names failing channels and silent sources to administrators, and to others only that a channel fails", async () => {
    await db.channel.create({
      data: {
        name: "#sec-alerts",
        kind: "slack",
        sealedUrl: "sealed",
        urlHint: "hooks.slack.com",
        leastRiskLevel: "LOW",
        allAccounts: true,
        language: "en",
        failingSince: NOW,
        lastError: "slack.no_service",
      },
    });
    await db.source.create({ data: { name: "trail", kind: "http", allAccounts: true } });
    const admin = await getOverview(ADMIN, NOW);
    expect(admin.troubles.failing).toMatchObject({
      count: 1,
      channels: [{ name: "#sec-alerts", lastError: "slack.no_service", waiting: 0 }],
    });
    expect(admin.troubles.silent).toMatchObject({
      count: 1,
      sources: [{ name: "trail", lastIngestAt: null }],
    });
    const viewer = await getOverview(VIEWER, NOW);
    expect(viewer.troubles).toMatchObject({ failing: { count: 1, channels: [] }, silent: { count: 0 } });
  });

  it("tells the accounts that were discovered and not looked at, and rows that could not be judged", async () => {
    await db.account.update({ where: { id: PAYMENTS }, data: { discoveredAt: NOW } });
    const { id: versionId } = await db.ruleSettingVersion.findFirstOrThrow({ select: { id: true } });
    await db.ruleSetting.create({
      // Not a rule of the catalogue: the fixture's version holds no setting that could be read.
      data: { ruleId: "RTM-999", scope: "organisation", version: 12, versionId },
    });
    await db.rowProblem.create({ data: { versionId, rowId: "row-1", cell: "eventName", kind: "tooSlow" } });
    const { accounts, troubles } = await getOverview(ADMIN, NOW);
    expect(accounts).toEqual({ total: 2, isNew: 1 });
    expect(troubles.stuckRows).toMatchObject([{ scope: "organisation", rows: 1 }]);
  });
});
