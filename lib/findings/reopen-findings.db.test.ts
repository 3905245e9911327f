import { describe, expect, it } from "vitest";
import {
  EDITOR,
  lastAudit,
  makeFinding,
  NOW,
  SANDBOX_EDITOR,
  seen,
  statusOf,
  timelineOf,
  VIEWER,
} from "./findings-fixture";
import { reopenFindings } from "./reopen-findings";

const HOUR = 3_600_000;

describe("reopenFindings", () => {
  it("opens suppressed and resolved findings, in the timeline and audited", async () => {
    const until = new Date(NOW.getTime() + HOUR);
    const suppressed = await makeFinding({ status: "suppressed", suppressedUntil: until });
    const resolved = await makeFinding({ status: "resolved" });
    const items = [...seen("suppressed", suppressed).items, ...seen("resolved", resolved).items];
    const outcome = await reopenFindings(EDITOR, { targets: { items }, comment: "Seen again." }, NOW);
    expect(outcome).toMatchObject({ ok: true, skipped: 0 });
    expect(await statusOf(suppressed.id)).toEqual({
      status: "open",
      suppressedUntil: null,
      suppressionId: null,
    });
    expect(await timelineOf(resolved.id)).toMatchObject([
      { kind: "reopened", comment: "Seen again.", data: { from: "resolved", to: "open" } },
    ]);
    expect(await lastAudit()).toMatchObject({ action: "finding.reopen", note: "Seen again." });
  });

  it("says conflict where the suppression has ended by itself", async () => {
    const ended = await makeFinding({ status: "suppressed", suppressedUntil: new Date(NOW.getTime() - 1) });
    await expect(reopenFindings(EDITOR, { targets: seen("suppressed", ended) }, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("does not find findings of other people's accounts", async () => {
    const finding = await makeFinding({ status: "resolved" });
    await expect(
      reopenFindings(SANDBOX_EDITOR, { targets: seen("resolved", finding) }, NOW),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  it("is forbidden for viewers", async () => {
    const finding = await makeFinding({ status: "resolved" });
    await expect(reopenFindings(VIEWER, { targets: seen("resolved", finding) }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("refuses to reopen nothing", async () => {
    await expect(reopenFindings(EDITOR, { targets: { items: [] } }, NOW)).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});
