import { z } from "zod";

/**
 * Everything that the outside says about this process, read once. scripts/start.mjs sets what a person left out.
 * Errors name the variable and what is expected of it.
 */
const schema = z.object({
  DATABASE_URL: z.string().min(1),
  /** 32 random bytes in hex: sessions are signed and secrets are sealed with keys derived from it. */
  KANARIA_SECRET: z.string().regex(/^[0-9a-f]{64}$/i, "64 hexadecimal digits are expected"),
  /** Where people reach the console; links in messages start with it. */
  KANARIA_URL: z.url().default("http://localhost:3000"),
  /** Hosts, addresses or CIDRs (comma separated) that outgoing messages may reach although they are not public https. */
  KANARIA_OUTGOING_ALLOWLIST: z.string().default(""),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** The checked environment; throws one sentence that names the first wrong variable. */
export function env(): Env {
  if (cached) return cached;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`Environment variable ${issue?.path.join(".")}: ${issue?.message}`);
  }
  cached = parsed.data;
  return cached;
}
