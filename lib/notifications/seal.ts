import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveSecret } from "@/lib/auth/secret";

const VERSION = "v1";

function key(): Buffer {
  return Buffer.from(deriveSecret("seal webhook urls v1"), "hex");
}

/** Encrypts a secret for the database (AES-256-GCM, key from KANARIA_SECRET, which is not in the database). */
export function seal(plain: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), iv);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [VERSION, iv, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

/** The secret again; throws where the text was altered or KANARIA_SECRET is another one. */
export function unseal(sealed: string): string {
  const [version, iv, tag, body] = sealed.split(".");
  if (version !== VERSION || !iv || !tag || body === undefined) throw new Error("not a sealed secret");
  const decipher = createDecipheriv("aes-256-gcm", key(), Buffer.from(iv, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
}
