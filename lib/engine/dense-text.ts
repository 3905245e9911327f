/** Texts below this are read whatever they hold. */
const DENSE_LENGTH = 16 * 1024 * 1024;
/** AWS's records have one bracket in 30 characters at most. */
const CHARACTERS_PER_BRACKET = 16;

/**
 * Megabytes of brackets are no records, but an object each: parsing 64 MiB of them takes gigabytes of memory, and a
 * gzip of some kilobytes is enough to send them. A text shorter than `least` is never one.
 */
export function isMostlyBrackets(text: string, least = DENSE_LENGTH): boolean {
  if (text.length < least) return false;
  let brackets = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) brackets += 1;
  }
  return brackets * CHARACTERS_PER_BRACKET > text.length;
}
