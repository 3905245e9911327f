/** Part of a value that a word nearly is, and how many characters of the word have to change for it. */
export interface WordFit {
  text: string;
  changes: number;
}

/** Words and values of people and AWS are shorter; anything longer is not looked at. */
const LONGEST = 200;

/**
 * The part of `value` that `word` fits with the fewest inserted, deleted or replaced characters; `start`, `end`: it must
 * stand at the value's start, its end. Of equal ones the part that ends where a word does (Create of CreateUser), then the
 * longest, then the first. Null where either text is too long.
 */
export function fitWord(word: string, value: string, start: boolean, end: boolean): WordFit | null {
  if (word === "" || word.length > LONGEST || value.length > LONGEST) return null;
  // Per place in the value: the fewest changes of the word so far, and where the part began.
  let row = Array.from({ length: value.length + 1 }, (_, at) => ({
    changes: start ? at : 0,
    from: start ? 0 : at,
  }));
  for (let i = 1; i <= word.length; i += 1) {
    const next = [{ changes: i, from: 0 }];
    for (let j = 1; j <= value.length; j += 1) {
      const replaced = row[j - 1]!;
      const isSame = word[i - 1] === value[j - 1];
      let best = { changes: replaced.changes + (isSame ? 0 : 1), from: replaced.from };
      for (const other of [next[j - 1]!, row[j]!]) {
        if (other.changes + 1 < best.changes) best = { changes: other.changes + 1, from: other.from };
      }
      next.push(best);
    }
    row = next;
  }
  let found: (WordFit & { isWhole: boolean }) | null = null;
  for (let to = end ? value.length : 0; to <= value.length; to += 1) {
    const { changes, from } = row[to]!;
    const fit = { text: value.slice(from, to), changes, isWhole: !/[a-z\d]/.test(value[to] ?? "") };
    if (!found || isBetter(fit, found)) found = fit;
  }
  return found && { text: found.text, changes: found.changes };
}

function isBetter(one: WordFit & { isWhole: boolean }, other: WordFit & { isWhole: boolean }): boolean {
  if (one.changes !== other.changes) return one.changes < other.changes;
  if (one.isWhole !== other.isWhole) return one.isWhole;
  return one.text.length > other.text.length;
}
