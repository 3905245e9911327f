import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { listDetailRows } from "./detail-rows";

const NOW = new Date("2026-11-23T05:00:00Z");
const DAY = Date.parse("2026-11-23") / 86_400_000;
const KIND = {
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  userIdentityType: "IAMUser",
  failed: false,
};

function record(userName: string, eventTime: string, account = "111122223333") {
  const { userIdentityType: type, eventName, eventSource } = KIND;
  const arn = `arn:aws:iam::${account}:user/${userName}`;
  return {
    eventVersion: "1.11",
    eventID: crypto.randomUUID(),
    ...{ eventName, eventSource, eventTime, recipientAccountId: account, awsRegion: "us-east-1" },
    ...{
      sourceIPAddress: "10.1.2.3",
      readOnly: false,
      userIdentity: { type, userName, arn, accountId: account },
    },
  };
}

async function ingest(records: unknown[]) {
  const source = await db.source.findFirstOrThrow();
  await ingestText({ id: source.id, name: "s" }, JSON.stringify({ Records: records }), { now: NOW });
}

beforeAll(async () => {
  await db.$executeRaw`TRUNCATE account, source CASCADE`;
  await db.source.create({ data: { name: "s", kind: "http", allAccounts: true } });
  await ingest([
    record("mori", "2026-11-22T09:10:00Z"),
    record("mori", "2026-11-22T09:50:00Z"),
    record("mori", "2026-11-22T10:00:00Z"),
    record("tanaka", "2026-11-21T10:00:00Z"),
    record("tanaka", "2026-11-22T10:00:00Z", "444455556666"),
  ]);
  await ingest([record("mori", "2026-11-22T09:59:59Z")]);
});

it("counts what no row can tell apart, by hour and day", async () => {
  const { rows, isCut } = await listDetailRows([KIND], {
    limit: 10,
    fromDay: DAY - 1,
    accountIds: ["111122223333"],
  });
  expect(isCut).toBe(false);
  expect(rows.map(({ actorName, hour, count, day }) => [actorName, hour, count, day]).sort()).toEqual([
    ["mori", 10, 1, DAY - 1],
    ["mori", 9, 3, DAY - 1],
  ]);
  expect(rows[0]).toMatchObject({
    kind: 0,
    region: "us-east-1",
    readOnly: false,
    sourceIpAddress: "10.1.2.3",
  });
});

it("says where there is more, and knows no other kind", async () => {
  expect(await listDetailRows([KIND], { limit: 2 })).toMatchObject({ isCut: true });
  expect(await listDetailRows([{ ...KIND, failed: true }], { limit: 2 })).toEqual({ rows: [], isCut: false });
});

it("goes with the account", async () => {
  await db.account.delete({ where: { id: "444455556666" } });
  const { rows } = await listDetailRows([KIND], { limit: 10 });
  expect(rows.every(({ accountId }) => accountId === "111122223333")).toBe(true);
});

it("equals what is stored, kind by kind and hour by hour", async () => {
  const different = await db.$queryRaw`
    SELECT * FROM (SELECT kind, day, hour, sum(count)::bigint AS counted FROM event_detail GROUP BY 1, 2, 3) AS d
    FULL JOIN (
      SELECT event_detail_hash(event_source, event_name, user_identity_type, failed::text) AS kind,
             (event_time AT TIME ZONE 'UTC')::date AS day,
             extract(hour FROM event_time AT TIME ZONE 'UTC')::smallint AS hour, count(*) AS stored
      FROM event GROUP BY 1, 2, 3) AS e USING (kind, day, hour)
    WHERE counted IS DISTINCT FROM stored`;
  expect(different).toEqual([]);
  expect(await db.eventDetail.count()).toBeGreaterThan(2);
});
