import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { blankRow } from "@/lib/engine/cell-text";
import type { Row, RowExample } from "@/lib/engine/row";
import { DEFAULT_CEILINGS } from "@/lib/organisation/schema";
import { createTestPerson } from "@/lib/users/test-people";
import { addDraftExample, removeDraftExample } from "./draft-example";
import { leaveOff } from "./leave-off";
import { lockSetting } from "./lock-setting";
import { getDraft } from "./queries";
import { restoreVersion } from "./restore-version";
import { saveDraft } from "./save-draft";
import { saveSetting } from "./save-setting";
import {
  ADMIN,
  createAccounts,
  EDITOR,
  PAYMENTS,
  PAYMENTS_EDITOR,
  SANDBOX,
  VIEWER,
} from "./settings-fixture";

const RULE = "RTM-011";
const ORGANISATION = { ruleId: RULE, scope: "organisation", note: "" };
let editor: Actor;
let payments: Actor;

beforeAll(async () => {
  await createAccounts();
  editor = { ...EDITOR, userId: (await createTestPerson({}, "one@aoba.example")).userId };
  payments = { ...PAYMENTS_EDITOR, userId: (await createTestPerson({}, "two@aoba.example")).userId };
  await db.organisation.create({
    data: { name: "Aoba", language: "en", timeZone: "UTC", suppressionCeilings: DEFAULT_CEILINGS },
  });
});

beforeEach(async () => {
  await db.ruleDraft.deleteMany();
  await db.ruleSetting.deleteMany();
  await db.ruleSettingVersion.deleteMany();
  await gate(true);
});

const gate = (examplesGate: boolean) =>
  db.organisation.update({ where: { id: 1 }, data: { examplesGate }, select: { id: true } });

const event = {
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  userIdentityType: "IAMUser",
  failed: false,
  accountId: PAYMENTS,
  region: "us-east-1",
  actorName: "tanaka.yu",
  errorCode: "",
  eventTime: "2026-11-23T05:40:00.000Z",
};

function row(id: string, pattern: string, expected?: RowExample["expect"]): Row {
  const { eventName, eventSource, userIdentityType, failed } = event;
  const example = { eventName, eventSource, userIdentityType, failed };
  return {
    ...blankRow(id),
    eventName: { pattern, not: false },
    ...(expected && { examples: [{ id: `${id}-1`, expect: expected, event: example }] }),
  };
}

const setting = (...patterns: Row[]) => ({
  ...defaultSetting(requireRule(RULE)),
  enabled: true,
  values: { patterns, ttl: 3 },
});
const failing = setting(row("fine", "^Create", "match"), row("bad", "^Creatf", "match"));
const passing = setting(row("fine", "^Create", "match"));
const refused = {
  ok: false,
  problems: [
    { path: ["values", "patterns"], message: "validation.examplesFail", values: { rows: "2", count: 1 } },
  ],
};
const versions = () => db.ruleSettingVersion.count();

describe("the gate of examples", () => {
  it("refuses to publish rows whose examples fail, names them, and keeps the draft", async () => {
    await saveDraft(editor, {
      scope: "organisation",
      baseVersion: 0,
      revision: 0,
      body: { enabled: true, riskLevel: null, ttl: 3, rows: failing.values.patterns },
    });
    expect(await saveSetting(editor, { ...ORGANISATION, baseVersion: 0, body: failing })).toEqual(refused);
    expect(await versions()).toBe(0);
    expect(await getDraft(editor, "organisation")).not.toBeNull();
    expect(await saveSetting(editor, { ...ORGANISATION, baseVersion: 0, body: passing })).toMatchObject({
      ok: true,
    });
  });

  it("is only there where the organisation says so", async () => {
    await gate(false);
    expect(await saveSetting(editor, { ...ORGANISATION, baseVersion: 0, body: failing })).toMatchObject({
      ok: true,
    });
  });

  it("holds for accounts and for restoring as well", async () => {
    await gate(false);
    await saveSetting(editor, { ...ORGANISATION, baseVersion: 0, body: failing });
    await saveSetting(editor, { ...ORGANISATION, baseVersion: 1, body: passing });
    await gate(true);
    const restored = { ...ORGANISATION, version: 1, baseVersion: 2 };
    expect(await restoreVersion(editor, restored)).toEqual(refused);
    const account = { ...ORGANISATION, scope: PAYMENTS, baseVersion: 0, body: failing };
    expect(await saveSetting(editor, account)).toEqual(refused);
    expect(await versions()).toBe(2);
  });

  it("stands behind the conflict: somebody else's change is met first", async () => {
    await saveSetting(editor, { ...ORGANISATION, baseVersion: 0, body: passing });
    expect(await saveSetting(editor, { ...ORGANISATION, baseVersion: 0, body: failing })).toMatchObject({
      ok: false,
      problems: [],
      conflict: { version: 1 },
    });
  });

  it("looks at what goes live: not at rows or rules that are off, nor at what is live already", async () => {
    const off = setting({ ...row("bad", "^Creatf", "match"), enabled: false }, row("fine", "^Create"));
    expect(await saveSetting(editor, { ...ORGANISATION, baseVersion: 0, body: off })).toMatchObject({
      ok: true,
    });
    const switchedOff = { ...failing, enabled: false };
    expect(await saveSetting(editor, { ...ORGANISATION, baseVersion: 1, body: switchedOff })).toMatchObject({
      ok: true,
    });
    expect(await saveSetting(editor, { ...ORGANISATION, baseVersion: 2, body: failing })).toEqual(refused);
    await gate(false);
    await saveSetting(editor, { ...ORGANISATION, baseVersion: 2, body: failing });
    await gate(true);
    expect(await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 3 })).toMatchObject({
      ok: true,
    });
    const louder = { ...failing, riskLevel: "LOW" as const };
    expect(await saveSetting(editor, { ...ORGANISATION, baseVersion: 4, body: louder })).toMatchObject({
      ok: true,
    });
    const { ruleId, scope } = ORGANISATION;
    expect(await leaveOff(editor, { ruleId, scope, baseVersion: 5, reason: "Not used" })).toMatchObject({
      ok: true,
    });
  });
});

