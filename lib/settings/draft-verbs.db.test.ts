import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { createTestPerson } from "@/lib/users/test-people";
import { discardDraft } from "./discard-draft";
import { getDraft } from "./queries";
import { saveDraft } from "./save-draft";
import { saveSetting } from "./save-setting";
import { draftBodySchema, saveDraftSchema, type DraftBody } from "./schema";
import {
  auditActions,
  createAccounts,
  EDITOR,
  PAYMENTS,
  PAYMENTS_EDITOR,
  SANDBOX,
  VIEWER,
} from "./settings-fixture";

let editor: Actor;
let other: Actor;

beforeAll(async () => {
  await createAccounts();
  const ids = await Promise.all(
    ["one", "two"].map(async (name) => (await createTestPerson({}, `${name}@aoba.example`)).userId),
  );
  editor = { ...EDITOR, userId: ids[0]! };
  other = { ...EDITOR, userId: ids[1]! };
});

beforeEach(async () => {
  await db.ruleDraft.deleteMany();
  await db.ruleSetting.deleteMany();
  await db.ruleSettingVersion.deleteMany();
  await db.auditEntry.deleteMany();
});

const cell = (pattern: string) => ({ pattern, not: false });

function body(...patterns: string[]): DraftBody {
  return {
    enabled: true,
    riskLevel: null,
    ttl: 3,
    rows: patterns.map((pattern, index) => ({
      id: `r${index}`,
      enabled: true,
      eventName: cell(pattern),
      eventSource: cell(""),
      userIdentityType: cell(""),
      riskLevel: null,
      failedCalls: true,
      note: "",
    })),
  };
}

const draft = (patterns: string[], revision = 0, scope = "organisation") => ({
  scope,
  baseVersion: 0,
  revision,
  body: body(...patterns),
});

describe("a draft", () => {
  it("is kept as it was typed, unfinished patterns too, and for its author only", async () => {
    expect(await saveDraft(editor, draft(["^Create("]))).toMatchObject({ ok: true, revision: 1 });
    expect(await saveDraft(editor, draft(["^Create(", "x"], 1))).toMatchObject({ ok: true, revision: 2 });
    expect(await getDraft(editor, "organisation")).toMatchObject({
      revision: 2,
      body: body("^Create(", "x"),
    });
    expect(await getDraft(other, "organisation")).toBeNull();
    expect(await auditActions()).toEqual([]);
  });

  it("is not overwritten by a tab that has not seen the newest", async () => {
    await saveDraft(editor, draft(["first"]));
    await saveDraft(editor, draft(["second"], 1));
    expect(await saveDraft(editor, draft(["late"], 1))).toEqual({
      ok: false,
      problems: [],
      isElsewhere: true,
    });
    expect(await saveDraft(editor, draft(["later"], 0))).toMatchObject({ isElsewhere: true });
    expect((await getDraft(editor, "organisation"))!.body).toEqual(body("second"));
  });

  it("does not come back by a tab that knew it before it was published or thrown away", async () => {
    await saveDraft(editor, draft(["a"]));
    await discardDraft(editor, { scope: "organisation" });
    expect(await saveDraft(editor, draft(["a"], 1))).toMatchObject({ ok: false, isElsewhere: true });
    expect(await getDraft(editor, "organisation")).toBeNull();
  });

  it("goes when its author publishes, and only then", async () => {
    await saveDraft(editor, draft(["a"]));
    await saveDraft(other, draft(["b"]));
    const setting = {
      ...defaultSetting(requireRule("RTM-011")),
      enabled: true,
      values: { patterns: body("a").rows, ttl: 3 },
    };
    const publish = { ruleId: "RTM-011", scope: "organisation", baseVersion: 0, note: "" };
    expect(await saveSetting(editor, { ...publish, baseVersion: 7, body: setting })).toMatchObject({
      ok: false,
    });
    expect(await getDraft(editor, "organisation")).not.toBeNull();
    expect(await saveSetting(editor, { ...publish, body: setting })).toMatchObject({ ok: true });
    expect(await getDraft(editor, "organisation")).toBeNull();
    expect(await getDraft(other, "organisation")).not.toBeNull();
  });

  it("needs the right to edit its scope", async () => {
    await expect(saveDraft(VIEWER, draft(["a"]))).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveDraft(PAYMENTS_EDITOR, draft(["a"]))).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveDraft(PAYMENTS_EDITOR, draft(["a"], 0, SANDBOX))).rejects.toMatchObject({
      code: "not-found",
    });
    expect(
      await saveDraft({ ...PAYMENTS_EDITOR, userId: editor.userId }, draft(["a"], 0, PAYMENTS)),
    ).toMatchObject({
      ok: true,
    });
  });

  it("is refused where it could not be stored", () => {
    expect(saveDraftSchema.safeParse(draft(["a\u0000"])).success).toBe(false);
    expect(saveDraftSchema.safeParse({ ...draft(["a"]), scope: "x" }).success).toBe(false);
    expect(
      draftBodySchema.safeParse({ ...body("a"), rows: new Array(1001).fill(body("a").rows[0]) }).success,
    ).toBe(false);
  });
});
