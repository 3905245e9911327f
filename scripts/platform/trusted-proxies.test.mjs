import { createServer } from "node:http";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { expect, onTestFinished, test } from "vitest";
import { readTrustedProxies, settleForwardedFor } from "./trusted-proxies.mjs";

/** What a route sees of a request from this machine that says it comes from 203.0.113.9. */
async function seenFrom(trusted) {
  const settle = ({ request, server: of }) => of === server && settleForwardedFor(request, trusted);
  const server = createServer((request, response) => response.end(request.headers["x-forwarded-for"]));
  subscribe("http.server.request.start", settle);
  onTestFinished(() => void unsubscribe("http.server.request.start", settle));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => server.close(resolve)));
  const answer = await fetch(`http://127.0.0.1:${server.address().port}`, {
    headers: { "x-forwarded-for": "203.0.113.9", connection: "close" },
  });
  return answer.text();
}

test("what a trusted proxy says is handed on, what anybody else says is not", async () => {
  expect(await seenFrom(readTrustedProxies())).toBe("203.0.113.9");
  expect(await seenFrom(readTrustedProxies("127.0.0.1"))).toBe("203.0.113.9");
  expect(await seenFrom(readTrustedProxies(""))).toBe("127.0.0.1");
  expect(await seenFrom(readTrustedProxies("10.0.0.0/8, 2001:db8::/32"))).toBe("127.0.0.1");
});

test("an IPv4 proxy is known on a socket of both versions", () => {
  const request = { socket: { remoteAddress: "::ffff:10.1.2.3" }, headers: { "x-forwarded-for": "a" } };
  settleForwardedFor(request, readTrustedProxies("10.0.0.0/8"));
  expect(request.headers["x-forwarded-for"]).toBe("a");
  settleForwardedFor(request, readTrustedProxies("10.2.0.0/16"));
  expect(request.headers["x-forwarded-for"]).toBe("::ffff:10.1.2.3");
});

test.for(["proxy.example", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/x", "10.0.0", "::1/129"])(
  "%s is refused in a sentence",
  (entry) => {
    expect(() => readTrustedProxies(`10.0.0.1,${entry}`)).toThrow(`KANARIA_TRUSTED_PROXIES has “${entry}”`);
  },
);
