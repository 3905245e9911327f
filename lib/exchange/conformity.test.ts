import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import { negatedPattern, undoNegation } from "@/lib/engine/not-pattern";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import { exportConformity } from "./conformity-export";
import { importConformity } from "./conformity-import";

function ids() {
  let next = 0;
  return () => `row-${(next += 1)}`;
}

function row(cells: string[], more: Partial<Row> = {}): Row {
  const [eventName, eventSource, userIdentityType] = cells.map((text) => {
    return { pattern: text.replace(/^NOT /, ""), not: text.startsWith("NOT ") };
  });
  return {
    ...blankRow("x"),
    eventName: eventName!,
    eventSource: eventSource!,
    userIdentityType: userIdentityType!,
    ...more,
  };
}

function read(value: unknown) {
  const found = importConformity(JSON.stringify(value), ids());
  if (!found.ok) throw new Error(found.problem);
  const cells = found.rows.map((one) =>
    CELL_NAMES.map((name) => (one[name].not ? `NOT ${one[name].pattern}` : one[name].pattern)),
  );
  return { ...found, cells };
}

const value = (eventName: string, eventSource: string, userIdentityType: string) => {
  return { value: { eventName, eventSource, userIdentityType } };
};
const patterns = (...values: object[]) => {
  return { name: "patterns", type: "multiple-object-values", valueKeys: [...CELL_NAMES], values };
};
const setting = { enabled: true, riskLevel: "HIGH", ttl: 3 } as const;

