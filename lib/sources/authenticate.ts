import { timingSafeEqual } from "node:crypto";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { hashSecret } from "./secret";

/** A source that proved itself. What it may speak for is read anew in each transaction of ingestion. */
export interface AuthenticatedSource {
  id: string;
  name: string;
  /** Its findings are notified to nobody: the sample, and imports that were asked to be quiet. */
  isQuiet?: boolean;
}

/** Last-used times are written at most this often per secret, so that ingestion does not queue on one row. */
const LAST_USED_EVERY_MS = 60_000;

/**
 * The source of that id, where `secret` is one of its valid secrets. Unknown source, wrong secret, expired secret and
 * disabled source are told apart by nobody: all throw `unauthenticated`.
 */
export async function authenticateSource(
  sourceId: string,
  secret: string,
  now: Date,
): Promise<AuthenticatedSource> {
  const hash = hashSecret(secret);
  const found = await db.sourceSecret.findUnique({
    where: { hash },
    select: {
      id: true,
      hash: true,
      expiresAt: true,
      lastUsedAt: true,
      source: {
        select: {
          id: true,
          name: true,
          kind: true,
          disabledAt: true,
        },
      },
    },
  });
  if (
    !found ||
    !timingSafeEqual(Buffer.from(found.hash), Buffer.from(hash)) ||
    found.source.id !== sourceId.toLowerCase() ||
    found.source.kind !== "http" ||
    found.source.disabledAt !== null ||
    (found.expiresAt !== null && found.expiresAt <= now)
  ) {
    throw new AppError("unauthenticated");
  }
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > LAST_USED_EVERY_MS) {
    await db.sourceSecret.updateMany({ where: { id: found.id }, data: { lastUsedAt: now } });
  }
  const { id, name } = found.source;
  return { id, name };
}
