import { describe, expect, test } from "vitest";
import { cellCandidates, MOST_CANDIDATES } from "./cell-edits";
import { escapeText } from "./pattern-branches";
import type { Cell } from "./row";

function cell(text: string): Cell {
  return text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };
}

/** Each as "kind pattern (word)", in the order in which they are given out. */
function told(text: string, value: string): string[] {
  return cellCandidates(cell(text), value).map(({ kind, cell: { pattern, not }, word }) => {
    return `${kind} ${not ? "NOT " : ""}${pattern} (${word})`;
  });
}

const ofKind = (kind: string, text: string, value: string) =>
  told(text, value).flatMap((one) => (one.startsWith(`${kind} `) ? [one.slice(kind.length + 1)] : []));

describe("the ways to write a cell anew", () => {
  test.each<[string, string, string[]]>([
    [
      "^Creates$",
      "CreateUser",
      [
        "word ^CreateUser$ (CreateUser)",
        "beginning ^Create (Create)",
        "characters Creates$ (^)",
        "characters ^Creates ($)",
        "alternative ^(?:Creates|CreateUser)$ (CreateUser)",
        "alternative ^Creates$|^CreateUser$ (CreateUser)",
        "anyValue  ()",
      ],
    ],
    [
      "^Stop",
      "RunInstances",
      [
        "characters Stop (^)",
        "alternative ^Stop|^RunInstances$ (RunInstances)",
        "alternative ^Stop|^Run (Run)",
        "anyValue  ()",
      ],
    ],
    [
      "(^Put|^Delete)Role",
      "GetRole",
      [
        "exception (^Delete)Role (^Put)",
        "exception (^Put)Role (^Delete)",
        "characters (Put|^Delete)Role (^)",
        "characters (^Put|Delete)Role (^)",
        "alternative (^Put|^Delete|^Get)Role (GetRole)",
        "alternative (^Put|^Delete)Role|^GetRole$ (GetRole)",
        "alternative (^Put|^Delete)Role|^Get (Get)",
        "anyValue  ()",
      ],
    ],
    [
      "NOT AssumedRole|AWSService",
      "AssumedRole",
      [
        "exception NOT AWSService (AssumedRole)",
        "exception NOT AssumedRole (AWSService)",
        "notOff AssumedRole|AWSService ()",
        "anyValue  ()",
      ],
    ],
    // A slip in a look-ahead lets everything through, so no character of it is touched.
    [
      "^(?!ec2|s3).*$",
      "ec2.test",
      [
        "exception ^(?!s3).*$ (ec2)",
        "exception ^(?!ec2).*$ (s3)",
        "exception ^.*$ (ec2|s3)",
        "alternative ^(?:(?!ec2|s3).*|ec2\\.test)$ (ec2.test)",
        "alternative ^(?!ec2|s3).*$|ec2\\.test (ec2.test)",
        "alternative ^(?!ec2|s3).*$|^ec2\\.test$ (ec2.test)",
        "anyValue  ()",
      ],
    ],
    // No plain word: any piece may be the slip, and any character of the value the right one.
    [
      "[ab]?x{2}",
      "y",
      [
        "characters ?x{2} ([ab])",
        "characters [ab]x{2} (?)",
        "characters [ab]?{2} (x)",
        "characters [ab]?x ({2})",
        "characters y[ab]?x{2} (y)",
        "characters [ab]y?x{2} (y)",
        "characters [ab]?yx{2} (y)",
        "characters [ab]?y{2} (y)",
        "characters [ab]?xy{2} (y)",
        "alternative [ab]?x{2}|y (y)",
        "alternative [ab]?x{2}|^y$ (y)",
        "anyValue  ()",
      ],
    ],
    [
      "a(",
      "ab",
      [
        "characters ( (a)",
        "characters a (()",
        "characters a() ())",
        "characters \\a( (\\)",
        "characters a\\( (\\)",
        "word ^ab$ (ab)",
        "anyValue  ()",
      ],
    ],
    [
      "(?<!x)y[z]",
      "a",
      [
        "exception y[z] (x)",
        "alternative (?<!x)y[z]|a (a)",
        "alternative (?<!x)y[z]|^a$ (a)",
        "anyValue  ()",
      ],
    ],
    // A bracket or a bar alone is no piece that could be left out.
    [
      "([a])|[b]",
      "c",
      [
        "exception [b] (([a]))",
        "exception ([a]) ([b])",
        "characters ()|[b] ([a])",
        "characters ([a])| ([b])",
        "characters c([a])|[b] (c)",
        "characters (c[a])|[b] (c)",
        "characters ([a]c)|[b] (c)",
        "characters ([a])c|[b] (c)",
        "characters ([a])|c[b] (c)",
        "alternative ([a])|[b]|c (c)",
        "alternative ([a])|[b]|^c$ (c)",
        "anyValue  ()",
      ],
    ],
    [
      "Put*",
      "GetObject",
      [
        "characters Put (*)",
        "alternative Put*|GetObject (GetObject)",
        "alternative Put*|^GetObject$ (GetObject)",
        "anyValue  ()",
      ],
    ],
    // What a broken NOT cell means nobody knows, and a blank one is passed by all.
    ["NOT (", "x", ["notOff ( ()", "anyValue  ()"]],
    ["NOT ", "x", ["anyValue  ()"]],
  ])("%j for %s", (text, value, expected) => expect(told(text, value)).toEqual(expected));

  test("count one thing that a person sees as a few characters, the dearer the more it changes", () => {
    const sizes = new Map(
      [
        ["createuser", "CreateUser"],
        ["^(?!ec2|s3).*$", "ec2"],
        ["^Creates$", "CreateUser"],
        ["NOT ^ec2", "ec2"],
      ].flatMap(([text, value]) => cellCandidates(cell(text!), value!).map(({ kind, size }) => [kind, size])),
    );
    const dearer = ["case", "exception", "word", "alternative", "beginning", "notOff", "anyValue"] as const;
    const found = dearer.map((kind) => Number(sizes.get(kind)));
    expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
  });
});

