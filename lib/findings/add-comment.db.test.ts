import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { addComment } from "./add-comment";
import { EDITOR, lastAudit, makeFinding, NOW, SANDBOX_EDITOR, timelineOf, VIEWER } from "./findings-fixture";

describe("addComment", () => {
  it("adds to the timeline and is audited", async () => {
    const { id, number } = await makeFinding();
    expect(await addComment(EDITOR, { findingId: id, comment: " Asking Tanaka. " }, NOW)).toEqual({
      ok: true,
    });
    expect(await timelineOf(id)).toMatchObject([
      { kind: "comment", comment: "Asking Tanaka.", createdByName: "Eiji" },
    ]);
    expect(await lastAudit()).toMatchObject({ action: "finding.comment", targetId: String(number) });
  });

  it("keeps both comments of two people who write at once", async () => {
    const { id } = await makeFinding();
    await Promise.all(["one", "two"].map((comment) => addComment(EDITOR, { findingId: id, comment }, NOW)));
    expect((await timelineOf(id)).map(({ comment }) => comment).sort()).toEqual(["one", "two"]);
  });

  it("does not find findings of other people's accounts", async () => {
    const { id } = await makeFinding();
    await expect(addComment(SANDBOX_EDITOR, { findingId: id, comment: "x" }, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is forbidden for viewers", async () => {
    const { id } = await makeFinding();
    await expect(addComment(VIEWER, { findingId: id, comment: "x" }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it.each(["", "  \n", "\u200B\u2060", "\u3164", "x".repeat(2_001)])("refuses %j", async (comment) => {
    const { id } = await makeFinding();
    expect(await addComment(EDITOR, { findingId: id, comment }, NOW)).toMatchObject({ ok: false });
    expect(await db.findingActivity.count({ where: { findingId: id } })).toBe(0);
  });
});
