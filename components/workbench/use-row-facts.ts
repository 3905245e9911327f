import { useMemo } from "react";
import { rowState } from "@/lib/engine/grid-draft";
import type { Row } from "@/lib/engine/row";
import type { StoredRowProblem } from "@/lib/tester/queries";
import type { Editing } from "./editing";
import { rowLines, type RowLine } from "./row-lines";
import type { AdvisedRow } from "./row-repair";
import type { Trials } from "./trial-standing";
import type { TriedRows } from "./use-examples";

interface RowFacts {
  changes: ReadonlyMap<string, "added" | "changed">;
  lines: ReadonlyMap<string, readonly RowLine[]>;
}

/** Per row of the screen: whether it is new or changed, and the lines under it. Rows without any are not in the maps. */
export function useRowFacts(
  rows: readonly Row[],
  base: readonly Row[],
  editing: Editing | null,
  slow: ReadonlySet<string>,
  problems: readonly StoredRowProblem[],
  advised: ReadonlyMap<string, AdvisedRow>,
  trials: Trials,
  examples: TriedRows,
): RowFacts {
  const baseById = useMemo(() => new Map(base.map((row) => [row.id, row])), [base]);
  const ingested = useMemo(() => {
    const byRow = new Map<string, StoredRowProblem[]>();
    for (const problem of problems) byRow.set(problem.rowId, [...(byRow.get(problem.rowId) ?? []), problem]);
    return byRow;
  }, [problems]);
  return useMemo(() => {
    const changes = new Map<string, "added" | "changed">();
    const lines = new Map<string, readonly RowLine[]>();
    const places = new Map(rows.map((row, index) => [row.id, index + 1]));
    const numberOf = (rowId: string) => places.get(rowId) ?? 0;
    for (const row of rows) {
      const state = rowState(baseById, row);
      if (state !== "same") changes.set(row.id, state === "new" ? "added" : "changed");
      const found = rowLines(row, baseById.get(row.id), {
        slow,
        ingested,
        editing,
        advised,
        trials,
        examples,
        numberOf,
      });
      if (found.length > 0) lines.set(row.id, found);
    }
    return { changes, lines };
  }, [rows, baseById, editing, slow, ingested, advised, trials, examples]);
}
