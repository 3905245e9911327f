import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import {
  EDITOR,
  filterOf,
  lastAudit,
  makeFinding,
  NOW,
  PAYMENTS,
  SANDBOX_EDITOR,
  seen,
  statusOf,
  timelineOf,
  VIEWER,
} from "./findings-fixture";
import { setFindingStatus } from "./set-status";

describe("setFindingStatus", () => {
  it("moves findings, tells it in each timeline and is audited once", async () => {
    const [a, b] = [await makeFinding(), await makeFinding()];
    const targets = seen("open", a, b);
    const outcome = await setFindingStatus(EDITOR, { targets, to: "confirmed", comment: "Not ours." }, NOW);
    expect(outcome).toMatchObject({ ok: true, skipped: 0 });
    expect((await statusOf(a.id)).status).toBe("confirmed");
    expect(await timelineOf(b.id)).toMatchObject([
      {
        kind: "statusChanged",
        comment: "Not ours.",
        data: { from: "open", to: "confirmed" },
        createdByName: "Eiji",
      },
    ]);
    expect(await lastAudit()).toMatchObject({
      action: "finding.set-status",
      actorName: "Eiji",
      targetLabel: `F-${a.number} (+1)`,
      accountId: PAYMENTS,
    });
  });

  it("leaves alone what somebody else decided meanwhile, and says conflict where nothing is left", async () => {
    const [mine, theirs] = [await makeFinding(), await makeFinding({ status: "resolved" })];
    const both = { targets: seen("open", mine, theirs), to: "investigating" as const };
    expect(await setFindingStatus(EDITOR, both, NOW)).toMatchObject({ ok: true, skipped: 1 });
    expect((await statusOf(theirs.id)).status).toBe("resolved");
    await expect(setFindingStatus(EDITOR, both, NOW)).rejects.toMatchObject({ code: "conflict" });
  });

  it("ends the suppression of a finding whose end has passed", async () => {
    const ended = await makeFinding({ status: "suppressed", suppressedUntil: new Date(NOW.getTime() - 1) });
    await setFindingStatus(EDITOR, { targets: seen("open", ended), to: "investigating" }, NOW);
    expect(await statusOf(ended.id)).toEqual({
      status: "investigating",
      suppressedUntil: null,
      suppressionId: null,
    });
  });

  it("does not find findings of other people's accounts", async () => {
    const finding = await makeFinding();
    const input = { targets: seen("open", finding), to: "resolved" as const };
    await expect(setFindingStatus(SANDBOX_EDITOR, input, NOW)).rejects.toMatchObject({ code: "not-found" });
    expect((await statusOf(finding.id)).status).toBe("open");
  });

  it("is forbidden for viewers", async () => {
    const input = { targets: seen("open", await makeFinding()), to: "resolved" as const };
    await expect(setFindingStatus(VIEWER, input, NOW)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("refuses a status that only a suppression gives", async () => {
    const input = { targets: seen("open", await makeFinding()), to: "suppressed" };
    await expect(setFindingStatus(EDITOR, input as never, NOW)).rejects.toMatchObject({
      code: "invalid-input",
    });
  });

  it("changes all that fit a filter, but nothing newer than what was seen", async () => {
    const old = await makeFinding({ eventName: "DeleteTrail" });
    const unseen = await makeFinding({ eventName: "DeleteTrail" });
    const targets = { filter: filterOf({ event: "DeleteTrail" }), upTo: String(old.number) };
    const outcome = await setFindingStatus(EDITOR, { targets, to: "investigating" }, NOW);
    expect(outcome).toMatchObject({ ok: true, changed: [{ id: old.id, from: "open" }] });
    expect((await statusOf(unseen.id)).status).toBe("open");
  });

  it("changes 5,000 findings at once and refuses more", async () => {
    const { id } = await makeFinding({ eventName: "Flood" });
    await db.$executeRaw`
      INSERT INTO finding SELECT (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(),
        'number', 1000000 + n, 'event_id', 'flood-' || n))).*
      FROM finding f, generate_series(1, 5000) AS n WHERE f.id = ${id}::uuid`;
    const all = (upTo: number) => ({ filter: filterOf({ event: "Flood" }), upTo: String(upTo) });
    const refused = await setFindingStatus(EDITOR, { targets: all(2_000_000), to: "resolved" }, NOW);
    expect(refused).toMatchObject({ ok: false, problems: [{ message: "tooMany" }] });
    const done = await setFindingStatus(EDITOR, { targets: all(1_004_999), to: "resolved" }, NOW);
    expect(done.ok && done.changed.length).toBe(5_000);
  });
});
