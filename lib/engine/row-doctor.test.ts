import { describe, expect, it, test } from "vitest";
import { isWithheld } from "./advise-rows";
import { createNameTable, type NamedSource, type ObservedCall } from "./name-table";
import { createRowDoctor } from "./row-doctor";
import type { Row } from "./row";

const service = (prefix: string, names: string): NamedSource => ({
  source: `${prefix}.amazonaws.com`,
  events: names.split(" ").map((name) => ({ name, readOnly: /^(Get|List|Describe)/.test(name) })),
});
const KNOWN = [
  service("iam", "CreateUser CreateGroup DeleteUser PutUserPolicy ListUsers GetUser"),
  service("ec2", "RunInstances StopInstances TerminateInstances DescribeInstances"),
  service("sts", "GetFederationToken GetCallerIdentity"),
];
const TYPES = ["AssumedRole", "IAMUser", "Root", "AWSService", "FederatedUser", ""];

function doctorWith(observed: ObservedCall[] = []) {
  const table = createNameTable(KNOWN, TYPES, observed);
  return createRowDoctor({ table, findSource: () => null, observed, ruleLevel: "HIGH" });
}

function row(id: string, eventName: string, eventSource = "", type = "", more: Partial<Row> = {}): Row {
  return {
    id,
    enabled: true,
    eventName: { pattern: eventName, not: false },
    eventSource: { pattern: eventSource, not: false },
    userIdentityType: { pattern: type, not: false },
    riskLevel: null,
    failedCalls: true,
    note: "",
    ...more,
  };
}

function call(userIdentityType: string, count: number, more: Partial<ObservedCall> = {}): ObservedCall {
  return {
    eventSource: "iam.amazonaws.com",
    eventName: "CreateUser",
    userIdentityType,
    failed: false,
    count,
    ...more,
  };
}

const told = (rows: Row[], observed: ObservedCall[] = []) =>
  doctorWith(observed)
    .advise(rows)
    .map(({ rowId, kind, severity }) => `${rowId} ${kind} ${severity}`);

describe("a row that another one covers", () => {
  it("is dead behind one of the same level, and can be switched off", () => {
    const rows = [row("wide", "^Create|^Put"), row("narrow", "^CreateUser$", "iam", "IAMUser")];
    const [advice] = doctorWith().advise(rows);
    expect(advice).toMatchObject({
      rowId: "narrow",
      cell: null,
      kind: "coveredRow",
      severity: "warning",
      evidence: { rowId: "wide", total: 1 },
      repair: { ...rows[1], enabled: false },
    });
    expect(told([rows[0]!, advice!.repair!])).toEqual([]);
  });

  it("still names its calls in front of it, which is only a hint", () => {
    expect(told([row("narrow", "^CreateUser$"), row("wide", "User")])).toEqual(["narrow coveredRow hint"]);
  });

  it("is wanted where its level is higher, and dead where it is lower", () => {
    const wide = row("wide", "^Create");
    expect(told([wide, row("high", "^CreateUser$", "", "", { riskLevel: "EXTREME" })])).toEqual([]);
    expect(told([row("low", "^CreateUser$", "", "", { riskLevel: "LOW" }), wide])).toEqual([
      "low coveredRow warning",
    ]);
  });

  it.each<[string, Row, Row]>([
    ["the wide row is off", row("wide", "", "", "", { enabled: false }), row("narrow", "^CreateUser$")],
    [
      "it counts failed calls too",
      row("wide", "^C", "", "", { failedCalls: false }),
      row("narrow", "^CreateUser$"),
    ],
    ["it has a source more", row("wide", "Instances", "ec2"), row("narrow", "^CreateUser$|^Stop")],
    [
      "it has an identity more",
      row("wide", "^Create", "", "Root"),
      row("narrow", "^CreateUser$", "", "Root|IAM"),
    ],
  ])("is none where %s", (_, wide, narrow) => {
    expect(told([wide, narrow])).toEqual([]);
  });

  it("of two that are the same is the later", () => {
    const rows = [row("first", "^CreateUser$"), row("second", "CreateUser"), row("third", "^CreateU")];
    expect(told(rows)).toEqual(["second coveredRow warning", "third coveredRow warning"]);
  });
});

