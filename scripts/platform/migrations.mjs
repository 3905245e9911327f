import fs from "node:fs";
import path from "node:path";
import { root, tools } from "./checkout.mjs";
import { withClient } from "./databases.mjs";
import { step } from "./progress.mjs";
import { Refusal } from "./refusal.mjs";
import { runTool } from "./run-tool.mjs";

const advisoryLock = 7266571; // two starts on one database take turns

/** Brings the database's schema to this checkout's. Asks the database first: usually there is nothing to do. */
export async function migrate(url) {
  await withClient(url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [advisoryLock]);
    const recorded = await recordedMigrations(client);
    const ours = fs.readdirSync(path.join(root, "prisma/migrations")).filter((name) => /^\d{14}_/.test(name));
    const newer = recorded.find(({ name, finished }) => finished && !ours.includes(name));
    if (newer) {
      throw new Refusal(
        `The database was migrated by a newer Kanaria (${newer.name}): update this checkout. Nothing was changed.`,
      );
    }
    const done = new Set(recorded.filter(({ finished }) => finished).map(({ name }) => name));
    if (ours.every((name) => done.has(name))) return;
    for (const { name, finished } of recorded) if (!finished) await forgetInterrupted(url, name);
    await step("Migrating the database", () => deploy(url));
  });
}

async function recordedMigrations(client) {
  const { rows: present } = await client.query("select to_regclass('_prisma_migrations') as name");
  if (!present[0].name) return [];
  const { rows } = await client.query(
    `select migration_name as name, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null`,
  );
  return rows;
}

/** A migration runs in one transaction: one that began and did not end, because we were killed, left nothing. */
async function forgetInterrupted(url, name) {
  await runTool(tools.prisma, ["migrate", "resolve", "--rolled-back", name], {
    environment: { DATABASE_URL: url },
    capture: true,
  });
}

async function deploy(url) {
  const { code, output } = await runTool(tools.prisma, ["migrate", "deploy"], {
    environment: { DATABASE_URL: url },
    capture: true,
  });
  if (code === 0) return;
  console.error(output);
  throw new Refusal("Migrating the database failed, as said above. The failed migration was rolled back.");
}
