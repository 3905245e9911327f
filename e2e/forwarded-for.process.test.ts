import { expect, onTestFinished, test } from "vitest";
import { takeSignInAttempt } from "@/lib/auth/sign-in-limits";
import { freePort } from "../scripts/platform/free-port.mjs";
import { startWebServer } from "./processes";

/** The status of a sign-in by somebody unknown who says to come from a new address. */
async function signInStatus(settings: Record<string, string>): Promise<number> {
  const port = await freePort();
  const server = await startWebServer(port, settings);
  onTestFinished(async () => void (await server.end("SIGTERM")));
  const origin = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { origin, "content-type": "application/json", "x-forwarded-for": "203.0.113.77" },
    body: JSON.stringify({ email: "nobody@aoba.example", password: "no-such-password-here" }),
  });
  return answer.status;
}

test("who asks directly cannot write their address themselves, a trusted proxy can", async () => {
  const here = new Headers({ "x-forwarded-for": "127.0.0.1" });
  let attempts = 0;
  while ((await takeSignInAttempt(`${attempts}@aoba.example`, here)) === 0) attempts += 1;
  expect(attempts).toBeGreaterThan(1);
  expect(await signInStatus({ KANARIA_TRUSTED_PROXIES: "" })).toBe(429);
  expect(await signInStatus({})).toBe(401);
});
