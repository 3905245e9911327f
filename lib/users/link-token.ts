import { createHash, randomBytes } from "node:crypto";

/** A link's secret part and what is stored of it. 256 random bits need no slow hash: nothing can be guessed. */
export function createLinkToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashLinkToken(token) };
}

/** What the database knows of a link's token: SHA-256 in hexadecimal. */
export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
