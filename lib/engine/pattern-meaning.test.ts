import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { not, readMeaning, type Meaning, type MeaningPart } from "./pattern-meaning";

const text = (word: string): MeaningPart => ({ kind: "text", text: word });
const starts = (...parts: MeaningPart[]): Meaning => ({ kind: "startsWith", parts });
const contains = (...parts: MeaningPart[]): Meaning => ({ kind: "contains", parts });

test.each<[string, Meaning | null]>([
  ["", { kind: "anything" }],
  [".*", { kind: "anything" }],
  ["^.*$", { kind: "anything" }],
  ["^", { kind: "anything" }],
  ["a|", { kind: "anything" }],
  ["^$", { kind: "empty" }],
  [".+", { kind: "notEmpty" }],
  ["^.+$", { kind: "notEmpty" }],
  ["Create", contains(text("Create"))],
  [".*Create.*", contains(text("Create"))],
  ["^Create", starts(text("Create"))],
  ["^Create.*$", starts(text("Create"))],
  ["Policy$", { kind: "endsWith", parts: [text("Policy")] }],
  ["^.*Policy$", { kind: "endsWith", parts: [text("Policy")] }],
  ["^iam\\.amazonaws\\.com$", { kind: "equals", parts: [text("iam.amazonaws.com")] }],
  ["^Create*", starts(text("Creat"), { kind: "repeat", parts: [text("e")], min: 0, max: Infinity })],
  ["^Run|^Terminate", { kind: "anyOf", of: [starts(text("Run")), starts(text("Terminate"))] }],
  ["^(Run|Stop)", starts({ kind: "choice", options: [[text("Run")], [text("Stop")]] })],
  ["(^Run|Stop$)", { kind: "anyOf", of: [starts(text("Run")), { kind: "endsWith", parts: [text("Stop")] }] }],
  ["^(Run|Stop$)", { kind: "anyOf", of: [starts(text("Run")), { kind: "equals", parts: [text("Stop")] }] }],
  ["^(?!ec2).*$", { kind: "not", of: starts(text("ec2")) }],
  [
    "^(?!Get|List)",
    { kind: "not", of: starts({ kind: "choice", options: [[text("Get")], [text("List")]] }) },
  ],
  ["^(?=.*User)Create", { kind: "allOf", of: [contains(text("User")), starts(text("Create"))] }],
  [
    "^Put(?!Metric)",
    { kind: "allOf", of: [{ kind: "not", of: starts(text("PutMetric")) }, starts(text("Put"))] },
  ],
  [
    "^(?!ec2\\.amazonaws\\.com$)",
    { kind: "not", of: { kind: "equals", parts: [text("ec2.amazonaws.com")] } },
  ],
  [
    "iam.amazonaws.com",
    contains(text("iam"), { kind: "anyChar" }, text("amazonaws"), { kind: "anyChar" }, text("com")),
  ],
  ["^a.*b$", { kind: "equals", parts: [text("a"), { kind: "anyText" }, text("b")] }],
  [
    "[Cc]",
    contains({
      kind: "charOf",
      negated: false,
      ranges: [
        ["C", "C"],
        ["c", "c"],
      ],
    }),
  ],
  ["[^a-z]", contains({ kind: "charOf", negated: true, ranges: [["a", "z"]] })],
  ["\\d{8}", contains({ kind: "repeat", parts: [{ kind: "class", name: "digit" }], min: 8, max: 8 })],
  ["\\D", contains({ kind: "class", name: "notDigit" })],
  ["\\S", contains({ kind: "class", name: "notSpace" })],
  ["a+", contains({ kind: "repeat", parts: [text("a")], min: 1, max: Infinity })],
  [
    "(?:.a)*b",
    contains({ kind: "repeat", parts: [{ kind: "anyChar" }, text("a")], min: 0, max: Infinity }, text("b")),
  ],
  [".{2,}", contains({ kind: "repeat", parts: [{ kind: "anyChar" }], min: 2, max: Infinity })],
  [".{1,5}", contains({ kind: "repeat", parts: [{ kind: "anyChar" }], min: 1, max: 5 })],
  ["^.?a", starts({ kind: "repeat", parts: [{ kind: "anyChar" }], min: 0, max: 1 }, text("a"))],
  [".+a", contains({ kind: "repeat", parts: [{ kind: "anyChar" }], min: 1, max: Infinity }, text("a"))],
  ["^^a$$", { kind: "equals", parts: [text("a")] }],
  [
    "^a|(^b|c$)",
    { kind: "anyOf", of: [starts(text("a")), starts(text("b")), { kind: "endsWith", parts: [text("c")] }] },
  ],
  [
    "^(?=a)(?=.*b)(?!c)",
    { kind: "allOf", of: [starts(text("a")), contains(text("b")), { kind: "not", of: starts(text("c")) }] },
  ],
  ["(a|b\\b)c", { kind: "anyOf", of: [contains(text("ac")), { kind: "unread", why: "wordBoundary" }] }],
  ["(?:a\\b)+", { kind: "unread", why: "wordBoundary" }],
  ["a^b", { kind: "unread", why: "innerAnchor" }],
  ["(?<!x)a", { kind: "unread", why: "lookAround" }],
  ["a(?=b)", { kind: "unread", why: "lookAround" }],
  ["^a*(?!b)", { kind: "unread", why: "lookAround" }],
  ["(a)\\1", { kind: "unread", why: "backReference" }],
  ["\\bUser\\b", { kind: "unread", why: "wordBoundary" }],
  ["a$b", { kind: "unread", why: "innerAnchor" }],
  ["*", null],
])("%j means %j", (pattern, meaning) => expect(readMeaning(pattern)).toEqual(meaning));

