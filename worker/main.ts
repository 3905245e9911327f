// The second process: sends what is waiting, keeps house. Everything it does can be killed at any moment.
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { REOPEN_BATCH, reopenExpired } from "@/lib/findings/reopen-expired";
import { log } from "@/lib/log";
import { closeDigests, dropOldCounts } from "@/lib/notifications/close-digests";
import { deliver } from "@/lib/notifications/deliver";
import { leaseDeliveries, untilNextDelivery } from "@/lib/notifications/lease-deliveries";

/** Channels that are served side by side. */
const PARALLEL = 8;
/** Looks at least this often although nobody called. Milliseconds. */
const LONGEST_WAIT_MS = 15_000;
/** Slack takes one message per second and webhook. */
const BETWEEN_MESSAGES_MS = 1_000;
/** Suppressions that have ended are written down this often. Milliseconds. */
const HOUSEKEEPING_MS = 60_000;

let isStopping = false;
/** Something was enqueued since the last look, perhaps while the answer was on its way. */
let isCalled = false;
let endWait: () => void = () => {};

/** Waits until something was enqueued, the time is up, or the worker is to stop. */
function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    endWait = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

function wake(): void {
  isCalled = true;
  endWait();
}

async function listen(): Promise<void> {
  const client = new Client({ connectionString: env().DATABASE_URL });
  const again = () => {
    if (!isStopping) setTimeout(() => void listen(), 2_000).unref();
  };
  client.on("notification", () => wake());
  client.on("error", (error) => {
    log.warn({ err: error }, "listening was interrupted");
    client.end().catch(() => {});
    again();
  });
  try {
    await client.connect();
    await client.query("LISTEN kanaria_delivery");
  } catch (error) {
    log.warn({ err: error }, "cannot listen yet");
    client.end().catch(() => {});
    again();
  }
}

async function run(): Promise<void> {
  while (!isStopping) {
    try {
      const started = Date.now();
      isCalled = false;
      while (!isStopping && (await closeDigests()) > 0);
      const leased = await leaseDeliveries(PARALLEL);
      await Promise.all(
        leased.map((one) =>
          deliver(one).catch((error: unknown) =>
            log.error({ err: error, deliveryId: one.id }, "delivery failed"),
          ),
        ),
      );
      const rest = leased.length > 0 ? BETWEEN_MESSAGES_MS - (Date.now() - started) : 0;
      // Kept to although more is enqueued meanwhile.
      if (rest > 0 && !isStopping) await sleep(rest);
      const wait = await untilNextDelivery(LONGEST_WAIT_MS);
      if (!isStopping && !isCalled && wait > 0) await waitFor(wait);
    } catch (error) {
      log.error({ err: error }, "worker round failed");
      await waitFor(5_000);
    }
  }
}

async function keepHouse(): Promise<void> {
  try {
    while (!isStopping && (await reopenExpired()) === REOPEN_BATCH);
    await dropOldCounts();
  } catch (error) {
    log.error({ err: error }, "housekeeping failed");
  }
  if (!isStopping) setTimeout(() => void keepHouse(), HOUSEKEEPING_MS).unref();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    isStopping = true;
    wake();
  });
}

void listen();
void keepHouse();
await run();
await db.$disconnect();
process.exit(0);
