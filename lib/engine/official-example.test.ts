import { describe, expect, it, test } from "vitest";
import { wordKey } from "./human-words";
import { recogniseOfficialExample, translateOfficialExample } from "./official-example";
import { readTable } from "./read-table";

const EXAMPLE = `Item | Identity | Service | Event
---|---|---|---
(a) | IAM user | IAM | *
(b) | * | CloudTrail | DeleteTrail
(c) | IAM user | EC2 | StartInstances
(d) | * | * | "Create" "Delete" "Update" "Put" "Stop*"`;

const PATTERNS = [
  [".*", "iam.amazonaws.com", "IAMUser"],
  ["DeleteTrail", "cloudtrail.amazonaws.com", ".*"],
  ["StartInstances", "ec2.amazonaws.com", "IAMUser"],
  ["^Create|^Delete|^Update|^Put|^Stop", ".*", ".*"],
];

function patterns(text: string, html?: string) {
  return translateOfficialExample(readTable(text, html).rows).map(({ cells }) => [
    cells.eventName,
    cells.eventSource,
    cells.userIdentityType,
  ]);
}

describe("the official example becomes the article's working translation, with its stars put right", () => {
  const cells = readTable(EXAMPLE).rows;
  it.each([
    ["as Markdown", EXAMPLE],
    ["as TSV", cells.map((row) => row.join("\t")).join("\n")],
    [
      "without its header",
      cells
        .slice(1)
        .map((row) => row.join("\t"))
        .join("\n"),
    ],
    ["without the item", cells.map((row) => row.slice(1).join("\t")).join("\n")],
    [
      "in Japanese",
      "項目\tアイデンティティ\tサービス\tイベント\n(a)\tIAMユーザー\tIAM\t*\n(b)\t*\tCloudTrail\tDeleteTrail\n(c)\tIAM ユーザー\tEC2\tStartInstances\n(d)\t*\t*\t「Create」「Delete」「Update」「Put」「Stop*」",
    ],
    ["with typographic quotes", EXAMPLE.replace(/"(\S+)"/g, "“$1”")],
  ])("%s", (_, text) => {
    expect(patterns(text)).toEqual(PATTERNS);
  });

  it("as HTML", () => {
    const html = `<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${cell.replaceAll('"', "&quot;")}</td>`).join("")}</tr>`).join("")}</table>`;
    expect(patterns("", html)).toEqual(PATTERNS);
  });

  it("says why", () => {
    expect(translateOfficialExample(cells)).toMatchObject([
      { note: "(a)", reasons: ["columnsReversed", "anyValue", "serviceWord", "identityWord"] },
      { note: "(b)", reasons: ["columnsReversed", "serviceWord", "anyValue"] },
      { note: "(c)", reasons: ["columnsReversed", "serviceWord", "identityWord"] },
      {
        note: "(d)",
        reasons: ["columnsReversed", "quotedWords", "wordMeansPrefix", "starMeansPrefix", "anyValue"],
      },
    ]);
    expect(translateOfficialExample(cells)[0]?.before).toEqual(["(a)", "IAM user", "IAM", "*"]);
  });
});

test.each([
  ['(d) | * | * | "Create" "Delete"', [["^Create|^Delete", ".*", ".*"]]],
  ["IAM user | IAM | *", [[".*", "iam.amazonaws.com", "IAMUser"]]],
  ["(b) | * | CloudTrail | DeleteTrail |", [["DeleteTrail", "cloudtrail.amazonaws.com", ".*"]]],
  ["ルートユーザー | コンソール | ConsoleLogin", [["ConsoleLogin", "signin.amazonaws.com", "Root"]]],
  [
    "IAM user, root | Amazon EC2 | Run*, Terminate*",
    [["^Run|^Terminate", "ec2.amazonaws.com", "IAMUser|Root"]],
  ],
  [
    "IAM role | AWS Organizations | CreateAccount, MoveAccount",
    [["^CreateAccount$|^MoveAccount$", "organizations.amazonaws.com", "AssumedRole"]],
  ],
  // A pattern among the words stays one.
  ["IAM user | IAM | ^CreateUser$", [["^CreateUser$", "iam.amazonaws.com", "IAMUser"]]],
  ["IAMUser | .* | ^Delete", [["^Delete", ".*", "IAMUser"]]],
  ["IAM user | * | ^(CreateUser|CreateRole)$", [["^(CreateUser|CreateRole)$", ".*", "IAMUser"]]],
])("a single line is translated: %s", (text, expected) => {
  expect(patterns(text)).toEqual(expected);
});

