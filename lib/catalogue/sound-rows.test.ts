import { describe, expect, it } from "vitest";
import type { RowAdvice } from "@/lib/engine/row-advice";
import { createRowDoctor } from "@/lib/engine/row-doctor";
import type { Row } from "@/lib/engine/row";
import { canonicalSource, knownNames, loadNamesAsset } from "./known-names";
import { SOUND_ROWS } from "./sound-rows";
import { rowFromStarter, STARTER_PACKS, STARTER_ROWS } from "./starter-rows";

const asset = await loadNamesAsset();
const table = knownNames(asset);
const doctor = createRowDoctor({
  table,
  findSource: (word) => canonicalSource(word, asset, table),
  ruleLevel: "VERY_HIGH",
});

function rowOf([eventName = "", eventSource = "", userIdentityType = ""]: string[], id = "row"): Row {
  const cell = (text: string) => ({ pattern: text.replace(/^!/, ""), not: text.startsWith("!") });
  return {
    id,
    enabled: true,
    eventName: cell(eventName),
    eventSource: cell(eventSource),
    userIdentityType: cell(userIdentityType),
    riskLevel: null,
    failedCalls: true,
    note: "",
  };
}

const cellsOf = ({ eventName, eventSource, userIdentityType }: Row) => [
  eventName.pattern,
  eventSource.pattern,
  userIdentityType.pattern,
];
const warnings = (advice: RowAdvice[]) => advice.filter(({ severity }) => severity === "warning");

describe("200 sound rows", () => {
  const rows = SOUND_ROWS.map((cells, index) => rowOf(cells, `row-${index}`));

  it("are 200, and each catches a real call", () => {
    expect(rows).toHaveLength(200);
    expect(rows.filter((row) => doctor.catcher.catchRow(row).count === 0).map(cellsOf)).toEqual([]);
  });

  it("bring no warning, one by one and as one grid", () => {
    expect(warnings(rows.flatMap((row) => doctor.advise([row])))).toEqual([]);
    expect(warnings(doctor.advise(rows))).toEqual([]);
  });

  it("bring hints only where EventBridge keeps a row silent", () => {
    expect(new Set(doctor.advise(rows).map(({ kind }) => kind))).toEqual(new Set(["readOnlyWithheld"]));
  });
});

describe("starter rows", () => {
  it("bring no advice at all, one by one", () => {
    const rows = STARTER_ROWS.map((starter) => rowFromStarter(starter, starter.id, ""));
    expect(rows.flatMap((row) => doctor.advise([row]))).toEqual([]);
  });

  it.each(STARTER_PACKS)("bring none as the whole pack $id, of which each catches real calls", ({ id }) => {
    const rows = STARTER_ROWS.filter(({ pack }) => pack === id).map((each) =>
      rowFromStarter(each, each.id, ""),
    );
    expect(doctor.advise(rows)).toEqual([]);
    expect(rows.filter((row) => doctor.catcher.catchRow(row).count === 0)).toEqual([]);
  });

  it("name only calls that exist: each alternative of an event name catches one", () => {
    const whole = /^\^\(([\w|]+)\)\$$/;
    for (const starter of STARTER_ROWS) {
      const row = rowFromStarter(starter, starter.id, "");
      const names = whole.exec(starter.eventName)?.[1]?.split("|") ?? [];
      const missing = names.filter((name) => {
        const alone = { ...row, eventName: { pattern: `^${name}$`, not: false } };
        return doctor.catcher.catchRow(alone).count === 0;
      });
      expect(missing, starter.id).toEqual([]);
    }
  });
});