describe("a plain word", () => {
  test.each([
    ["createuser", "CreateUser", ["CreateUser (CreateUser)"]],
    ["^CREATE", "CreateUser", ["^Create (Create)"]],
    ["user$", "CreateUser", ["User$ (User)"]],
    ["^(put|get)user$", "GetUser", []],
    ["CreateUser", "CreateUser", []],
    ["role", "CreateUser", []],
    // Lower case is longer than what is written: no place in one tells the place in the other.
    ["user", "İUser", []],
  ])("%s is %s in another case", (text, value, expected) => {
    expect(ofKind("case", text, value)).toEqual(expected);
  });

  test.each([
    ["^Criate$", "Create", ["^Create$ (Create)"]],
    ["^Crate", "CreateUser", ["^Create (Create)"]],
    ["RunInstanzzes", "RunInstances", ["RunInstances (RunInstances)"]],
    ["RunInztanzzes", "RunInstances", []],
    // Of a short word one character is all there may be, and of a shorter one none.
    ["^Crxxte$", "Create", []],
    ["^Pot$", "Put", []],
    ["^Pots$", "Puts", ["^Puts$ (Puts)"]],
    ["^CreXXxle$", "CreateUr", []],
    ["^CreatXXr$", "CreateUr", ["^CreateUr$ (CreateUr)"]],
    ["iam.test", "a.iam.test.b", []],
  ])("%s has slips in it where %s was meant", (text, value, expected) => {
    const words = ofKind("characters", text, value).filter((one) => !/\([$^]\)$/.test(one));
    expect(words).toEqual(expected);
  });

  test("says how many characters its slips are", () => {
    const sizeOf = (text: string) =>
      cellCandidates(cell(text), "RunInstances").find(({ word }) => word === "RunInstances")?.size;
    expect(sizeOf("RunInstanzes")).toBe(1);
    expect(sizeOf("RunInstanzzes")).toBe(2);
  });

  test.each([
    ["RuninateInstances", "RunInstances", ["RunInstances (RunInstances)"]],
    ["^Create$", "CreateAccessKey", ["^CreateAccessKey$ (CreateAccessKey)"]],
    ["^Stop$", "RunInstances", []],
    ["AccessKey$", "CreateAccessKey", []],
    ["^S3$", "S3ObjectLambdaEndpoint", ["^S3ObjectLambdaEndpoint$ (S3ObjectLambdaEndpoint)"]],
    ["^S3", "S3ObjectLambdaEndpoint", []],
  ])("%s is another one, %s, or cut short", (text, value, expected) => {
    expect(ofKind("word", text, value)).toEqual(expected);
  });

  test.each([
    ["^DescribeInstances$", "DescribeImages", ["^Describe (Describe)"]],
    ["DescribeImages", "DescribeInstances", ["^Describe (Describe)"]],
    // The star goes with the letter that it repeats, the anchor with the end that is no more.
    ["^DescribeInstances*", "DescribeImages", ["^Describe (Describe)"]],
    ["^DescribeInstances*?$|^a", "DescribeImages", ["^Describe|^a (Describe)"]],
    ["ec2.amazonaws.com", "ec2-x.amazonaws.com", ["^ec2 (ec2)"]],
    ["^s3.amazonaws.com", "s3-x.amazonaws.com", []],
    ["^(DescribeInstances|x)$", "DescribeImages", []],
    ["^Describe", "DescribeImages", []],
    ["Describe", "DescribeImages", []],
    [`^Describe${"z".repeat(95)}`, "Describe", ["^Describe (Describe)"]],
    // The beginning of a word only: Des is of Describe and Destroy, and means neither.
    ["^Describe", "Destroy", []],
  ])("%s shares its beginning with %s", (text, value, expected) => {
    expect(ofKind("beginning", text, value)).toEqual(expected);
  });
});

