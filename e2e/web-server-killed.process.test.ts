import { expect, onTestFinished, test, vi } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { createSource } from "@/lib/sources/create-source";
import { freePort } from "../scripts/platform/free-port.mjs";
import { untilAnswering } from "../scripts/platform/services.mjs";
import { isMatching, newKillWorld, seed, someRecords } from "./kill-world";
import { startWebServer } from "./processes";
import { expectStoredOnce, type SentRecord } from "./stored-once";
import { deliver } from "./world";

const CLIENTS = 4;
const KILLS = 3;
/** Deliveries between two deaths, so that each falls into the middle of load. */
const PER_LIFE = 12;

/** A server with a database of its own that takes records, and can be killed and started again. */
async function newServer() {
  const world = await newKillWorld("http://127.0.0.1:9/services/T0/B0/nobody");
  const { accountIds } = world;
  const source = await createSource(systemActor("fixtures"), {
    name: "load",
    allAccounts: false,
    accountIds,
  });
  if (!source.ok) throw new Error(JSON.stringify(source));
  const { sourceId, secret } = source;
  const port = await freePort();
  process.env.E2E_BASE_URL = `http://127.0.0.1:${port}`;
  let server = await startWebServer(port);
  onTestFinished(async () => void (await server.end("SIGKILL")));

  /** The counts of a whole answer 200; null: not acknowledged. */
  async function post(records: readonly SentRecord[]): Promise<{ stored: number; duplicate: number } | null> {
    try {
      const answer = await deliver(sourceId, secret, records);
      // 503 is to be sent again; any other answer will never change.
      if (![200, 503].includes(answer.status)) throw new Error(`refused: ${answer.status}`);
      return answer.status === 200 ? await answer.json() : null;
    } catch (error) {
      // What fetch throws for a connection that ended, or that nobody took.
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  return {
    ...world,
    post,
    kill: async () => expect(await server.end("SIGKILL")).toBeNull(),
    startAgain: async () => void (server = await startWebServer(port)),
    untilAnswering: () => untilAnswering(`http://127.0.0.1:${port}/api/health`, AbortSignal.timeout(60_000)),
  };
}

test("a web server that is killed at any step of storing has stored nothing", async () => {
  const { accountIds, random, post, kill, startAgain } = await newServer();
  const all: SentRecord[] = [];
  for (const table of ["event", "finding", "delivery", "event_rollup", "event_detail", "source_day"]) {
    const records = someRecords(random, accountIds, 20);
    const before = await db.event.count();
    const unanswered = await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`LOCK TABLE ${Prisma.raw(table)} IN SHARE ROW EXCLUSIVE MODE`;
        const answer = post(records);
        await vi.waitFor(async () => expect(await waitingFor(table), `waiting for ${table}`).toBe(1), {
          timeout: 40_000,
          interval: 20,
        });
        await kill();
        return { answer };
      },
      { timeout: 60_000 },
    );
    expect(await unanswered.answer).toBeNull();
    expect(await db.event.count(), `stored when killed before ${table}`).toBe(before);
    await startAgain();
    expect(await post(records)).toMatchObject({ stored: records.length, duplicate: 0 });
    all.push(...records);
  }
  await expectStoredOnce(all, isMatching);
});

async function waitingFor(table: string): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM pg_locks
    WHERE NOT granted AND relation = ${table}::regclass
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return row.count;
}

test(`a web server that is killed under load loses nothing and counts nothing twice (KILL_SEED=${seed})`, async () => {
  const server = await newServer();
  const { accountIds, random } = server;
  // Several batches in some deliveries; and AWS itself delivers a record more than once now and then.
  const deliveries = Array.from({ length: (KILLS + 1) * PER_LIFE }, () =>
    someRecords(random, accountIds, random.pick([1, 20, 20, 50, 50, 50, 150, 150, 1_300])),
  );
  const records = deliveries.flat();
  for (const delivery of deliveries)
    if (random.chance(0.3)) delivery.push(...random.pick(deliveries).slice(0, 10));

  const waiting = [...deliveries];
  const load = { underWay: 0, acknowledged: 0, cutOff: 0 };
  let onAcknowledged = () => {};

  async function client(): Promise<void> {
    for (let delivery = waiting.shift(); delivery; delivery = waiting.shift()) {
      load.underWay += 1;
      let counts = await server.post(delivery);
      while (!counts) {
        load.cutOff += 1;
        await server.untilAnswering();
        counts = await server.post(delivery);
      }
      load.underWay -= 1;
      expect(counts.stored + counts.duplicate).toBe(delivery.length);
      load.acknowledged += 1;
      onAcknowledged();
    }
  }

  const untilAcknowledged = (count: number) =>
    new Promise<void>((resolve) => {
      onAcknowledged = () => load.acknowledged >= count && resolve();
      onAcknowledged();
    });

  async function killAgainAndAgain(): Promise<void> {
    for (let death = 0; death < KILLS; death++) {
      await untilAcknowledged(load.acknowledged + random.between(2, 8));
      expect(load.underWay, "deliveries under way at death").toBeGreaterThan(0);
      await server.kill();
      await server.startAgain();
    }
  }

  await Promise.all([killAgainAndAgain(), ...Array.from({ length: CLIENTS }, client)]);
  expect(load.acknowledged).toBe(deliveries.length);
  expect(load.cutOff).toBeGreaterThanOrEqual(KILLS);
  await expectStoredOnce(records, isMatching);
});
