import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

/**
 * A 32-byte key for one purpose, derived from KANARIA_SECRET (HKDF-SHA-256, RFC 5869), in hexadecimal.
 * Keys of different purposes tell nothing about each other, so a leak of one does not open the others.
 */
export function deriveSecret(purpose: string): string {
  const key = hkdfSync("sha256", Buffer.from(env().KANARIA_SECRET, "hex"), "kanaria", purpose, 32);
  return Buffer.from(key).toString("hex");
}