describe("an exception", () => {
  test.each([
    ["a|b", "x", ["b (a)", "a (b)"]],
    ["^(?:a|b)$", "x", ["^(?:b)$ (a)", "^(?:a)$ (b)"]],
    ["^(?!ec2)", "ec2", ["^ (ec2)"]],
    ["(?!ec2)", "ec2", [".* (ec2)"]],
    ["(?<!a|b)c", "x", ["(?<!b)c (a)", "(?<!a)c (b)", "c (a|b)"]],
    ["(?=a)b", "x", ["b (a)"]],
    ["(a(b|c)|d)", "x", ["(d) (a(b|c))", "(a(b|c)) (d)", "(a(c)|d) (b)", "(a(b)|d) (c)"]],
    ["(a)", "x", []],
    ["a|b|c", "x", ["b|c (a)", "a|c (b)", "a|b (c)"]],
    ["(a|b)(c|d)", "x", ["(b)(c|d) (a)", "(a)(c|d) (b)", "(a|b)(d) (c)", "(a|b)(c) (d)"]],
  ])("of %s is an alternative or a look-around", (text, value, expected) => {
    expect(ofKind("exception", text, value)).toEqual(expected);
  });
});

describe("the value beside what is there", () => {
  test.each([
    ["^(Put|Delete)BucketPolicy$", "GetBucketPolicy", "^(Put|Delete|Get)BucketPolicy$"],
    ["^(Put|Delete)BucketPolicy$", "GetBucketAcl", "^(?:(Put|Delete)BucketPolicy|GetBucketAcl)$"],
    ["^(Put|Delete)BucketPolicy$", "BucketPolicy", "^(?:(Put|Delete)BucketPolicy|BucketPolicy)$"],
    ["^Bucket(Policy|Acl)$", "BucketLogging", "^Bucket(Policy|Acl|Logging)$"],
    ["^Bucket(Policy|Acl)$", "BlobLogging", "^(?:Bucket(Policy|Acl)|BlobLogging)$"],
    ["x|y(a|b)", "yc", "x|y(a|b|c)"],
    ["([q])|y(a|b)", "yc", "([q])|y(a|b|c)"],
    ["^a$|^b$", "c.d", "^a$|^b$|^c\\.d$"],
    ["IAMUser", "Root", "IAMUser|Root"],
    ["IAMUser$", "Root", "IAMUser$|^Root$"],
    ["IAMUser", "", "IAMUser|^$"],
  ])("%s for %s", (text, value, first) => {
    expect(ofKind("alternative", text, value)[0]).toBe(`${first} (${value})`);
  });

  test.each([
    ["^Stop", "RunInstances", ["Run"]],
    ["^Stop|^Start", "RunInstances", ["Run"]],
    ["^Stop$", "RunInstances", []],
    ["Stop", "RunInstances", []],
    ["^Stop", "ec2.amazonaws.com", []],
    ["^[S]top", "RunInstances", []],
    ["^Stop|Start", "RunInstances", []],
    ["^Stop", "xRunInstances", []],
  ])("%s for %s is asked for by its verb where the others are: %o", (text, value, verbs) => {
    const others = ofKind("alternative", text, value).filter((one) => !one.includes(escapeText(value)));
    expect(others).toEqual(verbs.map((verb) => `${text}|^${verb} (${verb})`));
  });
});

