import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import { DEFAULT_CEILINGS } from "@/lib/organisation/schema";
import { leaveOff } from "@/lib/settings/leave-off";
import { lockSetting } from "@/lib/settings/lock-setting";
import { resetSetting } from "@/lib/settings/reset-setting";
import { listVersions } from "@/lib/settings/queries";
import { restoreVersion } from "@/lib/settings/restore-version";
import { saveSetting } from "@/lib/settings/save-setting";
import {
  ADMIN,
  auditActions,
  createAccounts,
  EDITOR,
  PAYMENTS,
  PAYMENTS_EDITOR,
  SANDBOX,
  VIEWER,
} from "@/lib/settings/settings-fixture";
import { approveRequest } from "./approve-request";
import { refuseRequest, withdrawRequest } from "./close-request";
import { publish } from "./publish";
import { countRequestsFor, getRequest, listRequests } from "./queries";

const OTHER: Actor = { ...EDITOR, userId: "id-Otto", name: "Otto" };
const ruleId = "RTM-011";
const NOW = new Date();

const row = (id: string, eventName: string, more: Partial<Row> = {}): Row => ({
  id,
  enabled: true,
  eventName: { pattern: eventName, not: false },
  eventSource: { pattern: "", not: false },
  userIdentityType: { pattern: "", not: false },
  riskLevel: null,
  failedCalls: true,
  note: "",
  ...more,
});
const withRows = (...patterns: Row[]): RuleSetting => ({
  ...defaultSetting(requireRule(ruleId)),
  enabled: true,
  values: { patterns, ttl: 3 },
});
const TEN = row("ten", "^CreateUser$");
const HUNDRED = row("hundred", "^DeleteUser$");

beforeEach(async () => {
  await db.$executeRaw`
    TRUNCATE account, organisation, event_rollup, publish_request, rule_setting, rule_setting_version, audit_entry CASCADE`;
  await createAccounts();
  await db.organisation.create({
    data: {
      name: "A",
      language: "en",
      timeZone: "UTC",
      suppressionCeilings: DEFAULT_CEILINGS,
      reviewRadius: 50,
    },
  });
  const stored = (accountId: string, eventName: string, count: number) => ({
    day: new Date("2026-11-20"),
    accountId,
    region: "",
    eventSource: "iam.amazonaws.com",
    eventName,
    userIdentityType: "IAMUser",
    failed: false,
    count,
    sampleIds: [],
  });
  for (const data of [
    stored(PAYMENTS, "CreateUser", 10),
    stored(PAYMENTS, "DeleteUser", 100),
    stored(SANDBOX, "CreateUser", 10),
  ]) {
    await db.$executeRaw`
      INSERT INTO event_rollup (day, account_id, region, event_source, event_name, user_identity_type, failed, count,
                                sample_ids, changed_in)
      VALUES (${data.day}::date, ${data.accountId}, '', ${data.eventSource}, ${data.eventName}, 'IAMUser', false,
              ${data.count}, '{}', pg_current_xact_id()::text::bigint)`;
  }
});

const save = (actor: Actor, scope: string, baseVersion: number, ...rows: Row[]) =>
  publish(saveSetting, actor, { ruleId, scope, baseVersion, body: withRows(...rows), note: "why" });
const idOf = (outcome: unknown) => (outcome as { review: { id: string } }).review.id;
const liveRows = async (scope: string) => {
  const head = await db.ruleSetting.findUnique({
    where: { ruleId_scope: { ruleId, scope } },
    select: { current: { select: { body: true, createdByName: true } } },
  });
  const body = head?.current.body as unknown as RuleSetting | null | undefined;
  return body ? (body.values.patterns as Row[]).map(({ id }) => id) : null;
};

/** Ten rows' worth is live at the organisation and at one account, without anybody having been asked. */
async function begin(scope: string): Promise<void> {
  expect(await save(EDITOR, scope, 0, TEN)).toMatchObject({ ok: true, version: 1 });
}

