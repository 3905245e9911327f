import { databaseFolder } from "./data-folder.mjs";
import { openPostgres } from "./postgres.mjs";
import { step } from "./progress.mjs";

/** The database of DATABASE_URL, or the embedded one, which then runs at least as long as we do. */
export async function openDatabase(onClose) {
  if (process.env.DATABASE_URL) {
    const { requireUsableDatabase } = await import("./database-check.mjs");
    await requireUsableDatabase(process.env.DATABASE_URL);
    return process.env.DATABASE_URL;
  }
  const server = await step("Opening the database", () => openPostgres(databaseFolder()));
  onClose(server.close);
  server.reviveWhenKilled();
  const { createDatabase } = await import("./databases.mjs");
  await createDatabase(server.url("kanaria"));
  return server.url("kanaria");
}