test("no candidate is the cell itself, blank but for the last, or there twice", () => {
  for (const text of ["a|a", "x", "^(a|b)$", "NOT a|b", "NOT a", "a{2}{", "[a]", "ab", " "]) {
    const found = cellCandidates(cell(text), "ab").map(({ cell: { pattern, not } }) => `${not} ${pattern}`);
    expect(found, text).not.toContain(`${cell(text).not} ${text.replace("NOT ", "")}`);
    expect(new Set(found).size, text).toBe(found.length);
    expect(
      found.filter((one) => /^\w+ \s*$/.test(one)),
      text,
    ).toEqual(["false "]);
  }
});

test("however long a pattern is, its candidates are few, and the blank cell is the last of them", () => {
  const value = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (const text of ["[a]".repeat(600), "(".repeat(2_000), "ab|".repeat(600) + "c", "(a|b)".repeat(200)]) {
    const found = cellCandidates(cell(text), value);
    expect(found.length).toBeLessThanOrEqual(MOST_CANDIDATES + 1);
    expect(found.at(-1)).toMatchObject({ kind: "anyValue", cell: { pattern: "", not: false } });
  }
});

describe("of what a pattern has many of", () => {
  const many = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at));
  const letter = (at: number) => String.fromCharCode(0x100 + at);
  const inSomeCase = (at: number) =>
    [..."abcdef"].map((char, bit) => ((at >> bit) & 1 ? char.toUpperCase() : char)).join("");

  test.each<[string, string, string, string, number]>([
    ["words", many(45, inSomeCase).join("|"), "ABCDEF", "case", 40],
    ["groups", "(a|b)".repeat(45), "x", "exception", 80],
    ["options", many(45, (at) => `a${at}`).join("|"), "x", "exception", 40],
    ["pieces", many(90, (at) => `[${letter(at)}]`).join(""), "", "characters", 80],
    ["places for a character", "[a]".repeat(30), "y", "characters", 20 + 1],
    ["characters to put in", "[a]", many(30, letter).join(""), "characters", 20],
    ["characters of a broken one", `${many(90, letter).join("")}(`, "x", "characters", 80 + 1 + 80],
  ])("%s the first are tried", (_, pattern, value, kind, count) => {
    expect(ofKind(kind, pattern, value)).toHaveLength(count);
  });

  test("no more is tried of all together than the limit", () => {
    const options = many(40, letter).join("|");
    expect(told(`(${options})`.repeat(24), "abcdefghijklmnopqrst")).toHaveLength(MOST_CANDIDATES + 1);
  });
});
