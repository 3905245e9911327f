import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";

/** Why an outgoing URL is refused. */
export type TargetProblem =
  | "notUrl"
  | "notHttps"
  | "userInfo"
  | "port"
  | "privateAddress"
  | "internalName"
  | "controlCharacters"
  | "unresolved";

export type TargetVerdict = { ok: true; url: URL } | { ok: false; problem: TargetProblem };

/** Where a message may go: the one address that was checked, to be connected to and no other. */
export type ResolvedTarget =
  | { ok: true; url: URL; address: string; family: 4 | 6 }
  | { ok: false; problem: TargetProblem };

/** Names that never lead to the public internet (RFC 2606, 6761, 6762, 8375 and what clusters use). */
const INTERNAL_SUFFIXES = [
  "localhost",
  "localdomain",
  "local",
  "internal",
  "intranet",
  "lan",
  "home",
  "corp",
  "private",
  "test",
  "invalid",
  "svc",
  "cluster",
  "arpa",
  "onion",
];

/**
 * Judges the text of an outgoing URL without asking DNS: https on port 443 to a public name or address, no user info.
 * `allowList` (host names, host:port, addresses or CIDRs that the operator allowed) lifts the rules on scheme, port and address.
 */
export function checkTarget(text: string, allowList: readonly string[] = []): TargetVerdict {
  // The URL parser drops line ends and turns "\" into "/": what a person typed must be what is called.
  if (/[\u0000-\u0020\u007f\\]/u.test(text)) return { ok: false, problem: "controlCharacters" };
  if (!/^https?:\/\/[^/]/i.test(text))
    return {
      ok: false,
      problem: /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^https?:/i.test(text) ? "notHttps" : "notUrl",
    };
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { ok: false, problem: "notUrl" };
  }
  if (url.username || url.password || /^https?:\/\/[^/?#]*@/i.test(text))
    return { ok: false, problem: "userInfo" };
  if (isAllowed(url, allowList)) return { ok: true, url };
  if (url.protocol !== "https:") return { ok: false, problem: "notHttps" };
  if (url.port !== "") return { ok: false, problem: "port" };
  const host = bareHost(url);
  if (ipaddr.isValid(host)) {
    return isPublicAddress(host) ? { ok: true, url } : { ok: false, problem: "privateAddress" };
  }
  const labels = host.replace(/\.$/, "").split(".");
  if (labels.length < 2 || INTERNAL_SUFFIXES.includes(labels.at(-1)!))
    return { ok: false, problem: "internalName" };
  return { ok: true, url };
}

/**
 * Checks the text and every address that the name resolves to (one private address among public ones is enough to
 * refuse), and returns the address to connect to, so that a second look-up cannot lead elsewhere.
 */
export async function resolveTarget(
  text: string,
  allowList: readonly string[] = [],
): Promise<ResolvedTarget> {
  const verdict = checkTarget(text, allowList);
  if (!verdict.ok) return verdict;
  const host = bareHost(verdict.url);
  const exempt = isAllowed(verdict.url, allowList);
  let addresses: { address: string; family: number }[];
  try {
    addresses = await lookup(host, { all: true, verbatim: true });
  } catch {
    return { ok: false, problem: "unresolved" };
  }
  const first = addresses[0];
  if (!first) return { ok: false, problem: "unresolved" };
  const refused = addresses.some(
    ({ address }) => !isPublicAddress(address) && !exempt && !inList(address, allowList),
  );
  if (refused) return { ok: false, problem: "privateAddress" };
  return { ok: true, url: verdict.url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

/** The operator's list as text (KANARIA_OUTGOING_ALLOWLIST), split. */
export function parseAllowList(text: string): string[] {
  return text
    .split(",")
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== "");
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
}

function isAllowed(url: URL, allowList: readonly string[]): boolean {
  const host = bareHost(url);
  return allowList.includes(host) || allowList.includes(url.host.toLowerCase()) || inList(host, allowList);
}

function inList(address: string, allowList: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return allowList.some((entry) => {
    if (ipaddr.isValid(entry)) return ipaddr.process(entry).toString() === parsed.toString();
    if (!ipaddr.isValidCIDR(entry)) return false;
    const [range, bits] = ipaddr.parseCIDR(entry);
    return range.kind() === parsed.kind() && parsed.match(range, bits);
  });
}

/** Global unicast only; an IPv6 address that carries an IPv4 address is judged by ipaddr's ranges (never "unicast"). */
function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // Ranges that ipaddr.js counts as unicast although nothing public lives there: site-local and IPv4-compatible.
  if (parsed.kind() === "ipv6") {
    const bytes = parsed.toByteArray();
    const global = (bytes[0]! & 0xe0) === 0x20;
    return global;
  }
  return true;
}
