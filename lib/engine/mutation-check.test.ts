import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRows } from "./compile-rows";
import { createJudge } from "./judge";
import { MAX_MUTANTS, mutatePattern } from "./mutate-pattern";
import { checkMutations, type MutationReport } from "./mutation-check";
import { createNameTable, pairAt, type NamedSource } from "./name-table";
import { CELL_NAMES, type ExampleEvent, type Row, type RowExample } from "./row";
import { runExamples } from "./row-examples";

const service = (source: string, names: string): NamedSource => ({
  source,
  events: names.split(" ").map((name) => ({ name, readOnly: /^(Get|List|Describe)/.test(name) })),
});
const table = createNameTable(
  [
    service("iam.amazonaws.com", "CreateUser CreateUserPool DeleteUser PutUserPolicy ListUsers GetUser"),
    service("sns.amazonaws.com", "Publish CreateTopic"),
    service("ec2.amazonaws.com", "RunInstances RunScheduledInstances TerminateInstances CreateVpc"),
    service("ec2-instance-connect.amazonaws.com", "SendSSHPublicKey"),
    service("iamx.amazonaws.com", "CreateThing"),
  ],
  ["IAMUser", "AssumedRole", "Root", ""],
);

const cell = (text: string) =>
  text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };

function row(cells: string[], examples: RowExample[] = [], more: Partial<Row> = {}): Row {
  return {
    id: "r",
    enabled: true,
    eventName: cell(cells[0]!),
    eventSource: cell(cells[1] ?? ""),
    userIdentityType: cell(cells[2] ?? ""),
    riskLevel: null,
    failedCalls: true,
    note: "",
    examples,
    ...more,
  };
}

const event = (eventName: string, eventSource = "iam.amazonaws.com", userIdentityType = "IAMUser") => ({
  eventName,
  eventSource,
  userIdentityType,
  failed: false,
});
const judges = (tried: Row, judged: ExampleEvent) =>
  createJudge(compileRows([{ ...tried, enabled: true }]), "LOW").judge(judged) !== null;
const check = (tried: Row, observed: ExampleEvent[] = []) => checkMutations(tried, { table, observed })!;
const changesOf = ({ telling }: MutationReport) =>
  telling.flatMap(({ changes }) => changes.map(({ pattern }) => pattern));

/** Adds what the check proposes until it has nothing to propose. */
function settle(tried: Row, observed: ExampleEvent[] = []): Row {
  let now = tried;
  for (let round = 0; round < 20; round += 1) {
    const { telling } = check(now, observed);
    if (telling.length === 0) return now;
    const added = telling.map(({ expect, event }, at) => ({ id: `${round}-${at}`, expect, event }));
    now = { ...now, examples: [...now.examples!, ...added] };
  }
  throw new Error("it never has enough");
}

