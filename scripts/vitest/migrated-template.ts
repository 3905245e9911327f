import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A superuser's URL of the test server's `postgres` database. */
    adminUrl: string;
    /** The migrated database that every test file's own is a copy of. */
    templateName: string;
    /** What the names of this run's databases begin with. */
    databasePrefix: string;
  }
}

/**
 * Runs once before all database tests: finds a server (TEST_DATABASE_ADMIN_URL, else a throw-away one of its own)
 * and migrates a template on it; afterwards drops the databases of this run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { openThrowAwayPostgres } = await import("../platform/postgres.mjs");
  const own = process.env.TEST_DATABASE_ADMIN_URL ? null : await openThrowAwayPostgres();
  const adminUrl = process.env.TEST_DATABASE_ADMIN_URL ?? own!.url("postgres");
  const databasePrefix = `kanaria_test_${randomBytes(4).toString("hex")}_`;
  project.provide("adminUrl", adminUrl);
  project.provide("databasePrefix", databasePrefix);
  try {
    project.provide("templateName", await migratedTemplate(adminUrl));
  } catch (error) {
    await own?.close();
    throw error;
  }
  return async () => {
    if (own) return own.close();
    await withAdmin(adminUrl, (admin) => dropByPrefix(admin, databasePrefix));
  };
}

/** Named after the migrations, so that a server that stays keeps it from run to run. */
async function migratedTemplate(adminUrl: string): Promise<string> {
  const name = `kanaria_template_${hashOfMigrations()}`;
  await withAdmin(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(7266572)"); // two runs at a time must not both make it
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount) return;
    const half = `${name}_half`;
    await admin.query(`drop database if exists ${half} with (force)`);
    await admin.query(`create database ${half}`);
    await migrate(withDatabase(adminUrl, half));
    await admin.query(`alter database ${half} rename to ${name}`);
  });
  return name;
}

function hashOfMigrations(): string {
  const hash = createHash("sha256");
  const files = fs.readdirSync("prisma/migrations", { recursive: true, encoding: "utf8" }).sort();
  for (const file of files.filter((name) => name.endsWith(".sql"))) {
    hash.update(file).update(fs.readFileSync(path.join("prisma/migrations", file)));
  }
  return hash.digest("hex").slice(0, 12);
}

async function migrate(url: string): Promise<void> {
  const environment = {
    ...process.env,
    DATABASE_URL: url,
    CHECKPOINT_DISABLE: "1",
    PRISMA_SCHEMA_ENGINE_BINARY: path.resolve("scripts/schema-engine.mjs"),
  };
  await promisify(execFile)(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
    env: environment,
  });
}

async function dropByPrefix(admin: pg.Client, prefix: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where starts_with(datname, $1)",
    [prefix],
  );
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
}

async function withAdmin(url: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
}