describe("the claims agree with the matcher", () => {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("a", "b", "ab", "\\.", "c") },
    fc.constantFrom(
      "a*",
      "b+",
      "c?",
      ".",
      ".*",
      ".+",
      "[ab]",
      "[^a]",
      "\\d",
      "a{2}",
      "(a|b)",
      "(ab|c)*",
      "(|a)",
      "(?:b|.)?",
    ),
  );
  const body = fc.array(piece, { minLength: 0, maxLength: 4 }).map((pieces) => pieces.join(""));
  const lead = fc.constantFrom(
    "",
    "",
    "^",
    "^",
    "^(?!a)",
    "^(?!b|ab$)",
    "^(?=.*c)",
    "^a(?!b)",
    "(^|b)",
    ".*",
    "^.*",
  );
  const tail = fc.constantFrom("", "", "$", "$", "($|a)", ".*", ".*$");
  const option = fc.tuple(lead, body, tail).map((texts) => texts.join(""));
  const pattern = fc.array(option, { minLength: 1, maxLength: 3 }).map((options) => options.join("|"));
  const value = fc.string({ unit: fc.constantFrom("a", "b", "c", ".", "1"), maxLength: 6 });

  it("on random patterns and random values, wherever something is claimed", { timeout: 60_000 }, () => {
    let claims = 0;
    fc.assert(
      fc.property(pattern, fc.array(value, { minLength: 8, maxLength: 8 }), (source, values) => {
        const meaning = readMeaning(source)!;
        if (isUnread(meaning)) return;
        claims += 1;
        const regex = new RegExp(source);
        for (const each of values)
          expect(holds(meaning, each), `${source} on ${each}`).toBe(regex.test(each));
      }),
      { seed: 21, numRuns: 5_000 },
    );
    expect(claims).toBeGreaterThan(4_000);
  });

  it("turned round in few words", () => {
    expect(not(not(starts(text("a"))))).toEqual(starts(text("a")));
    expect(not({ kind: "empty" })).toEqual({ kind: "notEmpty" });
    expect(not({ kind: "notEmpty" })).toEqual({ kind: "empty" });
  });

  it("turned round as well", () => {
    for (const source of ["^a", "", "^$", ".+", "^(?!a)"]) {
      const turned = not(readMeaning(source)!);
      for (const each of ["", "a", "ba"]) expect(holds(turned, each)).toBe(!new RegExp(source).test(each));
    }
  });
});

test("a pattern that multiplies is said to be too much, and a long list is told", () => {
  expect(readMeaning("(^a|b)(c|d$)(e|^f)(g|h$)(i|^j)(k|l$)")).toMatchObject({
    kind: "unread",
    why: "tooMuch",
  });
  const many = Array.from({ length: 200 }, (_, i) => `^Name${i}$`).join("|");
  expect(readMeaning(many)).toMatchObject({ kind: "anyOf", of: { length: 200 } });
});

function isUnread(meaning: Meaning): boolean {
  if (meaning.kind === "unread") return true;
  if (meaning.kind === "not") return isUnread(meaning.of);
  return meaning.kind === "anyOf" || meaning.kind === "allOf" ? meaning.of.some(isUnread) : false;
}

/** What the claim says of a value, by no regular expression: every way to read the parts, place by place. */
function holds(meaning: Meaning, value: string): boolean {
  switch (meaning.kind) {
    case "anything":
      return true;
    case "empty":
      return value === "";
    case "notEmpty":
      return value !== "";
    case "not":
      return !holds(meaning.of, value);
    case "anyOf":
      return meaning.of.some((each) => holds(each, value));
    case "allOf":
      return meaning.of.every((each) => holds(each, value));
    case "unread":
      throw new Error("Nothing is claimed.");
    default: {
      const fromStart = meaning.kind === "equals" || meaning.kind === "startsWith";
      const toEnd = meaning.kind === "equals" || meaning.kind === "endsWith";
      const places = fromStart ? [0] : Array.from({ length: value.length + 1 }, (_, at) => at);
      return [...endsOf(meaning.parts, value, new Set(places))].some((end) => !toEnd || end === value.length);
    }
  }
}

function endsOf(parts: MeaningPart[], value: string, from: Set<number>): Set<number> {
  return parts.reduce(
    (places, part) => new Set([...places].flatMap((at) => [...endsOfPart(part, value, at)])),
    from,
  );
}

function endsOfPart(part: MeaningPart, value: string, at: number): Set<number> {
  const char = value[at];
  const one = (fits: boolean) => new Set(char !== undefined && fits ? [at + 1] : []);
  switch (part.kind) {
    case "text":
      return new Set(value.startsWith(part.text, at) ? [at + part.text.length] : []);
    case "anyText":
      return new Set(Array.from({ length: value.length - at + 1 }, (_, more) => at + more));
    case "anyChar":
      return one(true);
    case "class":
      return one(part.name === "digit" && /[0-9]/.test(char ?? ""));
    case "charOf":
      return one(part.ranges.some(([from, to]) => char! >= from && char! <= to) !== part.negated);
    case "choice":
      return new Set(part.options.flatMap((option) => [...endsOf(option, value, new Set([at]))]));
    case "repeat": {
      let places = new Set([at]);
      const ends = new Set(part.min === 0 ? places : []);
      for (let round = 1; round <= Math.min(part.max, part.min + value.length + 1); round += 1) {
        places = endsOf(part.parts, value, places);
        if (round >= part.min) for (const end of places) ends.add(end);
      }
      return ends;
    }
  }
}
