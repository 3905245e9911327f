import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import {
  EDITOR,
  filterOf,
  lastAudit,
  makeDelivery,
  makeFinding,
  NOW,
  SANDBOX,
  SANDBOX_EDITOR,
  seen,
  statusOf,
  timelineOf,
  VIEWER,
} from "@/lib/findings/findings-fixture";
import { suppressFindings } from "./suppress-findings";

const DAY = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY).toISOString();
const comment = "Backup migration, CHG-2291.";

describe("suppressFindings", () => {
  it("hides findings until the end, with one suppression, timelines, an audit row, and no message", async () => {
    const [a, b] = [await makeFinding(), await makeFinding({ status: "investigating" })];
    const delivery = await makeDelivery(a.id);
    const items = [...seen("open", a).items, ...seen("investigating", b).items];
    const outcome = await suppressFindings(EDITOR, { targets: { items }, comment, until: inDays(7) }, NOW);
    expect(outcome).toMatchObject({ ok: true, skipped: 0 });
    const suppressionId = outcome.ok ? outcome.suppressionId : "";
    expect(await statusOf(a.id)).toEqual({
      status: "suppressed",
      suppressedUntil: new Date(inDays(7)),
      suppressionId,
    });
    expect(await db.suppression.findUnique({ where: { id: suppressionId } })).toMatchObject({
      comment,
      findingCount: 2,
      createdByName: "Eiji",
    });
    expect(await timelineOf(b.id)).toMatchObject([
      { kind: "suppressed", comment, data: { from: "investigating", until: inDays(7), suppressionId } },
    ]);
    expect(await db.delivery.findUnique({ where: { id: delivery } })).toMatchObject({ state: "cancelled" });
    expect(await lastAudit()).toMatchObject({ action: "finding.suppress", note: comment });
  });

  it("skips what somebody else decided meanwhile, and says conflict where nothing is left", async () => {
    const [mine, theirs] = [await makeFinding(), await makeFinding({ status: "confirmed" })];
    const input = { targets: seen("open", mine, theirs), comment, until: inDays(1) };
    expect(await suppressFindings(EDITOR, input, NOW)).toMatchObject({ ok: true, skipped: 1 });
    expect((await statusOf(theirs.id)).status).toBe("confirmed");
    await expect(suppressFindings(EDITOR, input, NOW)).rejects.toMatchObject({ code: "conflict" });
  });

  it("lets one of two people win who suppress the same at once", async () => {
    const input = { targets: seen("open", await makeFinding()), comment, until: inDays(1) };
    const outcomes = await Promise.allSettled([1, 2].map(() => suppressFindings(EDITOR, input, NOW)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("does not find findings of other people's accounts, and changes none of the others with them", async () => {
    const [own, other] = [await makeFinding({ accountId: SANDBOX }), await makeFinding()];
    const input = { targets: seen("open", own, other), comment, until: inDays(1) };
    await expect(suppressFindings(SANDBOX_EDITOR, input, NOW)).rejects.toMatchObject({ code: "not-found" });
    expect((await statusOf(own.id)).status).toBe("open");
  });

  it("takes only the actor's own findings where all that fit are meant", async () => {
    const own = await makeFinding({ accountId: SANDBOX, eventName: "Everywhere" });
    const other = await makeFinding({ eventName: "Everywhere" });
    const targets = { filter: filterOf({ event: "Everywhere" }), upTo: String(other.number) };
    const outcome = await suppressFindings(SANDBOX_EDITOR, { targets, comment, until: inDays(1) }, NOW);
    expect(outcome).toMatchObject({ ok: true, changed: [{ id: own.id }] });
    expect((await statusOf(other.id)).status).toBe("open");
  });

  it("is forbidden for viewers", async () => {
    const input = { targets: seen("open", await makeFinding()), comment, until: inDays(1) };
    await expect(suppressFindings(VIEWER, input, NOW)).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(["", "   ", "\u200B\u200D\uFEFF", "\u2800", "x".repeat(2_001), "nul \u0000"])(
    "refuses the comment %j",
    async (bad) => {
      const finding = await makeFinding();
      const input = { targets: seen("open", finding), comment: bad, until: inDays(1) };
      expect(await suppressFindings(EDITOR, input, NOW)).toMatchObject({
        ok: false,
        problems: [{ path: ["comment"] }],
      });
      expect((await statusOf(finding.id)).status).toBe("open");
    },
  );

  it("lets the strictest of the levels govern the end", async () => {
    const [medium, high, veryHigh] = [
      await makeFinding({ riskLevel: "MEDIUM" }),
      await makeFinding({ riskLevel: "HIGH" }),
      await makeFinding({ riskLevel: "VERY_HIGH" }),
    ];
    const attempt = (until: string | null, ...findings: { id: string }[]) =>
      suppressFindings(EDITOR, { targets: seen("open", ...findings), comment, until }, NOW);
    const refusal = (message: string) => ({ ok: false, problems: [{ path: ["until"], message }] });
    expect(await attempt(inDays(-1), medium)).toMatchObject(refusal("endInPast"));
    expect(await attempt(NOW.toISOString(), medium)).toMatchObject(refusal("endInPast"));
    expect(await attempt(null, medium, high)).toMatchObject(refusal("forGoodForbidden"));
    expect(await attempt(inDays(31), high, veryHigh)).toMatchObject(refusal("endTooFar"));
    // The browser's clock is a minute ahead.
    const thirtyDays = new Date(Date.parse(inDays(30)) + 60_000).toISOString();
    expect(await attempt(thirtyDays, high, veryHigh)).toMatchObject({ ok: true });
    expect(await attempt(null, medium)).toMatchObject({ ok: true });
  });
});
