import { PrismaPg } from "@prisma/adapter-pg";
import type { ClientBase } from "pg";
import { PrismaClient } from "./generated/client";

/** Connections per process; web and worker each have their own pool. */
const POOL_SIZE = 10;

const globals = globalThis as { kanariaDb?: PrismaClient };

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  const pool = {
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: 15_000,
    // The adapter writes moments without their offset and drops the offset of those it reads (normalize_timestamptz):
    // with the server's own zone, which is the machine's, every moment would be hours off. It reads ISO dates only.
    onConnect: (client: Pick<ClientBase, "query">) =>
      client.query("SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, YMD'"),
  };
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}

/** The Prisma client of this process. One per process, also under a reloading development server. */
export const db: PrismaClient = (globals.kanariaDb ??= connect());