describe("an example in one's own draft", () => {
  const wanted = { scope: "organisation", rowId: "fine", expect: "match" as const, event };
  const rowsOf = async (actor: Actor, scope = "organisation") => (await getDraft(actor, scope))?.body.rows;

  beforeEach(async () => {
    await saveSetting(editor, { ...ORGANISATION, baseVersion: 0, body: setting(row("fine", "^Create")) });
  });

  it("begins a draft from what is live, keeps what rows look at, and goes again without a trace", async () => {
    const added = await addDraftExample(editor, wanted);
    expect(added).toMatchObject({ ok: true, rowNumber: 1, isNew: true });
    if (!added.ok) throw new Error("refused");
    const { errorCode: _, ...kept } = event;
    expect(await rowsOf(editor)).toEqual([
      { ...row("fine", "^Create"), examples: [{ id: added.exampleId, expect: "match", event: kept }] },
    ]);
    expect(await addDraftExample(editor, wanted)).toEqual({ ...added, isNew: false });
    const undo = { scope: "organisation", rowId: "fine", exampleId: added.exampleId };
    expect(await removeDraftExample(editor, undo)).toEqual({ ok: true });
    expect(await getDraft(editor, "organisation")).toBeNull();
    expect(await removeDraftExample(editor, undo)).toEqual({ ok: true });
  });

  it("goes into the draft that is there, and leaves the rest of it alone", async () => {
    const body = { enabled: true, riskLevel: null, ttl: 5, rows: [row("new", "x"), row("fine", "^Creat")] };
    await saveDraft(editor, { scope: "organisation", baseVersion: 1, revision: 0, body });
    const added = await addDraftExample(editor, wanted);
    expect(added).toMatchObject({ ok: true, rowNumber: 2 });
    expect(await getDraft(editor, "organisation")).toMatchObject({ revision: 2, body: { ttl: 5 } });
    const exampleId = added.ok ? added.exampleId : "";
    await removeDraftExample(editor, { scope: "organisation", rowId: "fine", exampleId });
    expect((await getDraft(editor, "organisation"))!.body).toEqual(body);
  });

  it("of two that come at once none is lost in silence", async () => {
    const body = { enabled: true, riskLevel: null, ttl: 3, rows: [row("fine", "^Create")] };
    await saveDraft(editor, { scope: "organisation", baseVersion: 1, revision: 0, body });
    const outcomes = await Promise.all(
      ["CreateUser", "CreateRole"].map((eventName) =>
        addDraftExample(editor, { ...wanted, event: { ...event, eventName } }),
      ),
    );
    const [only] = (await rowsOf(editor))!;
    expect(only!.examples).toHaveLength(outcomes.filter(({ ok }) => ok).length);
    for (const outcome of outcomes.filter(({ ok }) => !ok))
      expect(outcome).toMatchObject({ problems: [{ message: "draftElsewhere" }] });
  });

  it("needs the right to edit the scope, which has to be there", async () => {
    await expect(addDraftExample(VIEWER, wanted)).rejects.toMatchObject({ code: "forbidden" });
    await expect(addDraftExample(payments, wanted)).rejects.toMatchObject({ code: "forbidden" });
    await expect(addDraftExample(payments, { ...wanted, scope: SANDBOX })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(addDraftExample({ ...ADMIN, userId: null }, wanted)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await addDraftExample(payments, { ...wanted, scope: PAYMENTS })).toMatchObject({ ok: true });
    expect(await rowsOf(editor)).toBeUndefined();
  });

  it("says why it does not go in", async () => {
    const why = async (changes: object) => {
      const outcome = await addDraftExample(editor, { ...wanted, ...changes });
      return outcome.ok ? null : outcome.problems;
    };
    expect(await why({ rowId: "gone" })).toEqual([{ path: [], message: "rowGone" }]);
    expect(await why({ event: { ...event, eventName: "x".repeat(2_000) } })).toMatchObject([
      { message: "eventTooLong" },
    ]);
    for (let index = 0; index < 20; index += 1)
      await addDraftExample(editor, { ...wanted, event: { ...event, eventName: `Create${index}` } });
    expect(await why({})).toMatchObject([{ message: "examplesFull" }]);
    await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 1 });
    expect(await why({ scope: PAYMENTS })).toMatchObject([{ message: "locked" }]);
  });
});