describe("a change above the organisation's radius", () => {
  it("becomes a request with its size, and nothing is published", async () => {
    await begin("organisation");
    const outcome = await save(EDITOR, "organisation", 1, TEN, HUNDRED);
    expect(outcome).toMatchObject({ ok: false, problems: [] });
    expect(await liveRows("organisation")).toEqual(["ten"]);
    const request = await getRequest(OTHER, idOf(outcome), NOW);
    expect(request).toMatchObject({
      state: "open",
      by: "Eiji",
      isMine: false,
      note: "why",
      radius: 50,
      isOutdated: false,
      consequence: { changed: 100, gained: 100, lost: 0, accounts: [{ id: PAYMENTS, gained: 100 }] },
    });
    expect(await auditActions()).toEqual(["rule-setting.save", "publication.request"]);
  });

  it("counts every account, also those that whoever asks does not see", async () => {
    const outcome = await save({ ...ADMIN, accounts: [SANDBOX] }, "organisation", 0, HUNDRED);
    expect(idOf(outcome)).toBeTruthy();
  });

  it("is not asked of small changes, of other rules, or where the organisation wants no second person", async () => {
    await begin("organisation");
    expect(await save(EDITOR, "organisation", 1, { ...TEN, note: "n" })).toMatchObject({ ok: true });
    await db.organisation.update({ where: { id: 1 }, data: { reviewRadius: null } });
    expect(await save(EDITOR, "organisation", 2, HUNDRED)).toMatchObject({ ok: true, version: 3 });
  });

  it("counts rows that stop notifying as well as those that stop finding", async () => {
    await db.organisation.update({ where: { id: 1 }, data: { reviewRadius: 5 } });
    const first = await save(EDITOR, PAYMENTS, 0, TEN);
    expect(await approveRequest(OTHER, { id: idOf(first) })).toMatchObject({ ok: true });
    const onTrial = { ...TEN, trial: { quietDays: 7, since: null } };
    const outcome = await save(EDITOR, PAYMENTS, 1, onTrial);
    expect((await getRequest(OTHER, idOf(outcome), NOW))?.consequence).toMatchObject({
      changed: 10,
      lost: 0,
    });
  });

  it("a newer request of the same person takes the place of the older", async () => {
    const first = await save(EDITOR, PAYMENTS, 0, HUNDRED);
    const second = await save(EDITOR, PAYMENTS, 0, HUNDRED, TEN);
    expect((await listRequests(OTHER, "open", NOW)).map(({ id }) => id)).toEqual([idOf(second)]);
    expect(await getRequest(OTHER, idOf(first), NOW)).toMatchObject({ state: "withdrawn" });
  });
});

