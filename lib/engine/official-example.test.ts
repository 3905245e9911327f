import { describe, expect, it, test } from "vitest";
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
