import { expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { leaseDeliveries } from "@/lib/notifications/lease-deliveries";
import { importSource } from "@/lib/sources/import-source";
import { newKillWorld } from "./kill-world";
import { startWorker } from "./processes";
import { record } from "./records";
import { startSlack } from "./slack-server";
import { newAccount, row, saveRows } from "./world";

const patience = { timeout: 40_000, interval: 20 };

const state = () =>
  db.delivery.findFirstOrThrow({
    select: {
      state: true,
      attempts: true,
      lastError: true,
      responseStatus: true,
      leaseToken: true,
      finishedAt: true,
    },
  });

/** Waiting for a lease to run out takes 45 seconds; the database's clock is what counts. */
const endLease = () => db.$executeRaw`UPDATE delivery SET leased_until = now() - interval '1 second'`;

/** A message on its way to a Slack that does not answer before it is told to. */
async function newDelivery() {
  const slack = await startSlack();
  onTestFinished(async () => void (await slack.close()));
  const { accountIds } = await newKillWorld(slack.url);
  const one = record({
    eventName: "DeleteTrail",
    eventSource: "cloudtrail.amazonaws.com",
    accountId: accountIds[0],
  });
  await ingestText(await importSource(), JSON.stringify(one), { now: new Date() });
  return slack;
}

function newWorker() {
  const worker = startWorker();
  onTestFinished(async () => void (await worker.end("SIGKILL")));
  return worker;
}

test("a worker killed in the middle of a delivery: it is sent again after its lease", async () => {
  const slack = await newDelivery();
  slack.next.push({ status: 200, body: "ok", after: new Promise(() => {}) });
  const killed = newWorker();
  await vi.waitFor(() => expect(slack.asked).toHaveLength(1), patience);
  await killed.end("SIGKILL");

  expect(await state()).toMatchObject({ state: "pending", attempts: 1, finishedAt: null });
  expect((await state()).leaseToken).not.toBeNull();
  expect(await leaseDeliveries(8), "while the lease holds").toEqual([]);

  await endLease();
  const next = newWorker();
  await vi.waitFor(async () => expect((await state()).state).toBe("delivered"), patience);
  expect(await next.end("SIGTERM")).toBe(0);
  expect(slack.asked).toHaveLength(2);
  expect(slack.asked[1]).toBe(slack.asked[0]);
  expect(await state()).toMatchObject({
    attempts: 2,
    responseStatus: 200,
    lastError: null,
    leaseToken: null,
  });
  expect(await db.delivery.count()).toBe(1);
});

test("a worker that lost its lease to another one writes no outcome", async () => {
  const slack = await newDelivery();
  let answerLate = () => {};
  const late = new Promise<void>((resolve) => (answerLate = resolve));
  slack.next.push({ status: 404, body: "no_service", after: late });
  const slow = newWorker();
  await vi.waitFor(() => expect(slack.asked).toHaveLength(1), patience);

  await endLease();
  const quick = newWorker();
  await vi.waitFor(async () => expect((await state()).state).toBe("delivered"), patience);
  const written = await state();
  answerLate();
  // Asked to end, a worker first writes what it has under way.
  expect(await slow.end("SIGTERM")).toBe(0);
  expect(await quick.end("SIGTERM")).toBe(0);
  expect(await state()).toEqual(written);
  expect(written).toMatchObject({ attempts: 2, responseStatus: 200, lastError: null });
  expect(await db.channel.count({ where: { failingSince: null } })).toBe(1);
  expect(slack.asked).toHaveLength(2);
});

test("a worker killed while a digest is on its way: it is made once, and sent again with the same", async () => {
  const slack = await startSlack();
  onTestFinished(async () => void (await slack.close()));
  await newKillWorld(slack.url);
  const account = await newAccount("noisy");
  await saveRows(account.id, [row("^Delete", "", "", { noiseBudget: 1 })]);
  const call = { eventName: "DeleteTrail", eventSource: "cloudtrail.amazonaws.com", accountId: account.id };
  const calls = Array.from({ length: 4 }, () => JSON.stringify(record(call)));
  await ingestText(await importSource(), calls.join("\n"), { now: new Date() });
  await db.$executeRaw`UPDATE folded_notification SET created_at = created_at - interval '1 hour'`;

  // Neither the finding of its own nor the digest of the others is answered.
  const never = new Promise<void>(() => {});
  slack.next.push({ status: 200, body: "ok", after: never }, { status: 200, body: "ok", after: never });
  const killed = newWorker();
  await vi.waitFor(() => expect(slack.asked).toHaveLength(2), patience);
  await killed.end("SIGKILL");
  expect(slack.asked.join()).toContain("3 more findings beyond the noise budget");
  expect(await db.delivery.count({ where: { state: "pending", finishedAt: null } })).toBe(2);

  await endLease();
  const next = newWorker();
  await vi.waitFor(
    async () => expect(await db.delivery.count({ where: { state: "delivered" } })).toBe(2),
    patience,
  );
  expect(await next.end("SIGTERM")).toBe(0);
  expect(slack.asked).toHaveLength(4);
  expect(slack.asked.slice(2).sort()).toEqual(slack.asked.slice(0, 2).sort());
  expect(await db.delivery.count()).toBe(2);
  const digests = await db.foldedNotification.findMany({ select: { digestId: true } });
  expect(new Set(digests.map(({ digestId }) => digestId)).size).toBe(1);
  expect(digests).toHaveLength(3);
  expect(digests[0]!.digestId).not.toBeNull();
});