describe("every way to other rows", () => {
  it.each(["organisation", PAYMENTS])("asks for a second person: %s", async (scope) => {
    const wide = await save(EDITOR, scope, 0, HUNDRED);
    await approveRequest(OTHER, { id: idOf(wide) });
    const input = { ruleId, scope, note: "" };
    const asked = [
      await publish(saveSetting, ADMIN, {
        ...input,
        baseVersion: 1,
        body: { ...withRows(HUNDRED), enabled: false },
      }),
      await publish(resetSetting, ADMIN, { ...input, baseVersion: 1 }),
      await publish(leaveOff, ADMIN, { ruleId, scope, baseVersion: 1, reason: "not now" }),
    ];
    expect(asked.map((outcome) => outcome.ok || outcome.review !== undefined)).toEqual([true, true, true]);
    expect(asked.map(({ ok }) => ok)).toEqual([false, false, false]);
    await approveRequest(EDITOR, { id: idOf(asked[2]) });
    const restored = await publish(restoreVersion, ADMIN, { ...input, version: 1, baseVersion: 2 });
    expect(restored).toMatchObject({ ok: false, review: {} });
  });

  it("a lock over accounts' own settings always does, for its size is not of one scope", async () => {
    await begin("organisation");
    expect(
      await publish(lockSetting, ADMIN, { ruleId, locked: true, baseVersion: 1, note: "" }),
    ).toMatchObject({ ok: true });
    expect(
      await publish(lockSetting, ADMIN, { ruleId, locked: false, baseVersion: 2, note: "" }),
    ).toMatchObject({ ok: true });
    await begin(SANDBOX);
    const outcome = await publish(lockSetting, ADMIN, { ruleId, locked: true, baseVersion: 3, note: "" });
    const request = await getRequest(OTHER, idOf(outcome), NOW);
    expect(request).toMatchObject({ consequence: { changed: null }, needsAdmin: true });
    await expect(approveRequest(OTHER, { id: request!.id })).rejects.toMatchObject({ code: "forbidden" });
    const second: Actor = { ...ADMIN, userId: "id-Anna", name: "Anna" };
    expect(await approveRequest(second, { id: request!.id })).toMatchObject({ ok: true });
  });

  it("a verb that is not given the size of exactly its change writes nothing", async () => {
    const input = { ruleId, scope: PAYMENTS, baseVersion: 0, body: withRows(TEN), note: "" };
    const unmeasured = await saveSetting(EDITOR, input);
    expect(unmeasured).toMatchObject({ ok: false, measure: {} });
    const consequence = {
      changed: 0,
      gained: 0,
      lost: 0,
      since: null,
      events: 0,
      accounts: [],
      moreAccounts: 0,
    };
    expect(await saveSetting(EDITOR, input, { key: "another", consequence })).toMatchObject({ measure: {} });
    expect(await liveRows(PAYMENTS)).toBeNull();
    expect(await db.publishRequest.count()).toBe(0);
  });
});

