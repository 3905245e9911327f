import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { saveSetting } from "@/lib/settings/save-setting";
import {
  ADMIN,
  canarySetting,
  createAccounts,
  PAYMENTS,
  PAYMENTS_EDITOR,
  SANDBOX,
} from "@/lib/settings/settings-fixture";
import { listCanaries, previewCanary, summariseCanaries } from "./queries";
import { STORED_CALL_WAYS, storedCallQuery } from "./stored-calls";

const NOW = new Date();
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

let made = 0;
const record = (accountId: string, user: string, eventName: string, more: object = {}) => ({
  eventVersion: "1.11",
  userIdentity: { type: "IAMUser", arn: `arn:aws:iam::${accountId}:user/${user}`, userName: user, accountId },
  eventTime: minutesAgo(10 - (made += 1)).toISOString(),
  eventSource: "sts.amazonaws.com",
  eventName,
  awsRegion: "us-east-1",
  sourceIPAddress: "203.0.113.24",
  userAgent: "aws-cli/2.17.9",
  eventID: `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`,
  readOnly: true,
  recipientAccountId: accountId,
  ...more,
});

async function ingest(...records: object[]) {
  const source = await db.source.findFirstOrThrow({ select: { id: true } });
  await ingestText({ id: source.id, name: "trail" }, JSON.stringify({ Records: records }), {
    now: new Date(),
  });
}

beforeAll(async () => {
  await createAccounts();
  await db.source.create({ data: { name: "trail", kind: "http", allAccounts: true } });
});

describe("canaries", () => {
  it("are unset before anybody named one, and unknown until events come in", async () => {
    const before = await listCanaries(ADMIN, NOW);
    expect(before.rows.map(({ state }) => state)).toEqual(["unset", "unset"]);
    await saveSetting(ADMIN, {
      ruleId: "IAM-055",
      scope: "organisation",
      baseVersion: 0,
      body: canarySetting("cn-ops-reader"),
      note: "",
    });
    const { rows } = await listCanaries(ADMIN, NOW);
    expect(rows).toMatchObject([
      { accountId: PAYMENTS, users: ["cn-ops-reader"], source: "organisation", state: "unknown" },
      { accountId: SANDBOX, users: ["cn-ops-reader"], source: "organisation", state: "unknown" },
    ]);
  });

  it("are used or changed until somebody settles the finding, and quiet where events came without a call", async () => {
    await ingest(
      record(PAYMENTS, "tanaka.yu", "GetCallerIdentity"),
      record(SANDBOX, "CN-Ops-Reader", "GetCallerIdentity"),
      record(SANDBOX, "tanaka.yu", "UpdateAccessKey", {
        eventSource: "iam.amazonaws.com",
        readOnly: false,
        requestParameters: { userName: "cn-ops-reader" },
      }),
    );
    const { rows } = await listCanaries(ADMIN, new Date());
    expect(rows).toMatchObject([
      { accountId: PAYMENTS, state: "quiet", since: expect.any(Date), lastFinding: null },
      { accountId: SANDBOX, state: "used", since: null, lastFinding: { kind: "changed", status: "open" } },
    ]);
    await db.finding.updateMany({
      where: { evidence: { path: ["canary", "kind"], equals: "used" } },
      data: { status: "resolved" },
    });
    expect((await listCanaries(ADMIN, new Date())).rows[1]).toMatchObject({ state: "changed" });
    await db.finding.updateMany({
      data: { status: "suppressed", suppressedUntil: minutesAgo(-60) },
    });
    expect((await listCanaries(ADMIN, new Date())).rows[1]).toMatchObject({
      state: "quiet",
      lastFinding: { status: "suppressed" },
    });
    // The suppression's end makes it open again, without anybody's help.
    expect((await listCanaries(ADMIN, minutesAgo(-61))).rows[1]).toMatchObject({ state: "used" });
  });

  it("are counted by state", async () => {
    const { accounts, more, sprungBy } = await summariseCanaries(ADMIN, minutesAgo(-61));
    const used = await db.finding.findFirstOrThrow({
      where: { evidence: { path: ["canary", "kind"], equals: "used" } },
    });
    expect(sprungBy).toEqual([used.number]);
    expect(accounts).toEqual({ used: 1, changed: 0, quiet: 1, unknown: 0, unset: 0 });
    expect(more).toBe(false);
  });

  it("of other accounts are not shown to people with chosen accounts", async () => {
    const { rows } = await listCanaries(PAYMENTS_EDITOR, new Date());
    expect(rows.map(({ accountId }) => accountId)).toEqual([PAYMENTS]);
    expect((await summariseCanaries(PAYMENTS_EDITOR, minutesAgo(-61))).accounts.used).toBe(0);
  });
});

