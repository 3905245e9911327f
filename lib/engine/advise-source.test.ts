import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { createNameTable, type NamedSource } from "./name-table";
import { ADVICE_KINDS, type RowAdvice } from "./row-advice";
import { createRowDoctor } from "./row-doctor";
import type { Cell } from "./row";

const service = (prefix: string, names: string): NamedSource => ({
  source: `${prefix}.amazonaws.com`,
  events: names.split(" ").map((name) => ({ name, readOnly: false })),
});
const table = createNameTable(
  [
    service("iam", "CreateUser DeleteUser"),
    service("ec2", "RunInstances StopInstances"),
    service("ec2-instance-connect", "SendSSHPublicKey"),
    service("s3", "CreateBucket PutBucketPolicy"),
    service("s3-outposts", "CreateEndpoint"),
    service("config", "PutConfigRule"),
    service("appconfig", "CreateApplication"),
    service("cloudtrail", "DeleteTrail"),
    service("monitoring", "PutMetricAlarm"),
  ],
  ["AssumedRole", "IAMUser", "Root", ""],
);
const findSource = (word: string) => (word === "alarms" ? "monitoring.amazonaws.com" : null);

function cell(text: string): Cell {
  return text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };
}

function adviceOf(eventSource: string, eventName = ""): RowAdvice[] {
  const row = { ...blankRow("r"), eventName: cell(eventName), eventSource: cell(eventSource) };
  const told = createRowDoctor({ table, findSource, ruleLevel: "HIGH" }).advise([row]);
  for (const { kind } of told) expect(ADVICE_KINDS).toContain(kind);
  return told.filter((advice) => advice.cell === "eventSource");
}

/** The repaired cell as it is written. */
function repaired({ repair }: RowAdvice): string {
  const { pattern, not } = repair!.eventSource;
  return `${not ? "NOT " : ""}${pattern}`;
}

describe("a source that does not exist", () => {
  test.each<[string, string, string[]]>([
    ["iaam.amazonaws.com", "^iam\\.amazonaws\\.com$", ["iam"]],
    ["^iaam\\.amazonaws\\.com$", "^iam\\.amazonaws\\.com$", ["iam"]],
    ["cloudtrial", "^cloudtrail\\.amazonaws\\.com$", ["cloudtrail"]],
    ["NOT cloudtrial", "NOT ^cloudtrail\\.amazonaws\\.com$", ["cloudtrail"]],
    ["ec2$", "^ec2\\.amazonaws\\.com$", ["ec2"]],
    ["konfig", "^config\\.amazonaws\\.com$", ["config"]],
    ["appkonfeg", "^appconfig\\.amazonaws\\.com$", ["appconfig"]],
    ["alarms", "^monitoring\\.amazonaws\\.com$", ["monitoring"]],
    ["^(iaam|ec2)\\.amazonaws\\.com$", "^(iam|ec2)\\.amazonaws\\.com$", ["iam"]],
    [
      "iam|cloudtrial|alarms",
      "iam|^cloudtrail\\.amazonaws\\.com$|^monitoring\\.amazonaws\\.com$",
      ["cloudtrail", "monitoring"],
    ],
    [
      "cloudtrial|cloudtriel",
      "^cloudtrail\\.amazonaws\\.com$|^cloudtrail\\.amazonaws\\.com$",
      ["cloudtrail"],
    ],
  ])("%s was meant as %s", (pattern, expected, sources) => {
    const [advice, ...more] = adviceOf(pattern);
    expect(advice).toMatchObject({ kind: "unknownSource", severity: "warning" });
    expect(advice!.evidence.suggestions).toEqual(sources.map((prefix) => `${prefix}.amazonaws.com`));
    expect(repaired(advice!)).toBe(expected);
    expect(more).toEqual([]);
    expect(adviceOf(repaired(advice!))).toEqual([]);
  });

  // Nobody knows; too far from any; a short word of two slips is another word; `amazonaws` alone makes nothing alike.
  test.each([
    "zzz",
    "appkonfex",
    "iab",
    "^(cloudtrial|ec2)s$",
    "aim",
    "s33",
    "novelty.amazonaws.com",
    "^x\\.amazonaws\\.com$",
    "xyz.amazonaws.com",
    "[c]loudtrial",
    "(",
    " ",
  ])("%j may be one that is not known yet", (pattern) => expect(adviceOf(pattern)).toEqual([]));
});

