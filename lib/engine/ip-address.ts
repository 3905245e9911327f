/** An address as its 32 or 128 binary digits. */
export type AddressBits = string;

/**
 * Reads an IPv4 or IPv6 address; null for anything else. An IPv4 address within IPv6 (`::ffff:192.0.2.1`) is that IPv4
 * address. Lenient on what events hold: brackets and the zone of an address (`fe80::1%eth0`) are passed over.
 */
export function readAddress(text: string): AddressBits | null {
  const plain = text.trim().replace(/^\[(.*)\]$/s, "$1");
  if (!plain.includes(":")) return readIpv4(plain);
  const bits = readIpv6(plain.replace(/%.*$/s, ""));
  return bits?.startsWith(MAPPED) ? bits.slice(MAPPED.length) : bits;
}

/** Reads an address or CIDR block as the digits that its addresses begin with, beside how many digits they have. */
export function readRange(text: string): { length: number; prefix: string } | null {
  const [address = "", width, ...rest] = text.trim().split("/");
  const bits = readAddress(address);
  if (bits === null || rest.length > 0) return null;
  if (width === undefined) return { length: bits.length, prefix: bits };
  if (!/^\d{1,3}$/.test(width)) return null;
  // A block of IPv4 addresses that is written within IPv6 counts its width from there.
  const inIpv6 = bits.length === 32 && address.includes(":");
  const size = Number(width) - (inIpv6 ? MAPPED.length : 0);
  if (size < 0 || size > bits.length) return null;
  return { length: bits.length, prefix: bits.slice(0, size) };
}

const MAPPED = "0".repeat(80) + "1".repeat(16);

function readIpv4(text: string): AddressBits | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return parts.map((part) => binary(Number(part), 8)).join("");
}

function readIpv6(text: string): AddressBits | null {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/s.exec(text);
  const tail = dotted ? readIpv4(dotted[2]!) : "";
  if (tail === null) return null;
  // Two groups of hexadecimal digits stand for the dotted part, so that the rest is read as any other address.
  const head = dotted ? `${dotted[1]}0:0` : text;
  const halves = head.split("::");
  if (halves.length > 2) return null;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const [before = [], after = []] = groups;
  const missing = 8 - before.length - after.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const all = [...before, ...new Array<string>(Math.max(0, missing)).fill("0"), ...after];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  const bits = all.map((group) => binary(parseInt(group, 16), 16)).join("");
  return bits.slice(0, 128 - tail.length) + tail;
}

function binary(value: number, width: number): string {
  return value.toString(2).padStart(width, "0");
}
