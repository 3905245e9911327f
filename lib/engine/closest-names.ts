/** Fewest insertions, deletions and replacements of single characters that turn one text into the other. */
export function levenshtein(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}

/** Jaro-Winkler similarity: 1 the same, 0 nothing alike; a common beginning of up to four characters counts more. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  const matched: number[] = [];
  for (let i = 0; i < one.length; i += 1) {
    const end = Math.min(other.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (taken[j] === 1 || one.charCodeAt(i) !== other.charCodeAt(j)) continue;
      taken[j] = 1;
      matched.push(one.charCodeAt(i));
      break;
    }
  }
  if (matched.length === 0) return 0;
  let misplaced = 0;
  let at = 0;
  taken.forEach((isTaken, j) => {
    if (isTaken === 1 && other.charCodeAt(j) !== matched[at++]) misplaced += 1;
  });
  const share = matched.length;
  const jaro = (share / one.length + share / other.length + (share - misplaced / 2) / share) / 3;
  let common = 0;
  while (common < 4 && common < one.length && one[common] === other[common]) common += 1;
  return jaro + common * 0.1 * (1 - jaro);
}

/** A name that may have been meant. */
export interface CloseName {
  name: string;
  /** jaroWinkler; case counts, unless the name is the same but for it (1). */
  likeness: number;
  /** levenshtein, case aside. */
  distance: number;
}

/** Less alike than this is another word. `RuninateInstances` is .863 like RunInstances, .831 like TerminateInstances. */
const LEAST_LIKENESS = 0.82;
/** Jaro and Winkler's measure was made for words; nothing that AWS calls a name is longer. */
const LONGEST_WORD = 100;

/**
 * "Did you mean": the names most like `word`, best first, at most `limit`. Jaro-Winkler ranks, for plain Levenshtein would
 * put TerminateInstances before RunInstances; the name with the fewest edits is offered too, where it is another one.
 */
export function closestNames(word: string, names: readonly string[], limit = 3): CloseName[] {
  const lower = word.toLowerCase();
  if (word === "" || word.length > LONGEST_WORD) return [];
  // Written without a capital, a name is compared without any.
  const inLower = word === lower;
  const alike: CloseName[] = [];
  const letters = countLetters(word);
  for (const name of names) {
    if (mostLikeness(word, name, letters) < LEAST_LIKENESS) continue;
    const likeness =
      name.length === word.length && name.toLowerCase() === lower
        ? 1
        : jaroWinkler(word, inLower ? name.toLowerCase() : name);
    if (likeness >= LEAST_LIKENESS)
      alike.push({ name, likeness, distance: levenshtein(lower, name.toLowerCase()) });
  }
  const ranked = alike.sort((a, b) => b.likeness - a.likeness || a.distance - b.distance);
  const nearest = ranked.toSorted((a, b) => a.distance - b.distance)[0];
  const best = ranked.slice(0, limit);
  if (nearest && !best.includes(nearest)) best[best.length - 1] = nearest;
  return best;
}

/** How often each of 128 letters is in the text. */
function countLetters(text: string): Int8Array {
  const counts = new Int8Array(128);
  for (let at = 0; at < text.length; at += 1) counts[letterAt(text, at)]! += 1;
  return counts;
}

/** The letter there, case aside; all but ASCII's count as one, which only widens the bound below. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code > 127) return 127;
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/**
 * An upper bound on jaroWinkler from the letters that both have and the beginning that they share, case aside: a look at each
 * letter instead of each pair of letters, which spares most of the comparisons.
 */
export function mostLikeness(word: string, name: string, letters = countLetters(word)): number {
  let shared = 0;
  for (let at = 0; at < name.length; at += 1) {
    const letter = letterAt(name, at);
    if (letters[letter]! > 0) shared += 1;
    letters[letter]! -= 1;
  }
  for (let at = 0; at < name.length; at += 1) letters[letterAt(name, at)]! += 1;
  let common = 0;
  while (common < 4 && common < name.length && letterAt(word, common) === letterAt(name, common)) common += 1;
  const jaro = (shared / word.length + shared / name.length + 1) / 3;
  return jaro + common * 0.1 * (1 - jaro);
}
