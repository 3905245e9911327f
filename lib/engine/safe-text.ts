/**
 * Text that PostgreSQL can store in a text column: U+0000 and lone surrogates become U+FFFD, and what is longer than
 * `maxLength` UTF-16 units is cut, never through a surrogate pair.
 */
export function safeText(text: string, maxLength: number): string {
  let safe = text;
  if (safe.length > maxLength) {
    const last = safe.charCodeAt(maxLength - 1);
    safe = safe.slice(0, last >= 0xd800 && last <= 0xdbff ? maxLength - 1 : maxLength);
  }
  safe = safe.replaceAll("\0", "\uFFFD");
  return safe.isWellFormed() ? safe : safe.toWellFormed();
}
