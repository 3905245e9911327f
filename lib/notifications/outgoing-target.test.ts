import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkTarget, parseAllowList, resolveTarget } from "./outgoing-target";

const shared = fileURLToPath(new URL("../../../shared/data/hostile/webhook-urls.json", import.meta.url));

const DENIED = [
  "https://127.0.0.1/x",
  "https://2130706433/x",
  "https://0x7f.1/x",
  "https://[::1]/x",
  "https://[::ffff:10.0.0.1]/x",
  "https://[64:ff9b::7f00:1]/x",
  "https://[fe80::1]/x",
  "https://[2002:7f00:1::]/x",
  "https://10.1.2.3/x",
  "https://100.64.0.1/x",
  "https://169.254.169.254/latest",
  "https://localhost/x",
  "https://db/x",
  "https://vault.internal/x",
  "http://hooks.slack.com/x",
  "https://hooks.slack.com:8443/x",
  "https://me@hooks.slack.com/x",
  "https://hooks.slack.com\\@127.0.0.1/",
  "ftp://hooks.slack.com/x",
  "javascript:alert(1)",
  "https:hooks.slack.com/x",
  "//hooks.slack.com/x",
  "hooks.slack.com/x",
  "https://hooks.slack.com/\r\nX: 1",
  "",
];

describe("an outgoing target", () => {
  it.each(DENIED)("is refused: %j", (url) => {
    expect(checkTarget(url).ok).toBe(false);
  });

  it.each([
    "https://hooks.slack.com/services/T0/B0/x",
    "https://203.0.114.9/x",
    "https://[2606:4700::1]/hook",
  ])("is accepted: %s", (url) => {
    expect(checkTarget(url)).toMatchObject({ ok: true });
  });

  it("may be private where the operator allowed that host, address or network", () => {
    const list = parseAllowList("127.0.0.1:9999, 10.0.0.0/8 ,mattermost.internal");
    expect(checkTarget("http://127.0.0.1:9999/hook", list).ok).toBe(true);
    expect(checkTarget("http://127.0.0.1:9998/hook", list).ok).toBe(false);
    expect(checkTarget("https://10.9.8.7/hook", list).ok).toBe(true);
    expect(checkTarget("https://mattermost.internal/hook", list).ok).toBe(true);
    expect(checkTarget("https://11.9.8.7.internal/hook", list).ok).toBe(false);
  });

  it("is refused where the name leads to a private address", async () => {
    expect(await resolveTarget("https://localhost.localdomain/x")).toMatchObject({ ok: false });
  });

  if (existsSync(shared)) {
    const cases = JSON.parse(readFileSync(shared, "utf8")) as { url: string; expect: "allow" | "deny" }[];
    it.each(cases)("is judged as expected: $expect $url", (one) => {
      expect(checkTarget(one.url).ok).toBe(one.expect === "allow");
    });
  }
});
