import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";
import { forgetAttempts, giveAttemptBack, type Limit, pruneAttempts, takeAttempt } from "@/lib/auth/throttle";

/** Guessing one person's password, from however many addresses. */
const PER_EMAIL: Limit = { max: 10, windowSeconds: 15 * 60 };
/** Guessing many people's passwords from one address; an office behind one address must still get in. */
const PER_ADDRESS: Limit = { max: 60, windowSeconds: 15 * 60 };

/**
 * Counts a sign-in before its password is looked at. Seconds to wait, 0 where it may go on. The same for people who
 * exist and people who do not. Addresses come first: a throttled address cannot use up somebody's attempts.
 */
export async function takeSignInAttempt(email: string, headers: Headers): Promise<number> {
  const wait = await takeAttempt(addressKey(headers), PER_ADDRESS);
  return wait > 0 ? wait : takeAttempt(emailKey(email), PER_EMAIL);
}

/** A sign-in worked: it does not count against its address, and the person's count starts anew. */
export async function settleSignInAttempt(email: string, headers: Headers): Promise<void> {
  await giveAttemptBack(addressKey(headers));
  await forgetAttempts(emailKey(email));
  await pruneAttempts(2 * PER_ADDRESS.windowSeconds);
}

/** Hashed: what people mistype into the e-mail field is nobody's business. */
function emailKey(email: string): string {
  return `sign-in:email:${digest(email.trim().toLowerCase())}`;
}

/**
 * The last entry of X-Forwarded-For: the one that the nearest proxy wrote, if it is one of KANARIA_TRUSTED_PROXIES; else
 * the address of whoever asked (scripts/platform/before-web-server.mjs sees to that).
 */
function addressKey(headers: Headers): string {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return `sign-in:address:${digest(networkOf(address))}`;
}

/** An IPv4 address, or the /64 of an IPv6 address: one household or server has all of its 2^64 addresses. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv4" ? parsed.toString() : parsed.toByteArray().slice(0, 8).join(".");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
