import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { blankRow } from "@/lib/engine/cell-text";
import { getDraft } from "@/lib/settings/queries";
import { saveSetting } from "@/lib/settings/save-setting";
import { createTestPerson } from "@/lib/users/test-people";
import { addFindingExample, removeFindingExample } from "./add-example";
import { EDITOR, makeFinding, SANDBOX_EDITOR, VIEWER } from "./findings-fixture";
import { addExampleSchema } from "./schema";

let editor: Actor;

beforeAll(async () => {
  editor = { ...EDITOR, userId: (await createTestPerson({}, "one@aoba.example")).userId };
  const body = {
    ...defaultSetting(requireRule("RTM-011")),
    enabled: true,
    values: { patterns: [blankRow("row-1")], ttl: 3 },
  };
  const saved = await saveSetting(editor, {
    ruleId: "RTM-011",
    scope: "organisation",
    baseVersion: 0,
    body,
    note: "",
  });
  expect(saved).toMatchObject({ ok: true });
});

const rows = async () => (await getDraft(editor, "organisation"))?.body.rows;

it("makes a finding's event an example of the row that found it, in one's own draft, and takes it back", async () => {
  const { id: findingId } = await makeFinding();
  const added = await addFindingExample(editor, { findingId, expect: "noMatch" });
  expect(added).toMatchObject({ ok: true, rowNumber: 1, isNew: true });
  expect((await rows())![0]!.examples).toMatchObject([
    {
      expect: "noMatch",
      event: { eventName: "CreateAccessKey", userIdentityType: "IAMUser", actorName: "tanaka.yu" },
    },
  ]);
  const exampleId = added.ok ? added.exampleId : "";
  expect(await removeFindingExample(editor, { findingId, exampleId })).toEqual({ ok: true });
  expect(await rows()).toBeUndefined();
});

it("turns an example over instead of asking for both", async () => {
  const { id: findingId } = await makeFinding();
  await addFindingExample(editor, { findingId, expect: "noMatch" });
  await addFindingExample(editor, { findingId, expect: "match" });
  expect((await rows())![0]!.examples).toMatchObject([{ expect: "match" }]);
});

it("does not find findings of other people's accounts, nor those that no row found", async () => {
  const { id: findingId } = await makeFinding();
  await expect(addFindingExample(SANDBOX_EDITOR, { findingId, expect: "match" })).rejects.toMatchObject({
    code: "not-found",
  });
  const canary = await makeFinding({ ruleId: "IAM-055" });
  await expect(addFindingExample(editor, { findingId: canary.id, expect: "match" })).rejects.toMatchObject({
    code: "not-found",
  });
});

it("is forbidden for those who may not change the settings that decided", async () => {
  const { id: findingId } = await makeFinding();
  await expect(addFindingExample(VIEWER, { findingId, expect: "match" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

it("says that the row has gone", async () => {
  const { id: findingId } = await makeFinding();
  await db.finding.update({ where: { id: findingId }, data: { rowId: "gone" }, select: { id: true } });
  expect(await addFindingExample(editor, { findingId, expect: "match" })).toEqual({
    ok: false,
    problems: [{ path: [], message: "rowGone" }],
  });
});

it("reads nothing but its own input", () => {
  for (const wrong of [
    {},
    { findingId: "1", expect: "match" },
    { findingId: crypto.randomUUID(), expect: "?" },
  ])
    expect(addExampleSchema.safeParse(wrong).success).toBe(false);
});
