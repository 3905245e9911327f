import { db } from "./client";
import type { Prisma } from "./generated/client";

/** A transaction's client: what verbs write through and audit rows are written with. */
export type Tx = Prisma.TransactionClient;

/** Postgres' codes for "try that again": serialization failure and deadlock. */
const RETRYABLE = new Set(["40001", "40P01"]);

/**
 * Runs `work` in one transaction: all of it is committed, or nothing. Deadlocks and serialization failures are tried
 * again (three times); `work` must therefore have no effect outside the database.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, timeoutMs = 15_000): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { timeout: timeoutMs, maxWait: 10_000 });
    } catch (error) {
      if (attempt >= 4 || !isRetryable(error)) throw error;
    }
  }
}

function isRetryable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, meta, cause } = error as { code?: string; meta?: unknown; cause?: unknown };
  if (code === "P2034" || (code !== undefined && RETRYABLE.has(code))) return true;
  const text = JSON.stringify([meta, cause]) ?? "";
  return [...RETRYABLE].some((sqlState) => text.includes(sqlState));
}