/** Row, kind, severity, the row repaired (null: only a person can). */
const MISTAKES: [cells: string[], kind: string, severity: string, repaired: string[] | null][] = [
  // The article's rows.
  [
    ["^Create*|^Delete*|^Update*|^Put*|^Stop*", ".*", ".*"],
    "strayQuantifier",
    "warning",
    ["^Create|^Delete|^Update|^Put|^Stop", ".*", ".*"],
  ],
  [
    ["^Run*|^Terminate*", "ec2.amazonaws.com", "IAMUser"],
    "strayQuantifier",
    "hint",
    ["^Run|^Terminate", "ec2.amazonaws.com", "IAMUser"],
  ],
  [
    ["^Delete", "^(?!ec2).*$", ".*"],
    "looseExclusion",
    "hint",
    ["^Delete", "^(?!ec2\\.amazonaws\\.com$).*$", ".*"],
  ],
  [
    ["RuninateInstances", "ec2.amazonaws.com", "IAMUser"],
    "misspeltName",
    "warning",
    ["RunInstances", "ec2.amazonaws.com", "IAMUser"],
  ],
  // The official example, its columns as they stand there and put right.
  [["IAM user", "IAM", "*"], "columnsMixed", "warning", [".*", "iam.amazonaws.com", "IAMUser"]],
  [
    ["*", "CloudTrail", "DeleteTrail"],
    "columnsMixed",
    "warning",
    ["DeleteTrail", "cloudtrail.amazonaws.com", ".*"],
  ],
  [
    ["IAM user", "EC2", "StartInstances"],
    "columnsMixed",
    "warning",
    ["StartInstances", "ec2.amazonaws.com", "IAMUser"],
  ],
  [
    ["*", "*", '"Create" "Delete" "Update" "Put" "Stop*"'],
    "columnsMixed",
    "warning",
    ["^Create|^Delete|^Update|^Put|^Stop", ".*", ".*"],
  ],
  [["*", "IAM", "IAM user"], "humanWords", "warning", [".*", "iam.amazonaws.com", "IAMUser"]],
  [
    ["StartInstances", "EC2", "IAM user"],
    "humanWords",
    "warning",
    ["StartInstances", "ec2.amazonaws.com", "IAMUser"],
  ],
  [['"Create" "Delete" "Stop*"', "*", "*"], "humanWords", "warning", ["^Create|^Delete|^Stop", ".*", ".*"]],
  // The vendor's sample: each column holds another's values.
  [
    ["^(iam.amazonaws.com)", "^(IAM).*", "^(Delete).*"],
    "columnsMixed",
    "warning",
    ["^(Delete).*", "^(iam.amazonaws.com)", "^(IAM).*"],
  ],
  [
    ["ec2.amazonaws.com", "RunInstances", "IAMUser"],
    "columnsMixed",
    "warning",
    ["RunInstances", "ec2.amazonaws.com", "IAMUser"],
  ],
  [
    ["IAMUser", "RunInstances", "ec2.amazonaws.com"],
    "columnsMixed",
    "warning",
    ["RunInstances", "ec2.amazonaws.com", "IAMUser"],
  ],
  [["iam.amazonaws.com", ".*", "IAMUser"], "columnsMixed", "warning", [".*", "iam.amazonaws.com", "IAMUser"]],
  [["CreateUser", "IAMUser", ""], "columnsMixed", "warning", ["CreateUser", "", "IAMUser"]],
  [
    ["iam.amazonaws.com", "CreateUser", "IAM users"],
    "columnsMixed",
    "warning",
    ["CreateUser", "iam.amazonaws.com", "^IAMUser$"],
  ],
  // Sources that are none.
  [
    ["RunInstances", "^ec2$", ""],
    "unknownSource",
    "warning",
    ["RunInstances", "^ec2\\.amazonaws\\.com$", ""],
  ],
  [
    ["RunInstances", "ec2.amazon.com", ""],
    "unknownSource",
    "warning",
    ["RunInstances", "^ec2\\.amazonaws\\.com$", ""],
  ],
  [
    ["RunInstances", "^ec2\\.us-east-1\\.amazonaws\\.com$", ""],
    "unknownSource",
    "warning",
    ["RunInstances", "^ec2\\.amazonaws\\.com$", ""],
  ],
  [
    ["PutImage", "^api.ecr.amazonaws.com$", ""],
    "unknownSource",
    "warning",
    ["PutImage", "^ecr\\.amazonaws\\.com$", ""],
  ],
  [
    ["PutMetricAlarm", "cloudwatch.amazonaws.com", ""],
    "unknownSource",
    "warning",
    ["PutMetricAlarm", "^monitoring\\.amazonaws\\.com$", ""],
  ],
  [
    ["DeleteTrail", "!cloudtrial.amazonaws.com", ""],
    "unknownSource",
    "warning",
    ["DeleteTrail", "!^cloudtrail\\.amazonaws\\.com$", ""],
  ],
  [
    ["^Delete", "^(iam|organisations)\\.amazonaws\\.com$", ""],
    "unknownSource",
    "warning",
    ["^Delete", "^(iam|organizations)\\.amazonaws\\.com$", ""],
  ],
  // Identities that are none.
  [
    ["CreateUser", "iam.amazonaws.com", "IAM user"],
    "unknownIdentity",
    "warning",
    ["CreateUser", "iam.amazonaws.com", "IAMUser"],
  ],
  [["CreateUser", "", "^iamuser$"], "unknownIdentity", "warning", ["CreateUser", "", "^IAMUser$"]],
  [
    ["CreateUser", "", "^(IAMUser|AsumedRole)$"],
    "unknownIdentity",
    "warning",
    ["CreateUser", "", "^(IAMUser|AssumedRole)$"],
  ],
  // Globs.
  [["*", "", ""], "glob", "warning", [".*", "", ""]],
  [["Create*", "", ""], "glob", "warning", ["^Create", "", ""]],
  [["Create*Policy", "", ""], "glob", "warning", ["Create.*Policy", "", ""]],
  [["*Policy|Create*", "", ""], "glob", "warning", ["Policy$|^Create", "", ""]],
  [
    ["PutMetricAlarm", "*.amazonaws.com", ""],
    "glob",
    "warning",
    ["PutMetricAlarm", "\\.amazonaws\\.com$", ""],
  ],
  [["CreateUser", "", "*User"], "glob", "warning", ["CreateUser", "", "User$"]],
  [["", "s3.*", ""], "looseSource", "hint", ["", "^s3\\.amazonaws\\.com$", ""]],
  // Dots and ends.
  [["", "^s3.", ""], "unescapedDot", "warning", ["", "^s3\\.", ""]],
  [["", "config.amazonaws.com", ""], "looseSource", "warning", ["", "^config\\.amazonaws\\.com$", ""]],
  [["", "ec2", ""], "looseSource", "hint", ["", "^ec2\\.amazonaws\\.com$", ""]],
  [["", "!ec2", ""], "looseExclusion", "hint", ["", "!^ec2\\.amazonaws\\.com$", ""]],
  // The rest.
  [["^Create|", "", ""], "emptyAlternative", "warning", ["^Create", "", ""]],
  [["^(Create||Delete)", "", ""], "emptyAlternative", "warning", ["^(Create|Delete)", "", ""]],
  [["s3:GetObject", "", ""], "iamAction", "warning", ["^GetObject$", "^s3\\.amazonaws\\.com$", ""]],
  [["iam:*", "iam.amazonaws.com", ""], "iamAction", "warning", ["", "^iam\\.amazonaws\\.com$", ""]],
  [["ec2:Run*", "", ""], "iamAction", "warning", ["^Run", "^ec2\\.amazonaws\\.com$", ""]],
  [
    ["^UpdateFunctionCode$", "lambda", ""],
    "datedName",
    "warning",
    ["^UpdateFunctionCode\\d*(?:v\\d)?$", "lambda", ""],
  ],
  [
    ["^(CreateFunction|DeleteFunction)$", "lambda", ""],
    "datedName",
    "warning",
    ["^(CreateFunction\\d*(?:v\\d)?|DeleteFunction\\d*(?:v\\d)?)$", "lambda", ""],
  ],
  [
    ["^(CreateTrail|DeletTrail)$", "cloudtrail", ""],
    "misspeltName",
    "warning",
    ["^(CreateTrail|DeleteTrail)$", "cloudtrail", ""],
  ],
  [["^Crate", "", ""], "misspeltName", "warning", ["^Create", "", ""]],
  [["consolelogin", "signin", ""], "misspeltName", "warning", ["ConsoleLogin", "signin", ""]],
  [
    ["StartInstances", "^rds\\.amazonaws\\.com$", ""],
    "nameOfOtherSource",
    "warning",
    ["StartInstances", "^ec2\\.amazonaws\\.com$", ""],
  ],
  [["^(DeleteDBInstance|DeleteTrail)$", "^rds\\.amazonaws\\.com$", ""], "nameOfOtherSource", "hint", null],
  [["^Describe", "^ec2\\.amazonaws\\.com$", ""], "readOnlyWithheld", "hint", null],
];

