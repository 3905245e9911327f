import { expect, test } from "vitest";
import { safeText } from "./safe-text";

const PAIR = "\ud83d\ude00";

test.each([
  ["plain text", "as it is", 20, "as it is"],
  ["text of just the length", "abcd", 4, "abcd"],
  ["longer text", "abcde", 4, "abcd"],
  ["nothing", "", 4, ""],
  ["a zero", "a\0b\0", 9, "a\ufffdb\ufffd"],
  ["half a pair", `a\ud83d`, 9, "a\ufffd"],
  ["half a pair at the very end", "a\ud83d", 2, "a\ufffd"],
  ["the other half", `\ude00a`, 9, "\ufffda"],
  ["a pair", PAIR, 2, PAIR],
  ["a pair that would be cut through", `a${PAIR}b`, 2, "a"],
  ["a pair just before the cut", `a${PAIR}b`, 3, `a${PAIR}`],
  ["a pair just behind the cut", `ab${PAIR}`, 2, "ab"],
  ["a character beyond the pairs at the cut", "a\ue000b", 2, "a\ue000"],
  ["the first half that there is, at the cut", "a\ud800\udc00b", 2, "a"],
  ["the last first half that there is, at the cut", "a\udbff\udc00b", 2, "a"],
])("%s is made safe to store", (_, text, length, expected) => {
  expect(safeText(text, length)).toBe(expected);
});