describe("real patterns are never rewritten", () => {
  it.each([
    "eventName | eventSource | userIdentityType\n---|---|---\n.* | iam.amazonaws.com | IAMUser",
    "^Create*|^Stop* | .* | .*",
    ".* | .* | .*",
    "CreateUser | iam.amazonaws.com | IAMUser",
    "Identity | Service | Event\n---|---|---\n^IAM | ^iam | ^Create",
    "ID | Rule | Risk Level\n---|---|---\nIAM-055 | Canary Access Token | Very High",
    "",
  ])("%j", (text) => {
    const { rows } = readTable(text);
    expect(recogniseOfficialExample(rows)).toBeNull();
    expect(translateOfficialExample(rows)).toEqual([]);
  });
});

test("a service or an identity that nobody knows is kept literally and said", () => {
  const [row] = translateOfficialExample([
    ["Item", "Identity", "Service", "Event"],
    ["(x)", "The boss (old)", "Frobnicator+", "*"],
  ]);
  expect(row).toMatchObject({
    cells: { userIdentityType: "The boss \\(old\\)", eventSource: "Frobnicator\\+" },
    reasons: ["columnsReversed", "anyValue", "unknownService", "unknownIdentity"],
  });
});

describe("a table without its header", () => {
  const columnsOf = (...rows: string[][]) => recogniseOfficialExample(rows)?.columns ?? null;
  const [three, four] = [
    { item: null, identity: 0, service: 1, event: 2 },
    { item: 0, identity: 1, service: 2, event: 3 },
  ];

  it("is recognised by words for people in each line", () => {
    expect(columnsOf(["IAM user", "", "Delete"])).toEqual(three);
    expect(columnsOf(["*", "Amazon EC2", "Delete"])).toEqual(three);
    expect(columnsOf(["IAM user", "any", "all"])).toEqual(three);
    expect(columnsOf(["IAM user", "IAM", "*"], ["*", "*", "*"])).toEqual(three);
    for (const item of ["(a)", "a.", "12）", ""])
      expect(columnsOf([item, "root", "", "CreateUser"])).toEqual(four);
  });

  it.each([
    [["*", "*", "DeleteTrail"]],
    [["*", "*", "*"]],
    [["全員", "すべて", "CreateUser"]],
    [["IAM user", "Nothing", "Delete"]],
    [["The boss", "IAM", "Delete"]],
    [["abc", "IAM user", "IAM", "*"]],
    [["IAM user", "IAM"]],
    [["1", "2", "IAM user", "IAM", "*"]],
    [["IAM user", "IAM", "CreateUser", "x"]],
  ])("is none where nothing, or not all of a line, tells it: %j", (row) => {
    expect(columnsOf(row)).toBeNull();
  });

  it("is none where a cell holds a word that nobody knows beside one that is known", () => {
    expect(columnsOf(["IAM user, boss", "IAM", "*"])).toBeNull();
    expect(columnsOf(["IAM user, root", "IAM, EC2", "*"])).toEqual(three);
  });

  it("is none where one line is another table's", () => {
    expect(columnsOf(["IAM user", "IAM", "*"], ["x", "IAM", "*"])).toBeNull();
  });
});

