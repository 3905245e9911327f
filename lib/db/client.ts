import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

/** Connections per process; web and worker each have their own pool. */
const POOL_SIZE = 10;

const globals = globalThis as { kanariaDb?: PrismaClient };

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: POOL_SIZE, connectionTimeoutMillis: 15_000 }),
  });
}

/** The Prisma client of this process. One per process, also under a reloading development server. */
export const db: PrismaClient = (globals.kanariaDb ??= connect());
