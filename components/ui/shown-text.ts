/** Characters that turn the direction of what follows them: in a sentence they would turn our words too. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

/**
 * Somebody else's text as a part of our sentences: at most `most` characters, direction marks shown as U+FFFD, and text
 * that runs from right to left set apart, so that it stays where the sentence puts it.
 */
export function shownText(text: string, most = 80): string {
  const characters = Array.from(text.slice(0, most * 2 + 2));
  const cut = characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : characters.join("");
  const safe = cut.replace(TURNING, "\uFFFD");
  return RIGHT_TO_LEFT.test(safe) ? `\u2068${safe}\u2069` : safe;
}
