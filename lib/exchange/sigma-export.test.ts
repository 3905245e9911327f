import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import { compileRows } from "@/lib/engine/compile-rows";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import { exportSigma } from "./sigma-export";
import { importSigma } from "./sigma-import";
import { ids } from "./sigma-samples";

describe("rows as Sigma rules", () => {
  const row = (more: Partial<Row>): Row => ({ ...blankRow("8f14e45f-ceea-467f-a9b5-3c0e6c1f6f10"), ...more });
  const cell = (pattern: string, not = false) => ({ pattern, not });

  test("are a document each, with what Sigma cannot hold", () => {
    const { text, notes } = exportSigma([
      row({
        eventName: cell("^Create"),
        userIdentityType: cell("Root", true),
        riskLevel: "EXTREME",
        failedCalls: false,
        note: "why\nmore",
      }),
      row({ enabled: false }),
      row({ eventName: cell("^(?!a)\\d") }),
      row({ eventName: cell("(") }),
    ]);
    expect(text).toBe(`title: why
id: 8f14e45f-ceea-467f-a9b5-3c0e6c1f6f10
status: experimental
description: |-
  why
  more
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName|re: ^Create
    errorCode|exists: false
  filter_userIdentityType:
    userIdentity.type|re: Root
  condition: selection and not filter_userIdentityType
level: critical
---
title: RTM-011 row 3
id: 8f14e45f-ceea-467f-a9b5-3c0e6c1f6f10
status: experimental
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName|re: ^(?!a)\\d
  condition: selection
`);
    expect(notes.map(({ code, row: number, cell: name }) => [code, number, name])).toEqual([
      ["riskLevelRounded", 1, undefined],
      ["rowDisabled", 2, undefined],
      ["regexDialect", 3, "eventName"],
      ["rowBroken", 4, undefined],
    ]);
  });

  test("come back as they were, but for what was told", () => {
    const pattern = fc.oneof(
      fc.constantFrom(
        "",
        "^Create",
        "^(?!ec2).*$",
        "\\*",
        "yes",
        "null",
        "1",
        "- a",
        "a: b",
        "#",
        "'",
        '"',
        "|",
        "> x",
        "&a",
        "[*]",
        "\u{1F426}",
        "\u0085",
        "a\tb",
        "---",
        "%",
        "@",
        "`",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    );
    const anyCell = fc.record({ pattern, not: fc.boolean() });
    const note = fc
      .oneof(
        fc.constantFrom("", "a", "a\nb", "---\na", "a: b", "# x", "'", "\u2028"),
        fc.string({ unit: "grapheme", maxLength: 12 }),
      )
      .map((text) => text.trim());
    const anyRow = fc
      .record({
        id: fc.uuid(),
        eventName: anyCell,
        eventSource: anyCell,
        userIdentityType: anyCell,
        riskLevel: fc.constantFrom(null, "VERY_HIGH", "HIGH", "MEDIUM", "LOW"),
        failedCalls: fc.boolean(),
        note,
      })
      .map((drawn): Row => ({ ...blankRow("x"), ...drawn }) as Row);
    let compared = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRow, { selector: (one) => one.id, minLength: 1, maxLength: 3 }),
        (rows) => {
          const kept = compileRows(rows)
            .rows.filter(({ live }) => live)
            .map(({ row: one }) => one);
          const sound = kept.filter((one) =>
            CELL_NAMES.every((name) => !/\\[AZzGQEhHRXKpPN]|\[\[:|[*+?}]\+|\0/.test(one[name].pattern)),
          );
          if (sound.length < kept.length || kept.length === 0) return;
          const found = importSigma(exportSigma(rows).text, ids());
          compared += 1;
          expect(found).toEqual({ ok: true, rows: kept.map(asRead), notes: [] });
        },
      ),
      { seed: 362, numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(70);
  });

  /** A blank cell is not written; a row of nothing else is written as any event name. */
  function asRead(one: Row): Row {
    const blank = (name: (typeof CELL_NAMES)[number]) =>
      one[name].pattern.trim() === "" ? cell("") : one[name];
    const read = {
      ...one,
      eventName: blank("eventName"),
      eventSource: blank("eventSource"),
      userIdentityType: blank("userIdentityType"),
    };
    const isBare = CELL_NAMES.every((name) => read[name].pattern === "") && one.failedCalls;
    return isBare ? { ...read, eventName: cell(".*") } : read;
  }
});
