import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import {
  EDITOR,
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
import { reopenFindings } from "@/lib/findings/reopen-findings";
import { suppressFindings } from "./suppress-findings";
import { undoSuppression } from "./undo-suppression";

const HOUR = 3_600_000;
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

async function suppress(items: { id: string; status: "open" | "confirmed" }[]): Promise<string> {
  const input = { targets: { items }, comment: "Planned.", until: later(24).toISOString() };
  const outcome = await suppressFindings(EDITOR, input, NOW);
  if (!outcome.ok) throw new Error("not suppressed");
  return outcome.suppressionId;
}

describe("undoSuppression", () => {
  it("gives each finding its former status back, sends what it held back, and is audited", async () => {
    const [a, b] = [await makeFinding(), await makeFinding({ status: "confirmed" })];
    const delivery = await makeDelivery(a.id);
    const suppressionId = await suppress([
      { id: a.id, status: "open" },
      { id: b.id, status: "confirmed" },
    ]);
    expect(await undoSuppression(EDITOR, { suppressionId }, later(0.001))).toMatchObject({ ok: true });
    expect((await statusOf(a.id)).status).toBe("open");
    expect(await statusOf(b.id)).toEqual({
      status: "confirmed",
      suppressedUntil: null,
      suppressionId: null,
    });
    expect((await timelineOf(b.id)).at(-1)).toMatchObject({
      kind: "suppressionUndone",
      data: { from: "suppressed", to: "confirmed" },
    });
    expect(await db.delivery.findUnique({ where: { id: delivery } })).toMatchObject({ state: "pending" });
    expect(await db.suppression.findUnique({ where: { id: suppressionId } })).toMatchObject({
      undoneByName: "Eiji",
    });
    expect(await lastAudit()).toMatchObject({ action: "finding.undo-suppression" });
  });

  it("does not send days-old messages after all", async () => {
    const finding = await makeFinding();
    const delivery = await makeDelivery(finding.id);
    const suppressionId = await suppress([{ id: finding.id, status: "open" }]);
    await undoSuppression(EDITOR, { suppressionId }, later(2));
    expect(await db.delivery.findUnique({ where: { id: delivery } })).toMatchObject({ state: "cancelled" });
  });

  it("leaves what was reopened since, and says conflict a second time and after the end", async () => {
    const [a, b] = [await makeFinding(), await makeFinding()];
    const suppressionId = await suppress([
      { id: a.id, status: "open" },
      { id: b.id, status: "open" },
    ]);
    await reopenFindings(EDITOR, { targets: seen("suppressed", a) }, NOW);
    const outcome = await undoSuppression(EDITOR, { suppressionId }, NOW);
    expect(outcome).toMatchObject({ ok: true, changed: [{ id: b.id }] });
    await expect(undoSuppression(EDITOR, { suppressionId }, NOW)).rejects.toMatchObject({ code: "conflict" });
    const ended = await suppress([{ id: a.id, status: "open" }]);
    await expect(undoSuppression(EDITOR, { suppressionId: ended }, later(25))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("does not find suppressions of other people's accounts, and undoes only one's own part", async () => {
    const [own, other] = [await makeFinding({ accountId: SANDBOX }), await makeFinding()];
    const foreign = await suppress([{ id: other.id, status: "open" }]);
    await expect(undoSuppression(SANDBOX_EDITOR, { suppressionId: foreign }, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    const third = await makeFinding();
    const mixed = await suppress([
      { id: own.id, status: "open" },
      { id: third.id, status: "open" },
    ]);
    await undoSuppression(SANDBOX_EDITOR, { suppressionId: mixed }, NOW);
    expect((await statusOf(own.id)).status).toBe("open");
    expect((await statusOf(third.id)).status).toBe("suppressed");
    expect((await db.suppression.findUnique({ where: { id: mixed } }))?.undoneAt).toBeNull();
  });

  it("is forbidden for viewers", async () => {
    const suppressionId = await suppress([{ id: (await makeFinding()).id, status: "open" }]);
    await expect(undoSuppression(VIEWER, { suppressionId }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("refuses what is no suppression", async () => {
    await expect(undoSuppression(EDITOR, { suppressionId: "x" }, NOW)).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});