describe("the preview on stored events", () => {
  it("finds calls by a name and changes of it, in any case of letters, newest first", async () => {
    const { rows, hasMore } = await previewCanary(ADMIN, ["cn-OPS-reader"], null, new Date());
    expect(rows).toMatchObject([
      { kind: "changed", eventName: "UpdateAccessKey", actorName: "tanaka.yu", accountId: SANDBOX },
      { kind: "used", eventName: "GetCallerIdentity", user: "cn-OPS-reader" },
    ]);
    expect(hasMore).toBe(false);
  });

  it("looks at one account where asked, and never at accounts that the actor does not see", async () => {
    const now = new Date();
    expect((await previewCanary(ADMIN, ["cn-ops-reader"], PAYMENTS, now)).rows).toEqual([]);
    expect((await previewCanary(ADMIN, ["cn-ops-reader"], SANDBOX, now)).rows).toHaveLength(2);
    expect((await previewCanary(PAYMENTS_EDITOR, ["cn-ops-reader"], null, now)).rows).toEqual([]);
    expect((await previewCanary(PAYMENTS_EDITOR, ["cn-ops-reader"], SANDBOX, now)).rows).toEqual([]);
  });

  it("finds nothing for no name or blank ones", async () => {
    expect((await previewCanary(ADMIN, [], null, new Date())).rows).toEqual([]);
    expect((await previewCanary(ADMIN, [" "], null, new Date())).rows).toEqual([]);
  });

  it("names what ingestion finds with the setting on, and nothing else", async () => {
    const iam = (parameters: object, more: object = {}) => ({
      eventSource: "iam.amazonaws.com",
      readOnly: false,
      requestParameters: parameters,
      ...more,
    });
    const federated = {
      type: "FederatedUser",
      arn: `arn:aws:sts::${PAYMENTS}:federated-user/build`,
      principalId: `${PAYMENTS}:build`,
      accountId: PAYMENTS,
      sessionContext: {
        sessionIssuer: {
          type: "IAMUser",
          arn: `arn:aws:iam::${PAYMENTS}:user/ops/CN-Bait`,
          userName: "CN-Bait",
        },
      },
    };
    const noArn = { type: "IAMUser", userName: "cn-bait", accountId: PAYMENTS };
    const made = [
      record(PAYMENTS, "Cn-BAIT", "ListBuckets"),
      record(PAYMENTS, "path/to/cn-bait", "GetCallerIdentity", { errorCode: "AccessDenied" }),
      record(PAYMENTS, "build", "ListBuckets", { userIdentity: federated }),
      record(PAYMENTS, "cn-bait", "GetUser", { userIdentity: noArn }),
      record(PAYMENTS, "tanaka.yu", "UpdateUser", iam({ userName: "old-name", newUserName: "CN-bait" })),
      record(PAYMENTS, "tanaka.yu", "UpdateUser", iam({ userName: "cn-BAIT", newUserName: "other" })),
      record(PAYMENTS, "cn-bait", "UpdateAccessKey", iam({ accessKeyId: "AKIA0000", status: "Inactive" })),
      record(PAYMENTS, "tanaka.yu", "DeleteUser", iam({ userName: "cn-bait" }, { readOnly: undefined })),
      // Nothing of these.
      record(PAYMENTS, "tanaka.yu", "GetUser", iam({ userName: "cn-bait" }, { readOnly: true })),
      record(PAYMENTS, "tanaka.yu", "ListAccessKeys", iam({ userName: "cn-bait" }, { readOnly: undefined })),
      record(
        PAYMENTS,
        "tanaka.yu",
        "UpdateUser",
        iam({ userName: "a" }, { userAgent: '"newUserName":"cn-bait"' }),
      ),
      record(PAYMENTS, "tanaka.yu", "CreateUser", {
        eventSource: "identitystore.amazonaws.com",
        readOnly: false,
        requestParameters: { userName: "cn-bait" },
      }),
      record(PAYMENTS, "cn-bait-2", "ListBuckets"),
      record(SANDBOX, "cn-bait", "ListBuckets"),
      record(SANDBOX, "tanaka.yu", "DeleteUser", iam({ userName: "cn-bait" })),
    ];
    const save = (scope: string, baseVersion: number, ...users: string[]) =>
      saveSetting(ADMIN, { ruleId: "IAM-055", scope, baseVersion, body: canarySetting(...users), note: "" });
    // The sandbox decides for itself: the organisation's names are nothing there.
    await save(SANDBOX, 0, "sandbox-bait");
    await ingest(...made);
    expect(await db.finding.count({ where: { event: { raw: { contains: "bait" } } } })).toBe(0);
    const preview = await previewCanary(ADMIN, ["cn-bait"], null, new Date());
    const named = await db.event.findMany({
      where: { id: { in: preview.rows.map(({ eventRef }) => BigInt(eventRef)) } },
      select: { eventId: true },
    });
    expect(preview.hasMore).toBe(false);

    await db.event.deleteMany();
    await save("organisation", 1, "cn-bait");
    await ingest(...made);
    const findings = await db.finding.findMany({ select: { eventId: true } });
    const ids = (list: { eventId: string }[]) => list.map(({ eventId }) => eventId).toSorted();
    expect(ids(named)).toEqual(ids(findings));
    expect(ids(findings)).toEqual(ids(made.slice(0, 8).map(({ eventID }) => ({ eventId: eventID }))));
  });

  it.each(STORED_CALL_WAYS)("finds its events through $index", async (way) => {
    const search = { names: ["cn-bait"], accountIds: [PAYMENTS], since: minutesAgo(60), most: 200 };
    const plan = await db.$transaction(async (tx) => {
      // A table of a few events is otherwise read as it lies.
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      await tx.$executeRaw`SET LOCAL enable_bitmapscan = off`;
      await tx.$executeRaw`SET LOCAL enable_sort = off`;
      return tx.$queryRaw(Prisma.sql`EXPLAIN ${storedCallQuery(way, search)}`);
    });
    expect(JSON.stringify(plan)).toContain(` using ${way.index} on event`);
  });

  it("reads no more of the history than it shows", async () => {
    const busy = Array.from({ length: 210 }, () => record(PAYMENTS, "busy", "ListBuckets"));
    await ingest(...busy);
    const { rows, hasMore } = await previewCanary(ADMIN, ["busy"], PAYMENTS, new Date());
    expect(rows).toHaveLength(200);
    expect(hasMore).toBe(true);
  });
});
