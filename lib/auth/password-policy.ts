/** Shortest password, in characters as people count them (code points). */
export const PASSWORD_MIN_LENGTH = 12;
/** Longest password; beyond it nothing is gained and hashing gets a lever for load. */
export const PASSWORD_MAX_LENGTH = 128;

/** Why a password is refused; keys of the namespace `users`, under `password`. */
export type PasswordProblem =
  | "password-too-short"
  | "password-too-long"
  | "password-common"
  | "password-names-you";

/** At least this many characters must be left when everything that guessing programs try first is taken out. */
const UNGUESSED = 4;

/** Words that lead the published lists of leaked passwords (SecLists, NCSC top 100,000), longest first. */
const COMMON_WORDS = (
  "administrator passphrase superman football baseball princess sunshine trustno1 whatever computer internet " +
  "password passw0rd passwort changeme starwars iloveyou welcome letmein default company pokemon secret " +
  "monkey dragon master shadow summer winter spring autumn freedom mustang michael jordan charlie login hello " +
  "admin root user test demo pass guest aws sakura doraemon japan tokyo qwertyuiop asdfghjkl zxcvbnm qwerty " +
  "asdfgh zxcvbn azerty 1qaz2wsx 1q2w3e4r abc123"
)
  .split(" ")
  .sort((a, b) => b.length - a.length);

/** Rows of keys and of the alphabet along which fingers and programs run. */
const RUNS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

const LOOKALIKES: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/**
 * What is wrong with a new password, or null. Refused: too short or long; nothing much beside well-known words, years,
 * runs ("qwerty", "1234") and repeats, also with look-alike characters; the person's own name or e-mail address with
 * nothing much beside it. No rule about kinds of characters (NIST SP 800-63B-4, 3.1.1.2).
 */
export function passwordProblem(
  password: string,
  person: { email?: string; name?: string } = {},
): PasswordProblem | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH) return "password-too-short";
  if (length > PASSWORD_MAX_LENGTH) return "password-too-long";
  const plain = password.normalize("NFKC").toLowerCase();
  if (unguessed(plain, []) < UNGUESSED) return "password-common";
  if (unguessed(plain, namesOf(person)) < UNGUESSED) return "password-names-you";
  return null;
}

/** How many characters are left after names, common words, runs and repeats; the least of the two readings. */
function unguessed(plain: string, names: string[]): number {
  const readings = [plain, [...plain].map((char) => LOOKALIKES[char] ?? char).join("")];
  return Math.min(...readings.map((reading) => remainder(reading, names)));
}

function remainder(text: string, names: string[]): number {
  let rest = text;
  for (const word of [...names, ...COMMON_WORDS]) rest = rest.replaceAll(word, " ");
  rest = withoutRuns(rest);
  // Years, digits and punctuation around a word are the first things that are tried.
  const letters = [...rest.replace(/[\d\p{P}\p{S}\s]+/gu, "")];
  return withoutRepeats(letters);
}

/** Takes out stretches of four or more that follow a row of keys, in either direction. */
function withoutRuns(text: string): string {
  let rest = text;
  for (const run of [...RUNS, ...RUNS.map((row) => [...row].reverse().join(""))]) {
    for (let size = run.length; size >= 4; size--) {
      for (let start = 0; start + size <= run.length; start++) {
        rest = rest.replaceAll(run.slice(start, start + size), " ");
      }
    }
  }
  return rest;
}

/** Distinct characters, and 0 where a short piece is only said again and again ("abcabcabcabc"). */
function withoutRepeats(letters: string[]): number {
  for (let size = 1; size <= 3; size++) {
    if (letters.length >= size * 3 && letters.every((letter, index) => letter === letters[index % size]))
      return 0;
  }
  return new Set(letters).size;
}

function namesOf(person: { email?: string; name?: string }): string[] {
  const [local = "", domain = ""] = (person.email ?? "").toLowerCase().split("@");
  const words = [
    local,
    ...local.split(/[._+-]/),
    domain,
    ...domain.split("."),
    ...(person.name ?? "").toLowerCase().split(/\s+/),
  ];
  return words.filter((word) => [...word].length >= 3).sort((a, b) => b.length - a.length);
}
