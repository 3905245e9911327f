"use client";

import { useMemo, useRef, useState } from "react";
import type { FindingRow } from "@/lib/findings/queries";

/**
 * Which findings are selected. It lasts while pages change; Shift extends from the row that was toggled last, and "all"
 * means all that fit the filter, on whatever page.
 */
export function useSelection(rows: readonly FindingRow[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, FindingRow>>(new Map());
  const [isAll, setIsAll] = useState(false);
  const anchor = useRef<string | null>(null);

  return useMemo(() => {
    const has = (row: FindingRow) => isAll || chosen.has(row.id);
    const onPage = rows.filter((row) => chosen.has(row.id)).length;
    const set = (next: Map<string, FindingRow>) => {
      setIsAll(false);
      setChosen(next);
    };
    return {
      findings: [...chosen.values()],
      isAll,
      has,
      ofPage: (isAll || (onPage > 0 && onPage === rows.length) ? "all" : onPage > 0 ? "some" : "none") as
        | "all"
        | "some"
        | "none",
      toggle(row: FindingRow, extend: boolean) {
        const next = new Map(isAll ? rows.map((one) => [one.id, one]) : chosen);
        const from = rows.findIndex((one) => one.id === anchor.current);
        if (extend && from !== -1) {
          const to = rows.indexOf(row);
          for (const one of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.set(one.id, one);
        } else if (next.has(row.id)) next.delete(row.id);
        else next.set(row.id, row);
        anchor.current = row.id;
        set(next);
      },
      togglePage() {
        const next = new Map(isAll ? [] : chosen);
        const isFull = isAll || rows.every((row) => chosen.has(row.id));
        for (const row of rows) {
          if (isFull) next.delete(row.id);
          else next.set(row.id, row);
        }
        set(next);
      },
      toggleAll: () => setIsAll(!isAll),
      clear: () => set(new Map()),
    };
  }, [rows, chosen, isAll]);
}
