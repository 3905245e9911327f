import http from "node:http";
import https from "node:https";
import { env } from "@/lib/env";
import { parseAllowList, resolveTarget, type TargetProblem } from "./outgoing-target";

/** A receiver that takes longer than this has failed. Milliseconds. */
const TIMEOUT_MS = 10_000;
/** Of an answer so much is read; the rest is thrown away. */
const MAX_ANSWER_BYTES = 4_096;

export type PostOutcome =
  | { kind: "answered"; status: number; body: string; retryAfterSeconds: number | null }
  | { kind: "refused"; problem: TargetProblem }
  | { kind: "failed"; reason: "timeout" | "unreachable" | "internal" };

/**
 * Posts JSON to a vetted target: the address that was checked is the one that is connected to, redirects are not
 * followed, time and size of the answer are bounded. Never throws for anything the other side does.
 */
export async function postJson(target: string, payload: unknown): Promise<PostOutcome> {
  const resolved = await resolveTarget(target, parseAllowList(env().KANARIA_OUTGOING_ALLOWLIST));
  if (!resolved.ok) {
    // A name that does not resolve now may resolve later: that is a failure to reach, not a refusal.
    if (resolved.problem === "unresolved") return { kind: "failed", reason: "unreachable" };
    return { kind: "refused", problem: resolved.problem };
  }
  const body = Buffer.from(JSON.stringify(payload), "utf8");
  const { url, address, family } = resolved;
  const transport = url.protocol === "https:" ? https : http;
  return new Promise((resolve) => {
    const request = transport.request(
      url,
      {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8", "content-length": body.byteLength },
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        lookup: (_host, options, done) => {
          if (options.all) done(null, [{ address, family }]);
          else done(null, address, family);
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const finish = () =>
          resolve({
            kind: "answered",
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8").slice(0, MAX_ANSWER_BYTES),
            retryAfterSeconds: retryAfter(response.headers["retry-after"]),
          });
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size <= MAX_ANSWER_BYTES) chunks.push(chunk);
          else response.destroy();
        });
        response.on("close", finish);
        response.on("error", () => {});
      },
    );
    request.on("error", (error) => {
      const timedOut = error.name === "AbortError" || error.name === "TimeoutError";
      resolve({ kind: "failed", reason: timedOut ? "timeout" : "unreachable" });
    });
    request.end(body);
  });
}

/** Seconds to wait, from either form of the header (RFC 9110, 10.2.3); null where there is none. At most a day. */
export function retryAfter(header: string | undefined, now = Date.now()): number | null {
  if (!header) return null;
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - now) / 1_000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 86_400) : null;
}
