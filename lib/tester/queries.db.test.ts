import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { listRecentEvents, listRowProblems } from "./queries";
import { testerAddressSchema } from "./schema";

const PAYMENTS = "402177539018";
const SANDBOX = "771022456630";

function person(accounts: Actor["accounts"]): Actor {
  return {
    kind: "user",
    userId: "u",
    name: "Vera",
    role: "viewer",
    accounts,
    language: "en",
    timeZone: "UTC",
  };
}

function event(accountId: string, eventName: string, minute: number) {
  return {
    accountId,
    eventName,
    eventId: `${accountId}-${eventName}`,
    eventTime: new Date(Date.UTC(2026, 0, 1, 0, minute)),
    eventSource: "iam.amazonaws.com",
    userIdentityType: "IAMUser",
    region: "us-east-1",
    failed: false,
    errorCode: "",
    actorKey: "",
    actorName: "tanaka.yu",
    target: "",
    sourceIpAddress: "",
    userAgent: "",
    accessKeyId: "",
    raw: "{}",
  };
}

let versionId = "";

beforeAll(async () => {
  await db.account.createMany({
    data: [
      { id: PAYMENTS, name: "payments" },
      { id: SANDBOX, name: "sandbox" },
    ],
  });
  await db.event.createMany({
    data: [
      event(PAYMENTS, "CreateUser", 1),
      event(SANDBOX, "RunInstances", 2),
      event(PAYMENTS, "DeleteTrail", 3),
    ],
  });
  const version = await db.ruleSettingVersion.create({
    data: {
      ruleId: "RTM-011",
      scope: SANDBOX,
      accountId: SANDBOX,
      version: 1,
      body: {},
      createdByName: "Ada",
    },
  });
  versionId = version.id;
  await db.rowProblem.create({
    data: { versionId, rowId: "a", cell: "eventName", kind: "slow", eventCount: 7n },
  });
});

describe("recent events for the tester", () => {
  it("are the newest of all accounts that one sees, newest first", async () => {
    const names = (await listRecentEvents(person("all"), ORGANISATION_SCOPE, 1_000)).map(
      (found) => found.eventName,
    );
    expect(names).toEqual(["DeleteTrail", "RunInstances", "CreateUser"]);
  });

  it("leave out accounts that one does not see", async () => {
    const found = await listRecentEvents(person([PAYMENTS]), ORGANISATION_SCOPE, 1_000);
    expect(found.map(({ accountId }) => accountId)).toEqual([PAYMENTS, PAYMENTS]);
  });

  it("are those of one account at its scope, and refused for another's", async () => {
    const found = await listRecentEvents(person("all"), SANDBOX, 1_000);
    expect(found).toMatchObject([{ eventName: "RunInstances", eventTime: "2026-01-01T00:02:00.000Z" }]);
    await expect(listRecentEvents(person([PAYMENTS]), SANDBOX, 1_000)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("are bounded by what the address may ask for", () => {
    expect(testerAddressSchema.parse({ events: "recent", last: "5000" })).toEqual({ recent: 5_000 });
    expect(testerAddressSchema.parse({ events: "recent", last: "9999999" })).toEqual({ recent: 1_000 });
    expect(testerAddressSchema.parse({ events: "recent" })).toEqual({ recent: 1_000 });
    expect(testerAddressSchema.parse({ events: "x" })).toEqual({ recent: null });
  });
});

describe("problems that ingestion met with a row", () => {
  it("are told to whom the version belongs, and to nobody else", async () => {
    expect(await listRowProblems(person("all"), versionId)).toMatchObject([{ rowId: "a", eventCount: 7 }]);
    expect(await listRowProblems(person([PAYMENTS]), versionId)).toEqual([]);
    expect(await listRowProblems(person("all"), null)).toEqual([]);
  });
});