describe("approveRequest", () => {
  it("publishes exactly what was asked for, in its author's name, and is audited", async () => {
    const id = idOf(await save(PAYMENTS_EDITOR, PAYMENTS, 0, HUNDRED));
    await db.user.create({ data: { id: PAYMENTS_EDITOR.userId!, name: "Pia", email: "pia@a.example" } });
    const draft = { userId: PAYMENTS_EDITOR.userId!, ruleId, scope: PAYMENTS, baseVersion: 0, revision: 1 };
    await db.ruleDraft.create({ data: { ...draft, body: { rows: [HUNDRED] } as never } });
    expect(await approveRequest(OTHER, { id, comment: "fine" })).toMatchObject({ ok: true, version: 1 });
    expect(await liveRows(PAYMENTS)).toEqual(["hundred"]);
    expect(await db.ruleSettingVersion.findFirst()).toMatchObject({ createdByName: "Pia", note: "why" });
    const { versions } = await listVersions(EDITOR, ruleId, PAYMENTS);
    expect(versions).toMatchObject([{ version: 1, by: "Pia", approval: { by: "Otto", comment: "fine" } }]);
    expect(await db.ruleDraft.count()).toBe(0);
    const over = await getRequest(OTHER, id, NOW);
    expect(over).toMatchObject({
      state: "approved",
      decided: { by: "Otto", comment: "fine", version: 1 },
      after: { values: { patterns: [{ id: "hundred" }] } },
    });
    expect(over!.before.values.patterns ?? [], "what it was asked on").toEqual([]);
    const audit = await db.auditEntry.findMany({
      orderBy: { id: "asc" },
      select: { action: true, actorName: true },
    });
    expect(audit.slice(1)).toEqual([
      { action: "rule-setting.save", actorName: "Pia" },
      { action: "publication.approve", actorName: "Otto" },
    ]);
    await db.user.deleteMany();
  });

  it("meets a newer version as a conflict, and another inheritance as outdated; the request stays", async () => {
    await begin(PAYMENTS);
    const id = idOf(await save(EDITOR, PAYMENTS, 1, HUNDRED));
    await save(EDITOR, PAYMENTS, 1, { ...TEN, note: "other" });
    expect(await approveRequest(OTHER, { id })).toMatchObject({ ok: false, conflict: { version: 2 } });
    expect(await getRequest(OTHER, id, NOW)).toMatchObject({ state: "open", isOutdated: true });

    await begin("organisation");
    await db.organisation.update({ where: { id: 1 }, data: { reviewRadius: 5 } });
    const inheriting = idOf(await save(EDITOR, SANDBOX, 0, row("none", "^Nothing$")));
    await db.organisation.update({ where: { id: 1 }, data: { reviewRadius: 50 } });
    await save(EDITOR, "organisation", 1, { ...TEN, failedCalls: false });
    expect(await approveRequest(OTHER, { id: inheriting })).toMatchObject({ ok: false, refusal: "outdated" });
  });

  it("is not for one's own, for viewers, nor for what is expired or decided", async () => {
    const id = idOf(await save(EDITOR, PAYMENTS, 0, HUNDRED));
    await expect(approveRequest(EDITOR, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(approveRequest(VIEWER, { id })).rejects.toMatchObject({ code: "not-found" });
    await db.publishRequest.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    await expect(approveRequest(OTHER, { id })).rejects.toMatchObject({ code: "conflict" });
    await withdrawRequest(EDITOR, { id });
    await expect(approveRequest(OTHER, { id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("does not show other accounts' requests, and refuses what is no id", async () => {
    const id = idOf(await save(EDITOR, "organisation", 0, HUNDRED));
    await expect(approveRequest(PAYMENTS_EDITOR, { id })).rejects.toMatchObject({ code: "not-found" });
    expect(await getRequest(PAYMENTS_EDITOR, id, NOW)).toBeNull();
    await expect(approveRequest(OTHER, { id: crypto.randomUUID() })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(approveRequest(OTHER, { id: "1" })).rejects.toMatchObject({ code: "invalid-input" });
  });
});

describe("refuseRequest and withdrawRequest", () => {
  it("close the request with a comment, publish nothing, and are audited", async () => {
    const id = idOf(await save(EDITOR, PAYMENTS, 0, HUNDRED));
    expect(await countRequestsFor(OTHER, NOW)).toBe(1);
    expect(await countRequestsFor(EDITOR, NOW)).toBe(0);
    expect(await countRequestsFor(VIEWER, NOW)).toBe(0);
    expect(await refuseRequest(OTHER, { id, comment: "too wide" })).toEqual({ ok: true });
    expect(await getRequest(EDITOR, id, NOW)).toMatchObject({
      state: "refused",
      isMine: true,
      decided: { by: "Otto", comment: "too wide", version: null },
    });
    const again = idOf(await save(EDITOR, PAYMENTS, 0, HUNDRED));
    expect(await withdrawRequest(EDITOR, { id: again })).toEqual({ ok: true });
    expect(await liveRows(PAYMENTS)).toBeNull();
    expect(await auditActions()).toEqual([
      "publication.request",
      "publication.refuse",
      "publication.request",
      "publication.withdraw",
    ]);
    expect((await listRequests(EDITOR, "over", NOW)).map(({ state }) => state)).toEqual([
      "withdrawn",
      "refused",
    ]);
  });

  it("refuse what was decided, the wrong person, another's account and no comment", async () => {
    const id = idOf(await save(EDITOR, PAYMENTS, 0, HUNDRED));
    await expect(refuseRequest(EDITOR, { id, comment: "own" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdrawRequest(OTHER, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(refuseRequest(OTHER, { id, comment: " " })).rejects.toMatchObject({ code: "invalid-input" });
    const elsewhere: Actor = { ...PAYMENTS_EDITOR, accounts: [SANDBOX] };
    await expect(refuseRequest(elsewhere, { id, comment: "x" })).rejects.toMatchObject({ code: "not-found" });
    await withdrawRequest(EDITOR, { id });
    await expect(refuseRequest(OTHER, { id, comment: "late" })).rejects.toMatchObject({ code: "conflict" });
  });
});
