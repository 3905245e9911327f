import { describe, expect, it, test } from "vitest";
import { isWithheld } from "./advise-rows";
import { createNameTable, type NamedSource, type ObservedCall } from "./name-table";
import { evidenceOf } from "./row-advice";
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

  it("is none where NOT leaves the many out and somebody passes", () => {
    const not = row("a", "User", "iam");
    not.userIdentityType = { pattern: "^AssumedRole$", not: true };
    expect(doctorWith(people).advise([not])).toEqual([]);
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

describe("an identity type that does not exist", () => {
  const adviceOf = (type: string, not = false) =>
    doctorWith().advise([{ ...row("a", "", "iam"), userIdentityType: { pattern: type, not } }]);

  it.each<[string, string, string[]]>([
    ["AsumedRole", "AssumedRole", ["AssumedRole"]],
    ["^AssumedRoles$", "^AssumedRole$", ["AssumedRole"]],
    ["^Assumed_Role$", "^AssumedRole$", ["AssumedRole"]],
    ["^Roat$", "^Root$", ["Root"]],
    ["^(Root|FederatedUsr)$", "^(Root|FederatedUser)$", ["FederatedUser"]],
    ["AsumedRole|Root|IAMUsr", "AssumedRole|Root|IAMUser", ["AssumedRole", "IAMUser"]],
    ["AsumedRole|AssumedRol3", "AssumedRole|AssumedRole", ["AssumedRole"]],
  ])("%s was meant as %s", (type, expected, suggestions) => {
    for (const not of [false, true]) {
      const [advice, ...more] = adviceOf(type, not);
      expect(advice).toMatchObject({
        cell: "userIdentityType",
        kind: "unknownIdentity",
        severity: "warning",
        evidence: { suggestions, names: [], total: 0 },
        repair: { userIdentityType: { pattern: expected, not } },
      });
      expect(more).toEqual([]);
    }
  });

  it.each(["User", "Zebra", "^Clerk$", "R[o]ot", "(", " ", "^IAM", "SAMLUser"])(
    "%j is no reason to speak",
    (type) => {
      expect(adviceOf(type)).toEqual([]);
    },
  );
});

describe("an identity cell that leaves callers out", () => {
  const calls = [
    call("AssumedRole", 50),
    call("FederatedUser", 40),
    call("IAMUser", 10),
    call("Root", 3),
    call("AWSAccount", 900),
    call("", 900),
  ];
  const [advice] = doctorWith(calls).advise([row("a", "^CreateUser$", "", "^(IAMUser|)$")]);

  it("is offered as many of the others as make most callers pass", () => {
    expect(advice!.repair!.userIdentityType).toEqual({ pattern: "^(IAMUser|AssumedRole)$", not: false });
    expect(advice!.evidence).toMatchObject({
      names: ["AssumedRole", "FederatedUser", "Root"],
      suggestions: ["AssumedRole"],
      calls: { total: 103, passing: 10 },
    });
    expect(advice!.evidence.calls!.types).toEqual([
      { type: "AssumedRole", count: 50 },
      { type: "FederatedUser", count: 40 },
      { type: "IAMUser", count: 10 },
      { type: "Root", count: 3 },
    ]);
  });

  it("is offered two where one is not enough", () => {
    const many = [call("AssumedRole", 18), call("FederatedUser", 17), call("Root", 15), call("IAMUser", 1)];
    const rows = [row("a", "^CreateUser$", "", "^IAMUser$")];
    const observed = [...many, call("AssumedRole", 1)];
    expect(doctorWith(observed).advise(rows)[0]!.evidence.suggestions).toEqual(["AssumedRole"]);
    const spread = ["AssumedRole", "FederatedUser", "Root", "Robot", "Baker", "Clown"].map((type) =>
      call(type, 10),
    );
    const [of] = doctorWith(spread).advise(rows);
    expect(of!.evidence.suggestions).toEqual(["AssumedRole", "FederatedUser"]);
    expect(of!.evidence.calls!.types).toHaveLength(5);
    expect(of!.severity).toBe("warning");
  });

  it("speaks from 20 calls on of which 8 in 10 are left out", () => {
    const rows = [row("a", "^CreateUser$", "", "^IAMUser$")];
    expect(told(rows, [call("AssumedRole", 20)])).toEqual(["a identityLeavesOut warning"]);
    expect(told(rows, [call("AssumedRole", 80), call("IAMUser", 20)])).toEqual(["a identityLeavesOut hint"]);
  });

  it.each(["^AWSService$", "^AWSAccount$", "^(Root|AWSService)$", "^Clerk$"])(
    "is none for %s, where nobody looks for people",
    (type) =>
      expect(told([row("a", "", "iam", type)], [call("AssumedRole", 92), call("AWSAccount", 1)])).toEqual([]),
  );
});

describe("what a row asks beside its cells", () => {
  const conditions = { accounts: { values: ["111122223333"], not: false } };
  const wide = row("wide", "^Create");
  const narrow = row("narrow", "^CreateUser$");

  it("lets it cover only rows that ask the very same", () => {
    expect(told([{ ...wide, conditions }, narrow])).toEqual([]);
    expect(told([wide, { ...narrow, conditions }])).toEqual(["narrow coveredRow warning"]);
    expect(
      told([
        { ...wide, conditions },
        { ...narrow, conditions },
      ]),
    ).toEqual(["narrow coveredRow warning"]);
  });

  it("lets no row that asks be called the same as one that does not", () => {
    const same = row("same", "^Create");
    expect(told([{ ...wide, conditions }, same])).toEqual(["wide coveredRow hint"]);
    expect(told([same, { ...wide, conditions }])).toEqual(["wide coveredRow warning"]);
    expect(told([{ ...same, conditions }, wide])).toEqual(["same coveredRow hint"]);
    expect(told([{ ...same, failedCalls: false }, wide])).toEqual(["same coveredRow hint"]);
    expect(told([same, { ...wide, riskLevel: "LOW" }])).toEqual(["wide coveredRow warning"]);
    expect(told([row("people", "^Create", "", "IAMUser|Root"), wide])).toEqual(["people coveredRow hint"]);
  });
});

test("a row that catches nothing real is covered by none, and covers none", () => {
  expect(
    told([row("a", "^CreateUser$"), row("none", "^Frobnicate$"), row("none too", "^Frobnicate$")]),
  ).toEqual([]);
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

  it("names the calls that are kept back, each once", () => {
    const [advice] = doctorWith().advise(rows);
    expect(advice).toMatchObject({ cell: null, repair: null });
    expect(advice!.evidence).toMatchObject({ names: ["GetUser", "ListUsers"], total: 2 });
    expect(told([row("none", "^Frobnicate$")])).toEqual([]);
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
  ["GetSessionToken", false],
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

describe("what a doctor says of one row", () => {
  const kinds = (one: Row, observed: ObservedCall[] = []) =>
    doctorWith(observed)
      .advise([one])
      .map(({ cell, kind }) => `${cell} ${kind}`);

  it("comes in the order of the columns, the row as a whole last", () => {
    expect(kinds(row("a", "^Create*|^CreatUser$", "iaam.amazonaws.com", "AsumedRole"))).toEqual([
      "eventName strayQuantifier",
      "eventSource unknownSource",
      "userIdentityType unknownIdentity",
    ]);
    expect(kinds(row("a", "^CreatUser$|^Delete*", "", "AsumedRole"))).toEqual([
      "eventName strayQuantifier",
      "eventName misspeltName",
      "userIdentityType unknownIdentity",
    ]);
    expect(kinds(row("a", "^Get", "iam", "AsumedRole|Root"))).toEqual([
      "userIdentityType unknownIdentity",
      "null readOnlyWithheld",
    ]);
  });

  it("is only that the whole is written for something else, where it is", () => {
    const table = createNameTable(KNOWN, TYPES);
    const doctor = createRowDoctor({ table, findSource: () => "iam.amazonaws.com", ruleLevel: "HIGH" });
    const told = doctor.advise([row("a", "iam:CreateUser", "", "AsumedRole")]);
    expect(told.map(({ kind }) => kind)).toEqual(["iamAction"]);
    expect(kinds(row("a", "IAMUser", "^CreateUser$", "iam.amazonaws.com"))).toEqual(["null columnsMixed"]);
  });

  it("depends on whether failed calls count, whatever another row of the same cells is told", () => {
    const observed = [call("AssumedRole", 92, { failed: true }), call("IAMUser", 8)];
    const cells = ["^CreateUser$", "iam", "^IAMUser$"] as const;
    const rows = [row("ok", ...cells, { failedCalls: false, riskLevel: "LOW" }), row("all", ...cells)];
    const doctor = doctorWith(observed);
    const leavesOut = () => doctor.advise(rows).filter(({ kind }) => kind === "identityLeavesOut");
    expect(leavesOut().map(({ rowId }) => rowId)).toEqual(["all"]);
    expect(leavesOut().map(({ rowId }) => rowId)).toEqual(["all"]);
  });

  it("holds names against those that the passing sources write", () => {
    const suggestions = (eventSource: string, not = false) =>
      doctorWith()
        .advise([{ ...row("a", "^CreateUsr$"), eventSource: { pattern: eventSource, not } }])
        .flatMap(({ kind, evidence }) => (kind === "misspeltName" ? evidence.suggestions : []));
    for (const source of ["", "^iam", "^(iam|sts)", "."]) expect(suggestions(source)[0]).toBe("CreateUser");
    expect(suggestions("^iam", true)).toEqual([]);
    expect(suggestions("^(ec2|sts)", true)[0]).toBe("CreateUser");
    expect(suggestions("^ec2")).toEqual([]);
  });
});

test("evidence shows five names and says how many there are, and has nothing that is not given", () => {
  expect(evidenceOf([..."abcdefg"])).toEqual({
    names: [..."abcde"],
    total: 7,
    suggestions: [],
    rowId: null,
    calls: null,
  });
  expect(evidenceOf([], { suggestions: ["x"], rowId: "r" })).toMatchObject({
    suggestions: ["x"],
    rowId: "r",
    total: 0,
  });
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
