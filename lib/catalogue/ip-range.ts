import ipaddr from "ipaddr.js";

/**
 * True for an IPv4 or IPv6 address or CIDR block as AWS writes them. Refused although ipaddr.js could read them: octal,
 * hexadecimal and shortened IPv4 (`010.1.1.1`, `0x7f.1`), zone ids (`fe80::1%eth0`) and padded prefix lengths (`/08`).
 */
export function isIpRange(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  if (rest.length > 0 || address.includes("%")) return false;
  const isIpv4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!isIpv4 && !ipaddr.IPv6.isValid(address)) return false;
  if (prefix === undefined) return true;
  return /^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= (isIpv4 ? 32 : 128);
}
