import { BlockList, isIP } from "node:net";
import { Refusal } from "./refusal.mjs";

/** A proxy on the same machine, which is what most put in front. */
const LOOPBACK = "127.0.0.0/8,::1";

/**
 * The proxies whose X-Forwarded-For is believed: addresses and CIDRs of KANARIA_TRUSTED_PROXIES, parted by commas. Empty
 * means none, absent the machine itself.
 * @param {string | undefined} text
 */
export function readTrustedProxies(text = LOOPBACK) {
  const trusted = new BlockList();
  for (const entry of text.split(",").map((each) => each.trim())) {
    if (entry === "") continue;
    const [address, prefix, ...rest] = entry.split("/");
    const version = isIP(address);
    const bits = version === 6 ? 128 : 32;
    const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Infinity;
    if (version === 0 || length > bits || rest.length > 0)
      throw new Refusal(
        `KANARIA_TRUSTED_PROXIES has “${entry}”, but addresses or networks such as 10.0.0.5 or 10.0.0.0/8 are expected.`,
      );
    trusted.addSubnet(address, length, version === 6 ? "ipv6" : "ipv4");
  }
  return trusted;
}

/**
 * Puts the address of the peer in the place of what a request says of where it was forwarded from, unless the peer is a
 * proxy that is trusted: whoever asks directly may write anything there, and is throttled by it.
 * @param {import("node:http").IncomingMessage} request
 * @param {BlockList} trusted
 */
export function settleForwardedFor(request, trusted) {
  const peer = request.socket.remoteAddress ?? "";
  const isTrusted = isIP(peer) !== 0 && trusted.check(peer, isIP(peer) === 6 ? "ipv6" : "ipv4");
  if (!isTrusted) request.headers["x-forwarded-for"] = peer;
}