describe("one-character changes of a pattern", () => {
  test("are slips of the keyboard, each once", () => {
    const { mutants, complete } = mutatePattern("^a.1*");
    const patterns = mutants.map(({ pattern }) => pattern);
    expect(complete).toBe(true);
    expect(new Set(patterns).size).toBe(patterns.length);
    for (const one of [
      "a.1*",
      "^a1*",
      "^a\\.1*",
      "^A.1*",
      "^a.2*",
      "^a.1+",
      "^a.1*$",
      "^a*.1*",
      "^a.1",
      "^a..1*",
    ])
      expect(patterns).toContain(one);
    expect(patterns).not.toContain("^a.1*");
    expect(mutatePattern(" ").mutants).toEqual([]);
  });

  test("differ by exactly one character, and say which", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (pattern) => {
        const wrong = mutatePattern(pattern).mutants.filter(({ pattern: mutated, kind, at, text }) => {
          const removed = kind === "delete" ? text.length : kind === "insert" ? 0 : 1;
          const added = kind === "delete" ? "" : text;
          return mutated !== pattern.slice(0, at) + added + pattern.slice(at + removed);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("are bounded, and say that they are not all", () => {
    const { mutants, complete } = mutatePattern("CreateUser|".repeat(180));
    expect(mutants.length).toBeLessThanOrEqual(MAX_MUTANTS);
    expect(complete).toBe(false);
    expect(mutants.at(-1)!.at).toBeGreaterThan(1_000);
  });
});

describe("the mutation check", () => {
  test("lists the star of ^Create* as a change that means nothing here, and a lost anchor only where a name shows it", () => {
    expect(changesOf(check(row(["^CreateUser$", "^iam\\.amazonaws\\.com$"])))).not.toContain("CreateUser$");
    expect(changesOf(check(row(["^Instances$|^RunInstances$"])))).not.toContain("Instances$|^RunInstance$");
    // Without its end the row would let CreateUserPool in.
    const report = check(row(["^CreateUser$"], [{ id: "a", expect: "match", event: event("CreateUser") }]));
    expect(report.telling).toMatchObject([
      {
        expect: "noMatch",
        event: { eventName: "CreateUserPool", eventSource: "iam.amazonaws.com" },
        count: 1,
      },
    ]);
    expect(report.telling[0]!.changes[0]).toMatchObject({
      cell: "eventName",
      pattern: "^CreateUser",
      kind: "delete",
      text: "$",
      lost: 0,
      gained: 1,
    });
  });

  test("puts changes that make a row blind before those that let more in", () => {
    const { telling } = check(row(["^Create", "^iam"]));
    expect(telling[0]!.expect).toBe("match");
    expect(telling[0]!.changes[0]!.lost).toBeGreaterThanOrEqual(telling.at(-1)!.changes[0]!.lost);
  });

  test("takes an event that came here before a name that is only known", () => {
    const observed = [event("CreateUser", "iam.amazonaws.com", "Root"), event("ListUsers")];
    const { telling } = check(row(["^Create", "^iam"]), observed);
    expect(telling[0]).toMatchObject({ expect: "match", event: observed[0], isObserved: true });
    expect(check(row(["^Create", "^iam"])).telling[0]).toMatchObject({ isObserved: false });
  });

  test("finds changes of a row on calls that nobody but the installation knows", () => {
    const own = event("DoOwnThing", "own.example.com");
    expect(check(row(["^DoOwn"])).changed).toBe(0);
    expect(check(row(["^DoOwn"]), [own]).telling).toMatchObject([{ expect: "match", event: own }]);
  });

  test("has nothing to say of a row whose examples notice all, or whose cells are blank or broken", () => {
    const settled = settle(row(["^Create", "^iam\\.amazonaws\\.com$", "IAMUser"]));
    expect(check(settled)).toMatchObject({ telling: [], left: 0, complete: true });
    expect(check(settled).noticed).toBe(check(settled).changed);
    expect(check(row(["", "", ""]))).toMatchObject({ changed: 0, telling: [] });
    expect(checkMutations(row(["("]), { table, observed: [] })).toBeNull();
  });

  test("asks nothing that a condition would refuse, and completes known calls by an event that it lets in", () => {
    const conditions = { regions: { values: ["us-east-1"], not: false } };
    const at = { ...event("CreateUser"), region: "us-east-1" };
    for (const { event: told } of check(row(["^Create"], [], { conditions }), [at]).telling)
      expect(told.region).toBe("us-east-1");
  });

  test.each<[cells: string[], told: string[]]>([
    // A changing call by who calls most often, before one that only reads, and before rarer callers.
    [["User"], ["match CreateUser AssumedRole", "match CreateUserPool AssumedRole"]],
    [["^(List|Get)User"], ["match ListUsers AssumedRole", "match GetUser AssumedRole"]],
    [
      ["^Run", "", "NOT AssumedRole"],
      ["match RunInstances IAMUser", "noMatch RunInstances AssumedRole"],
    ],
    [
      ["^Run", "", "^$"],
      ["match RunInstances ", "noMatch RunInstances AssumedRole"],
    ],
    [
      ["^Run", "", "^(Root|IAMUser)$"],
      ["match RunInstances IAMUser", "match RunInstances Root", "noMatch RunInstances "],
    ],
    [["^CreateUser$"], ["match CreateUser AssumedRole", "noMatch CreateUserPool AssumedRole"]],
    [
      ["NOT ^Create", "^iam\\."],
      ["match DeleteUser AssumedRole", "noMatch CreateUser AssumedRole"],
    ],
    [["", "", "^Root$"], ["match SendSSHPublicKey Root"]],
  ])("tells of %j what is likely to come: %j", (cells, told) => {
    const { telling, left } = check(row(cells));
    const events = telling.map(
      ({ expect: expected, event: one }) => `${expected} ${one.eventName} ${one.userIdentityType}`,
    );
    expect([...new Set(events)]).toEqual(told);
    expect(left).toBe(0);
    expect(telling.every(({ event: one }) => !one.failed)).toBe(true);
  });

  test("counts the known calls that a change loses and lets in", () => {
    const counted = (cells: string[], cell: string, pattern: string) => {
      const changes = check(row(cells)).telling.flatMap((told) => told.changes);
      const found = changes.find((one) => one.cell === cell && one.pattern === pattern);
      return found && [found.lost, found.gained];
    };
    expect(counted(["^CreateUser$"], "eventName", "^CreateUser")).toEqual([0, 1]);
    expect(counted(["User"], "eventName", "Usr")).toEqual([6, 0]);
    expect(counted(["User"], "eventName", "User$")).toEqual([3, 0]);
    expect(
      counted(["^Create", "^iam\\.amazonaws\\.com$"], "eventSource", "^iam.\\.amazonaws\\.com$"),
    ).toEqual([2, 1]);
    expect(counted(["", "", "^Root$"], "userIdentityType", "^oot$")).toEqual([14, 0]);
  });

  test("lists a few changes of each event and a few events, and says how many there are", () => {
    const [first] = check(row(["^CreateUser$"])).telling;
    expect(first).toMatchObject({ event: { eventName: "CreateUser" }, count: 32 });
    expect(first!.changes).toHaveLength(5);
    expect(first!.changes.every(({ lost }) => lost === 1)).toBe(true);
    const names =
      "CreateUser CreateUserPool DeleteUser PutUserPolicy ListUsers GetUser Publish CreateTopic RunInstances RunScheduledInstances TerminateInstances CreateVpc SendSSHPublicKey CreateThing";
    const many = check(row([`^(${names.replaceAll(" ", "|").slice(0, 150)})$`]));
    expect(many.telling).toHaveLength(12);
    const told = many.telling.reduce((sum, { count }) => sum + count, 0);
    expect(many.left).toBe(many.changed - many.noticed - told);
  });

  test("says of a pattern with more changes than are looked at that it is not complete", () => {
    expect(check(row([`^CreateUser$|^${"x".repeat(200)}$`])).complete).toBe(false);
    expect(check(row(["^CreateUser$"])).complete).toBe(true);
  });

  test("looks at a bounded number of the events that came here", () => {
    const odd = Array.from({ length: 1_000 }, (_, at) => event(`Odd${at}`));
    const own = event("DoOwnThing");
    expect(check(row(["^DoOwn"]), [...odd, own]).changed).toBe(0);
    expect(check(row(["^DoOwn"]), [...odd.slice(1), own]).changed).toBeGreaterThan(0);
    // The same event counts once, however often it came.
    expect(check(row(["^DoOwn"]), [own, own, own]).telling).toHaveLength(1);
  });

  test("tells of no event that the row is closed to", () => {
    const own = { ...event("DoOwnThing"), failed: true };
    expect(check(row(["^DoOwn"], [], { failedCalls: false }), [own]).changed).toBe(0);
    expect(check(row(["^DoOwn"]), [own]).telling[0]).toMatchObject({ event: own, isObserved: true });
    const conditions = { regions: { values: ["us-east-1"], not: false } };
    expect(check(row(["^Create"], [], { conditions })).changed).toBe(0);
    const asked = {
      id: "a",
      expect: "match" as const,
      event: { ...event("ListUsers"), region: "us-east-1" },
    };
    const { telling } = check(row(["^Create"], [asked], { conditions }));
    expect(telling[0]).toMatchObject({
      expect: "match",
      event: { eventName: "CreateVpc", region: "us-east-1" },
    });
  });

  test("ends on hostile patterns, and says that it did not try all", () => {
    const report = check(row(["^(([A-Za-z]+)+)+!$", "", ""]), [
      event(`${"a".repeat(2_000)}`),
      event(`${"ab".repeat(1_000)}!`),
    ]);
    expect(report.complete).toBe(false);
  });
});

describe("what the check tells", () => {
  const pattern = fc.constantFrom(
    "",
    "^Create",
    "^Create*",
    "^CreateUser$",
    "User",
    "NOT ^(Get|List)",
    "Instances",
    "^Run*|^Terminate*",
    "Cr.ate",
    "[A-Z]ub",
  );
  const source = fc.constantFrom("", "iam.amazonaws.com", "^iam\\.", "^(?!ec2).*$", "NOT ec2", "sns|iam");
  const type = fc.constantFrom("", "IAMUser", "NOT Root", "^$", "Role");
  const seen = fc.record({
    eventName: fc.constantFrom("CreateUser", "ListUsers", "Odd", "", "RunInstances"),
    eventSource: fc.constantFrom("iam.amazonaws.com", "iamXamazonaws.com", "ec2.amazonaws.com"),
    userIdentityType: fc.constantFrom("IAMUser", "Root", "AssumedRole", "Alien"),
    failed: fc.boolean(),
  });
  const asked = fc.array(fc.tuple(seen, fc.constantFrom("match" as const, "noMatch" as const)), {
    maxLength: 4,
  });

  test("is what the judge says, and nothing that an example notices or that means the same", () => {
    fc.assert(
      fc.property(
        fc.tuple(pattern, source, type),
        asked,
        fc.array(seen, { maxLength: 5 }),
        fc.boolean(),
        (cells, wanted, observed, failedCalls) => {
          const examples = wanted.map(([one, expected], at) => ({
            id: `e${at}`,
            expect: expected,
            event: one,
          }));
          const tried = row(cells, examples, { failedCalls });
          const report = check(tried, observed);
          expect(check(tried, observed)).toEqual(report);

          for (const { expect: expected, event: told, changes, isObserved } of report.telling) {
            expect(judges(tried, told)).toBe(expected === "match");
            if (isObserved) expect(observed).toContainEqual(told);
            for (const { cell: name, pattern: mutated } of changes) {
              const other = { ...tried, [name]: { ...tried[name], pattern: mutated } };
              expect(judges(other, told)).not.toBe(judges(tried, told));
              expect(runExamples(other).map(({ outcome }) => outcome)).toEqual(
                runExamples(tried).map(({ outcome }) => outcome),
              );
            }
          }

          // The slow way: every change against every event of the universe.
          const universe: ExampleEvent[] = [...observed, ...examples.map(({ event: one }) => one)];
          for (let pair = 0; pair < table.nameOf.length; pair += 1) {
            const { name, source: from } = pairAt(table, pair);
            for (const userIdentityType of [...table.identityTypes, "Alien"])
              universe.push(event(name, from, userIdentityType));
          }
          const before = universe.map((one) => judges(tried, one));
          let changed = 0;
          let noticed = 0;
          for (const name of CELL_NAMES) {
            for (const { pattern: mutated } of mutatePattern(tried[name].pattern).mutants) {
              const other = { ...tried, [name]: { ...tried[name], pattern: mutated } };
              if (compileRows([other]).problems.length > 0) continue;
              const judge = createJudge(compileRows([other]), "LOW");
              if (universe.every((one, at) => (judge.judge(one) !== null) === before[at])) continue;
              changed += 1;
              if (examples.some(({ event: one }) => judges(other, one) !== judges(tried, one))) noticed += 1;
            }
          }
          if (!hasAlien(observed, examples))
            expect([report.changed, report.noticed]).toEqual([changed, noticed]);
          else expect(report.noticed).toBe(noticed);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("settles: what it proposes is what it misses", () => {
    fc.assert(
      fc.property(fc.tuple(pattern, source, type), (cells) => {
        const settled = settle(row(cells));
        expect(check(settled).noticed).toBe(check(settled).changed);
      }),
      { numRuns: 15 },
    );
  });

  /** A value that only an event has is a value of its column, but no known call is made of it. */
  function hasAlien(observed: ExampleEvent[], examples: RowExample[]): boolean {
    return [...observed, ...examples.map(({ event: one }) => one)].some(
      (one) =>
        one.userIdentityType === "Alien" ||
        one.eventSource === "iamXamazonaws.com" ||
        one.eventName === "Odd" ||
        one.eventName === "",
    );
  }
});
