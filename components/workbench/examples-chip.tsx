"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import type { Row } from "@/lib/engine/row";
import type { TriedRows } from "./use-examples";
import styles from "./row-grid.module.css";

/** How the rows' examples came out; null where that is not known. Apart from the rows: it changes without them. */
export const RowExamplesContext = createContext<TriedRows | null>(null);

/** How many of a row's examples pass; nothing for a row without any. The row menu opens the same by key. */
export function ExamplesChip({ row, onOpen }: { row: Row; onOpen: () => void }) {
  const t = useTranslations("workbench.rowExamples");
  const results = useContext(RowExamplesContext)?.get(row.id);
  const total = row.examples?.length ?? 0;
  if (total === 0) return null;
  // What was tried before an example came or went says nothing of the row as it is now.
  const passing = results?.length === total ? results.filter(({ passes }) => passes).length : null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.examplesChip}
      data-failing={(passing !== null && passing < total) || undefined}
      aria-label={passing === null ? t("chipUnknown", { total }) : t("chip", { passing, total })}
      title={passing === null ? t("chipUnknown", { total }) : t("chip", { passing, total })}
      onMouseDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={onOpen}
    >
      {passing ?? "–"}/{total}
    </button>
  );
}