describe("rows of the product people come from", () => {
  const trail = patterns(value("DeleteTrail", "cloudtrail.amazonaws.com", ".*"));
  const attributes = {
    enabled: true,
    provider: "aws",
    riskLevel: "VERY_HIGH",
    extraSettings: [trail, { name: "ttl", type: "ttl", value: 72 }],
  };

  test.each<[string, unknown, object]>([
    [
      "a body of the API",
      { data: { attributes: { note: "n", ruleSetting: { id: "RTM-011", ...attributes } } } },
      { enabled: true, riskLevel: "VERY_HIGH", ttl: 72 },
    ],
    [
      "several settings in one body",
      {
        data: {
          attributes: {
            ruleSettings: [
              { id: "EC2-002", enabled: true },
              { id: "RTM-011", enabled: false, extraSettings: [trail] },
            ],
          },
        },
      },
      { enabled: false, riskLevel: null, ttl: null },
    ],
    [
      "a profile",
      { data: { type: "profiles" }, included: [{ type: "rules", id: "RTM-011", attributes }] },
      { enabled: true, riskLevel: "VERY_HIGH", ttl: 72 },
    ],
    ["the bare setting", trail, { enabled: null, riskLevel: null, ttl: null }],
    ["the bare rows", trail.values, { enabled: null, riskLevel: null, ttl: null }],
  ])("are found in %s", (_, file, facts) => {
    const found = read(file);
    expect(found.cells).toEqual([["DeleteTrail", "cloudtrail.amazonaws.com", ".*"]]);
    expect(found.settings).toEqual([{ ...facts, rowIds: ["row-1"] }]);
    expect(found.notes).toEqual([]);
  });

  test("are put right where the vendor's own sample fills columns with each other's values, and others stay", () => {
    const sample = {
      id: "RTM-01a",
      extraSettings: [
        {
          ...patterns(
            value("^(iam.amazonaws.com)", "^(IAM).*", "^(Delete).*"),
            value("^Create*|^Stop", "^(?!ec2).*$", "IAMUser"),
          ),
          name: "desiredInstanceTypes",
        },
      ],
    };
    expect(read(sample)).toMatchObject({
      cells: [
        ["^(Delete).*", "^(iam.amazonaws.com)", "^(IAM).*"],
        ["^Create*|^Stop", "^(?!ec2).*$", "IAMUser"],
      ],
      notes: [{ kind: "repair", code: "columnsSwapped", item: 1, row: 1 }],
    });
  });

  test("that are none are left out and said to be", () => {
    const file = {
      extraSettings: [
        patterns({ value: "x" }, { value: { eventName: "A", eventSource: 1 } }, value("a\0", "", "")),
      ],
      exceptions: { tags: ["t"] },
    };
    expect(read(file).notes).toEqual([
      { kind: "left", code: "notARow", item: 1, what: "x" },
      { kind: "repair", code: "missingCell", item: 2, row: 1, cell: "eventSource" },
      { kind: "repair", code: "missingCell", item: 2, row: 1, cell: "userIdentityType" },
      { kind: "left", code: "notStorable", item: 3 },
      { kind: "left", code: "exceptions" },
    ]);
    expect(importConformity('{"data":[]}', ids())).toMatchObject({ ok: false, problem: "otherFormat" });
    expect(read([{ extraSettings: [trail] }, { extraSettings: [trail] }]).notes).toEqual([
      { kind: "repair", code: "settingsJoined", what: "2" },
    ]);
  });

  test("are written as the API and profiles take them, with what these cannot hold", () => {
    const rows = [
      row(["^Create", "", "NOT Root"], { riskLevel: "LOW", note: "why", failedCalls: false }),
      row(["^Put", "iam", ""], { enabled: false }),
      row(["(", "iam", ""]),
    ];
    const { text, notes } = exportConformity(rows, setting, "ruleSetting");
    expect(JSON.parse(text)).toEqual({
      data: {
        attributes: {
          ruleSetting: {
            id: "RTM-011",
            provider: "aws",
            enabled: true,
            riskLevel: "HIGH",
            ruleExists: false,
            exceptions: {},
            extraSettings: [
              patterns(value("^Create", ".*", "^(?![\\s\\S]*(?:Root))")),
              { name: "ttl", type: "ttl", value: 3 },
            ],
          },
        },
      },
    });
    expect(notes.map(({ code, row: number, cell }) => [code, number, cell])).toEqual([
      ["riskLevelOfRow", 1, undefined],
      ["failedCallsOfRow", 1, undefined],
      ["noteOfRow", 1, undefined],
      ["rowDisabled", 2, undefined],
      ["rowBroken", 3, undefined],
      ["notCell", 1, "userIdentityType"],
    ]);
    expect(read(JSON.parse(exportConformity(rows, setting, "profile").text))).toMatchObject({
      cells: [["^Create", ".*", "NOT Root"]],
      settings: [{ enabled: true, riskLevel: "HIGH", ttl: 3 }],
    });
  });

  test("are written as Terraform takes them, templates escaped", () => {
    const { text } = exportConformity([row(['^\\d${x}%{y}$"', "", ""])], setting, "terraform");
    expect(text).toContain('event_name         = "^\\\\d$${x}%%{y}$\\""');
    expect(text).toContain('value = "3"');
  });

  test("come back as they were written, blank cells as .*", () => {
    const cell = fc.oneof(
      fc.constantFrom("^Create*|^Stop", "NOT ^(?!ec2).*$", "NOT (a)\\1", "a\u{1F426}", '"', "", "NOT a|b"),
      fc.string({ unit: "grapheme", maxLength: 8 }).filter((text) => !/[A-Z][a-z]|NOT|\./.test(text)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 }), (grid) => {
        const { text, notes } = exportConformity(
          grid.map((cells) => row(cells)),
          setting,
          "profile",
        );
        const kept = grid.filter(
          (_, index) => !notes.some((note) => note.code === "rowBroken" && note.row === index + 1),
        );
        const read = importConformity(text, ids());
        const back = read.ok ? read.rows.map((one) => CELL_NAMES.map((name) => one[name])) : read;
        const wanted = kept.map((cells) =>
          CELL_NAMES.map((name) => row(cells)[name]).map((one) =>
            one.pattern.trim() === "" ? { pattern: ".*", not: false } : one,
          ),
        );
        expect(back).toEqual(wanted);
      }),
      { seed: 351, numRuns: 200 },
    );
  });
});

test("a negated pattern is found where the pattern is not", () => {
  const pattern = fc.constantFrom(
    "a",
    "^a",
    "b$",
    "^$",
    "(a)\\1",
    "a|b",
    "\\bb",
    "(?<=a)b",
    "(?!a)b",
    "[^]",
    "^(?!a).*$",
  );
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 5 });
  fc.assert(
    fc.property(pattern, text, (source, value) => {
      expect(new RegExp(negatedPattern(source)).test(value)).toBe(!new RegExp(source).test(value));
      expect(undoNegation(negatedPattern(source))).toBe(source);
    }),
    { seed: 352, numRuns: 500 },
  );
  expect(undoNegation("^(?![\\s\\S]*(?:a)|(?:b))")).toBeNull();
});
