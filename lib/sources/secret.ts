import { createHash, randomBytes } from "node:crypto";

const PREFIX = "kna_";

/** A new secret of 256 random bits, with what is stored of it. The secret itself is shown once and kept nowhere. */
export function newSecret(): { secret: string; hash: string; hint: string } {
  const secret = PREFIX + randomBytes(32).toString("base64url");
  return { secret, hash: hashSecret(secret), hint: secret.slice(0, PREFIX.length + 4) };
}

/**
 * SHA-256 in hex. A plain hash is enough because the input has 256 random bits; the look-up compares hashes in an
 * index, so its timing tells nothing about a secret.
 */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}