describe.each(MISTAKES)("%j", (cells, kind, severity, repaired) => {
  const advice = doctor.advise([rowOf(cells)]);
  const found = advice.find(
    (each) => each.kind === kind || (kind === "unknownIdentity" && each.kind === "humanWords"),
  );

  it(`is a ${kind}`, () => {
    expect(found, JSON.stringify(advice)).toMatchObject({ severity, rowId: "row" });
  });

  it(repaired ? `is repaired to ${JSON.stringify(repaired)}` : "has what is offered checked below", () => {
    if (repaired) expect(found?.repair).toEqual(rowOf(repaired));
  });

  it("is gone once any of its repairs is applied", () => {
    for (const { repair, kind: offered, cell } of advice) {
      if (!repair) continue;
      const rest = doctor.advise([repair]);
      expect(rest.filter((each) => each.kind === offered && each.cell === cell)).toEqual([]);
    }
  });
});

describe("a sound row that somebody spoils", () => {
  const rows = SOUND_ROWS.map((cells, index) => rowOf(cells, `row-${index}`));
  const caughtBy = (row: Row) => doctor.catcher.catchRow(row).count;

  it("is put right again where its columns were exchanged", () => {
    let told = 0;
    for (const row of rows) {
      const { eventName, eventSource } = row;
      const spoilt = { ...row, eventName: eventSource, eventSource: eventName };
      if (caughtBy(spoilt) > 0) continue;
      const [first] = doctor.advise([spoilt]);
      expect(first, cellsOf(spoilt).join("  ")).toMatchObject({ kind: "columnsMixed", repair: row });
      told += 1;
    }
    expect(told).toBeGreaterThan(190);
  });

  it("is always left without the problem by the repair, whatever was done to it", { timeout: 60_000 }, () => {
    const spoilers: ((cells: string[]) => string[])[] = [
      ([name, source, type]) => [`${name}*`, source!, type!],
      ([name, source, type]) => [name!.replace("$", "*"), source!, type!],
      ([name, source, type]) => [`${name}|`, source!, type!],
      ([name, source, type]) => [name!.replace(/[a-z]{2}(?=[a-z]\W|[a-z]$)/, "x"), source!, type!],
      ([name, source, type]) => [name!, source!.replace("amazonaws", "amazon"), type!],
      ([name, source, type]) => [name!, source!.replaceAll("\\", "").replaceAll(/[$^]/g, ""), type!],
      ([name, source]) => [name!, source!, "IAM User"],
      ([name, source, type]) => [type!, name!, source!],
      ([name, source, type]) => [name!.toLowerCase(), source!, type!],
    ];
    let repairs = 0;
    for (const cells of SOUND_ROWS.filter((_, index) => index % 2 === 0)) {
      for (const spoil of spoilers) {
        for (const { repair, kind, cell } of doctor.advise([rowOf(spoil(cells))])) {
          if (!repair) continue;
          repairs += 1;
          const again = doctor.advise([repair]).filter((each) => each.kind === kind && each.cell === cell);
          expect(again, `${spoil(cells).join("  ")} => ${cellsOf(repair).join("  ")}`).toEqual([]);
        }
      }
    }
    expect(repairs).toBeGreaterThan(400);
  });
});