describe("a source that lets another one in", () => {
  test.each<[string, RowAdvice["kind"], RowAdvice["severity"], string[], string]>([
    ["config.amazonaws.com", "looseSource", "warning", ["appconfig"], "^config\\.amazonaws\\.com$"],
    ["config\\.amazonaws\\.com$", "looseSource", "warning", ["appconfig"], "^config\\.amazonaws\\.com$"],
    ["config.", "looseSource", "warning", ["appconfig"], "^config\\.amazonaws\\.com$"],
    ["^s3.", "unescapedDot", "warning", ["s3-outposts"], "^s3\\."],
    ["s3.", "unescapedDot", "warning", ["s3-outposts"], "s3\\."],
    ["s3", "looseSource", "hint", ["s3-outposts"], "^s3\\.amazonaws\\.com$"],
    ["^s3", "looseSource", "hint", ["s3-outposts"], "^s3\\.amazonaws\\.com$"],
    ["NOT ec2", "looseExclusion", "hint", ["ec2-instance-connect"], "NOT ^ec2\\.amazonaws\\.com$"],
    [
      "NOT config.amazonaws.com",
      "looseExclusion",
      "warning",
      ["appconfig"],
      "NOT ^config\\.amazonaws\\.com$",
    ],
    [
      "ec2|config",
      "looseSource",
      "hint",
      ["ec2-instance-connect", "appconfig"],
      "^ec2\\.amazonaws\\.com$|^config\\.amazonaws\\.com$",
    ],
    ["iam|config.amazonaws.com", "looseSource", "warning", ["appconfig"], "iam|^config\\.amazonaws\\.com$"],
    ["^(?!ec2).*$", "looseExclusion", "hint", ["ec2-instance-connect"], "^(?!ec2\\.amazonaws\\.com$).*$"],
    ["^(?!ec2)", "looseExclusion", "hint", ["ec2-instance-connect"], "^(?!ec2\\.amazonaws\\.com$)"],
    [
      "^(?!ec2|s3).*",
      "looseExclusion",
      "hint",
      ["ec2-instance-connect", "s3-outposts"],
      "^(?!(?:ec2|s3)\\.amazonaws\\.com$).*",
    ],
  ])("%s: %s, a %s", (pattern, kind, severity, others, expected) => {
    const [advice, ...more] = adviceOf(pattern);
    expect(advice).toMatchObject({ kind, severity });
    expect(advice!.evidence.names).toEqual(others.map((prefix) => `${prefix}.amazonaws.com`));
    expect(repaired(advice!)).toBe(expected);
    expect(more).toEqual([]);
    expect(adviceOf(repaired(advice!))).toEqual([]);
  });

  test.each([
    ["names that one too", "ec2.amazonaws.com|ec2-instance-connect", ""],
    ["is closed already", "^config\\.amazonaws\\.com", ""],
    ["is one of a group", "^(ec2|s3)", ""],
    ["is a beginning that is no source", "s3-", ""],
    ["lets nothing in", "iam.amazonaws.com", ""],
    ["refuses what is no source", "^(?!zz)", ""],
    ["refuses one that is no source", "^(?!ec2|zz)", ""],
    ["refuses more than a beginning", "^(?!ec2|iam).+$", ""],
    ["refuses a whole source", "^(?!iam).*$", ""],
    ["is not wanted from there by its name cell", "ec2", "^RunInstances$"],
    ["is not kept out of there by its name cell", "^(?!s3).*$", "^CreateBucket$"],
  ])("is none where the row %s: %s", (_, pattern, name) => {
    expect(adviceOf(pattern, name).filter(({ kind }) => kind !== "unknownSource")).toEqual([]);
  });

  test("has no word of a star: that is its own problem", () => {
    for (const pattern of ["cloudtrial*", "s3*", "^ec2*"])
      expect(
        adviceOf(pattern).every(({ kind }) => kind === "glob" || kind === "strayQuantifier"),
        pattern,
      ).toBe(true);
  });

  test("is told of two at once by the graver of both", () => {
    expect(adviceOf("^s3.|ec2")).toMatchObject([{ kind: "unescapedDot", severity: "warning" }]);
    expect(repaired(adviceOf("^s3.|ec2")[0]!)).toBe("^s3\\.|^ec2\\.amazonaws\\.com$");
    expect(adviceOf("ec2|config.amazonaws.com")).toMatchObject([
      { kind: "looseSource", severity: "warning" },
    ]);
  });

  test("is one where the name cell wants some call of it", () => {
    expect(adviceOf("ec2", "Instances|SSH")).toHaveLength(1);
    expect(adviceOf("s3", "^Create")).toHaveLength(1);
  });

  test("names what was meant", () => {
    expect(adviceOf("ec2|config")[0]!.evidence.suggestions).toEqual([
      "ec2.amazonaws.com",
      "config.amazonaws.com",
    ]);
    expect(adviceOf("^(?!ec2|s3)")[0]!.evidence.suggestions).toEqual([
      "ec2.amazonaws.com",
      "s3.amazonaws.com",
    ]);
  });
});