describe("a table with its header", () => {
  const header = ["Identity", "Service", "Event"];
  it.each([
    [["IAM user", "b", "c"]],
    [["a", "EC2", "c"]],
    [["*", "b", "c"]],
    [["a", "*", "c"]],
    [["a", "b", "*"]],
    [["a", "b", "“c”"]],
  ])("is the example where one cell is for people: %j", (row) => {
    expect(recogniseOfficialExample([header, row])).toMatchObject({ hasHeader: true });
  });

  it("is the example where one line is for people, and none where one is of patterns", () => {
    const people = ["IAM user", "IAM", "*"];
    expect(recogniseOfficialExample([header, ["a", "b", "c"], people])).not.toBeNull();
    expect(recogniseOfficialExample([header, people, ["IAMUser", "iam.amazonaws.com", ".*"]])).toBeNull();
  });

  it("needs all three names, in any order, and may have an item", () => {
    const columnsOf = (...names: string[]) =>
      recogniseOfficialExample([names, names.map(() => "*")])?.columns;
    expect(columnsOf("Event", "Identity", "Service")).toEqual({
      item: null,
      identity: 1,
      service: 2,
      event: 0,
    });
    expect(columnsOf("Event", "No", "Identity", "Service")).toEqual({
      item: 1,
      identity: 2,
      service: 3,
      event: 0,
    });
    for (const missing of header)
      expect(columnsOf(...header.map((name) => (name === missing ? "x" : name)))).toBeUndefined();
    expect(translateOfficialExample([header, ["*", "IAM", "*"]])[0]!.note).toBe("");
  });

  it.each([[["a", "b", "c"]], [["IAM user", "iam.amazonaws.com", "c"]]])("is none where %j", (row) => {
    expect(recogniseOfficialExample([header, row])).toBeNull();
    expect(recogniseOfficialExample([header])).toBeNull();
  });
});

test.each<[event: string, pattern: string, reasons: string[]]>([
  ["*", ".*", ["anyValue"]],
  [".*", ".*", []],
  ["all", ".*", ["anyValue"]],
  ["CreateUser", "CreateUser", []],
  ["Create", "^Create", ["wordMeansPrefix"]],
  ["Create*", "^Create", ["starMeansPrefix"]],
  ["Create.*", "^Create", ["starMeansPrefix"]],
  ["^Create**", "^Create", ["starMeansPrefix"]],
  [" CreateUser ", "CreateUser", []],
  ["CreateUser,, CreateRole,", "^CreateUser$|^CreateRole$", []],
  ["StartInstances、StopInstances", "^StartInstances$|^StopInstances$", []],
  ["CreateUser or CreateRole", "^CreateUser$|^CreateRole$", []],
  ["Create, *", "^Create|.*", ["wordMeansPrefix", "anyValue"]],
  ['"Create", "Delete Put" "Put"', "^Create|^Delete|^Put", ["quotedWords", "wordMeansPrefix"]],
  ["Get[A]", "Get\\[A\\]", []],
  ["Create Delete", "Create Delete", []],
])("the event %j becomes %j", (event, pattern, reasons) => {
  const [row] = translateOfficialExample([
    ["Event", "Service", "Identity"],
    [event, ".*", "IAM user"],
  ]);
  expect(row!.cells).toEqual({ eventName: pattern, eventSource: ".*", userIdentityType: "IAMUser" });
  expect(row!.reasons).toEqual([...reasons, "identityWord"]);
});

test.each<[identity: string, service: string, cells: string[], reasons: string[]]>([
  ["IAMUser", "EC2 / S3", ["IAMUser", "ec2.amazonaws.com|s3.amazonaws.com"], ["serviceWord"]],
  ["root, root", "IAM", ["Root", "iam.amazonaws.com"], ["serviceWord", "identityWord"]],
  // A type that is not known may be new; a word that is no type is told.
  ["NewKind", "EC2", ["NewKind", "ec2.amazonaws.com"], ["serviceWord"]],
  ["new kind", "EC2", ["new kind", "ec2.amazonaws.com"], ["serviceWord", "unknownIdentity"]],
  ["*", "Frobnicator", [".*", "Frobnicator"], ["unknownService", "anyValue"]],
])("identity %j and service %j become %j", (identity, service, cells, reasons) => {
  const [row] = translateOfficialExample([
    ["Event", "Service", "Identity"],
    [".*", service, identity],
  ]);
  expect([row!.cells.userIdentityType, row!.cells.eventSource]).toEqual(cells);
  expect(row!.reasons).toEqual(reasons);
});

test.each([
  ["Amazon EC2", "ec2"],
  ["ＡＷＳ Config", "config"],
  ["“IAM”・user", "iamuser"],
  ["AWS account", "awsaccount"],
  ["AWS サービス", "awsサービス"],
  ["aws", "aws"],
  ["my AWS EC2", "myawsec2"],
])("%j is looked up as %j", (text, key) => {
  expect(wordKey(text)).toBe(key);
});
