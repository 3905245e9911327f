// Runs before each database test file, ahead of its imports: the file gets its own migrated database, and
// lib/db/client finds it in DATABASE_URL. Test authors have nothing to do. The run's end drops it.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { withDatabase } from "./migrated-template";

const adminUrl = inject("adminUrl");
const name = `${inject("databasePrefix")}${randomBytes(6).toString("hex")}`;

const admin = new pg.Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`create database ${name} template ${inject("templateName")}`);
await admin.end();

process.env.DATABASE_URL = withDatabase(adminUrl, name);
process.env.KANARIA_SECRET ??= "0".repeat(64);