describe("an identity cell that leaves most callers out", () => {
  const people = [call("AssumedRole", 92), call("IAMUser", 8), call("AWSService", 5_000)];

  it("says how many and who, and offers the ones that are missing", () => {
    const [advice] = doctorWith(people).advise([row("a", "^CreateUser$", "", "^IAMUser$")]);
    expect(advice).toMatchObject({
      cell: "userIdentityType",
      kind: "identityLeavesOut",
      severity: "hint",
      evidence: {
        names: ["AssumedRole"],
        suggestions: ["AssumedRole"],
        calls: {
          total: 100,
          passing: 8,
          types: [
            { type: "AssumedRole", count: 92 },
            { type: "IAMUser", count: 8 },
          ],
        },
      },
      repair: { userIdentityType: { pattern: "^(IAMUser|AssumedRole)$", not: false } },
    });
    expect(doctorWith(people).advise([advice!.repair!])).toEqual([]);
  });

  it("is a warning where nobody passes, NOT included", () => {
    expect(told([row("a", "", "iam", "FederatedUser")], people)).toEqual(["a identityLeavesOut warning"]);
    const not = row("a", "User", "iam");
    not.userIdentityType = { pattern: "AssumedRole|IAM", not: true };
    const [advice] = doctorWith(people).advise([not]);
    expect(advice?.kind).toBe("identityLeavesOut");
    expect(doctorWith(people).advise([advice!.repair!])).toEqual([]);
  });

  it("is none for Root, for few calls, and for a fair part of them", () => {
    expect(told([row("a", "", "", "^Root$")], people)).toEqual([]);
    expect(told([row("a", "", "", "^IAMUser$")], [call("AssumedRole", 19)])).toEqual([]);
    expect(told([row("a", "", "", "^IAMUser$")], [call("AssumedRole", 79), call("IAMUser", 21)])).toEqual([]);
  });

  it("looks at the calls that the row's other cells let pass", () => {
    const rows = [row("a", "^CreateUser$", "", "^IAMUser$", { failedCalls: false })];
    expect(told(rows, [call("AssumedRole", 92, { failed: true }), call("IAMUser", 8)])).toEqual([]);
    expect(told(rows, [call("AssumedRole", 92, { eventName: "DeleteUser" }), call("IAMUser", 8)])).toEqual(
      [],
    );
    expect(told(rows, [call("AssumedRole", 92, { eventSource: "x.test" }), call("IAMUser", 8)])).toEqual([
      "a identityLeavesOut hint",
    ]);
  });
});

describe("a row of read-only calls", () => {
  const rows = [row("reads", "^(Get|List)Users?$", "iam")];

  it("may stay silent behind EventBridge: a hint, a warning once no such call is among many", () => {
    expect(told(rows)).toEqual(["reads readOnlyWithheld hint"]);
    expect(told(rows, [call("IAMUser", 999)])).toEqual(["reads readOnlyWithheld hint"]);
    expect(told(rows, [call("IAMUser", 1_000)])).toEqual(["reads readOnlyWithheld warning"]);
  });

  it("is fine where such calls do arrive", () => {
    expect(told(rows, [call("IAMUser", 2_000), call("Root", 1, { eventName: "ListUsers" })])).toEqual([]);
  });

  it("is none where it catches one call that is delivered", () => {
    expect(told([row("a", "^Get", "sts")])).toEqual([]);
    expect(told([row("a", "User", "iam")])).toEqual([]);
  });
});

test.each([
  ["GetUser", true],
  ["ListUsers", true],
  ["DescribeInstances", true],
  ["GetFederationToken", false],
  ["BatchGetImage", false],
  ["CreateUser", false],
])("EventBridge keeps %s back: %s", (name, expected) => expect(isWithheld(name)).toBe(expected));

test("names that nobody knows, broken cells and rows that are off are no reason to speak", () => {
  expect(
    told([
      row("unknown", "^Frobnicate$", "^novelty\\.amazonaws\\.com$", "^NewKind$"),
      row("broken", "(", "[", "+"),
      row("off", "RuninateInstances", "", "", { enabled: false }),
      row("blank", " ", "", ""),
      row("hostile", "\u0000".repeat(50), "<script>", "__proto__"),
    ]),
  ).toEqual([]);
});

test("the same cells in two rows are told of both, each with its own repair", () => {
  const rows = [row("a", "^Create*", "", "", { note: "A" }), row("b", "^Create*", "", "", { note: "B" })];
  const doctor = doctorWith();
  const twice = [doctor.advise(rows), doctor.advise(rows)];
  expect(twice[1]).toEqual(twice[0]);
  const stars = twice[0]!.filter(({ kind }) => kind === "strayQuantifier");
  expect(stars.map(({ rowId, repair }) => [rowId, repair?.note])).toEqual([
    ["a", "A"],
    ["b", "B"],
  ]);
});

test("a pattern of as many words as fit is told of within bounds", () => {
  const words = Array.from({ length: 250 }, (_, i) => `^CreatUse${String.fromCharCode(97 + (i % 26))}`).join(
    "|",
  );
  const [advice] = doctorWith().advise([row("long", words.slice(0, 1_990))]);
  expect(advice).toMatchObject({ kind: "misspeltName", evidence: { total: 10 } });
  expect(advice?.evidence.suggestions[0]).toBe("CreateUser");
});
