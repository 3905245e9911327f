"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { exampleEvent } from "@/lib/catalogue/row-examples";
import type { EventExplanation } from "@/lib/engine/explain";
import type { Row, RowExample } from "@/lib/engine/row";
import type { TesterEvent } from "./tester-protocol";
import styles from "./tester.module.css";

export type AddExampleTo = (rowId: string, wanted: Omit<RowExample, "id">) => void;

interface ExampleBarProps {
  event: TesterEvent;
  rows: readonly Row[];
  explanation: EventExplanation | null;
  /** The row that the grid has selected. */
  selectedId: string | null;
  onExample: AddExampleTo;
}

/** Makes the event an example with one click: of the row that it is attributed to, else of the nearest or selected. */
export function ExampleBar({ event, rows, explanation, selectedId, onExample }: ExampleBarProps) {
  const t = useTranslations("workbench");
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = [
    chosen,
    explanation?.judgement?.attributedRowId,
    explanation?.closestRow?.rowId,
    selectedId,
    rows[0]?.id,
  ];
  const rowId = wanted.find((id) => rows.some((row) => row.id === id)) ?? null;
  const example = exampleEvent(event);
  if (rowId === null) return null;
  if (!example) return <div className={styles.exampleBar}>{t("rowExamples.tooLong")}</div>;
  return (
    <div className={styles.exampleBar} role="group" aria-label={t("rowExamples.make")}>
      <label className={styles.exampleRow}>
        {t("rowExamples.makeOf")}
        <select value={rowId} onChange={(change) => setChosen(change.currentTarget.value)}>
          {rows.map((row, index) => (
            <option key={row.id} value={row.id}>
              {t("results.row", { number: index + 1 })}
            </option>
          ))}
        </select>
      </label>
      {(["match", "noMatch"] as const).map((expect) => (
        <button
          key={expect}
          type="button"
          className={styles.exampleButton}
          onClick={() => onExample(rowId, { expect, event: example })}
        >
          {t(`rowExamples.expect.${expect}`)}
        </button>
      ))}
    </div>
  );
}
