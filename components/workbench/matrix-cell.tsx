"use client";

import { useTranslations } from "next-intl";
import { useMemo, type RefObject } from "react";
import type { RowExplanation } from "@/lib/engine/explain";
import { CELL_NAMES } from "@/lib/engine/row";
import type { RowEdit } from "@/lib/engine/smallest-edit";
import { KeyHint } from "@/components/ui/key-hint";
import { EditOffers } from "./edit-offers";
import { FieldValue, useStopText } from "./event-line";
import { presentEvents } from "./matrix-lines";
import type { MatrixPlace } from "./matrix-results";
import { PatternText } from "./pattern-text";
import { patternFault } from "./pattern-fault";
import type { Names } from "./use-names";
import { useMatrixKinds } from "./use-matrix-kinds";
import { useSmallestEdits } from "./use-smallest-edits";
import type { Tester } from "./use-tester";
import styles from "./matrix-cell.module.css";
import tester from "./tester.module.css";

interface MatrixCellProps {
  tester: Tester;
  place: MatrixPlace;
  names: Names;
  readOnly: boolean;
  onApply: (edit: RowEdit) => void;
  onClose: () => void;
  /** Gives the focus back to the matrix. */
  focusCellRef: RefObject<(() => void) | null>;
}

/** What is behind a cell of the matrix: the three fields as the row saw them, and what would let it match. */
export function MatrixCell(props: MatrixCellProps) {
  const { place, names, focusCellRef } = props;
  const { events, combinationOf, judged, detail } = props.tester;
  const t = useTranslations("matrix");
  const tWorkbench = useTranslations("workbench");
  const index = judged?.rows.findIndex((row) => row.id === place.rowId) ?? -1;
  const row = judged?.rows[index];
  const { kindOf } = useMatrixKinds(props.tester);
  const { event, present } = useMemo(() => {
    const at = combinationOf.indexOf(place.combination);
    return { event: events[at], present: presentEvents(events, kindOf, kindOf[at] ?? place.combination) };
  }, [events, combinationOf, kindOf, place.combination]);
  const explanation = detail?.combination === place.combination ? detail.explanation : null;
  const explained = explanation?.rows.find(({ rowId }) => rowId === place.rowId) ?? null;
  const isStopped = explained?.stop != null && explained.stop.kind !== "disabled";
  const found = useSmallestEdits(names, isStopped && row && event ? { row, event, present } : null);

  function close() {
    focusCellRef.current?.();
    props.onClose();
  }

  if (!row || !event) return null;
  const title = t("title", { number: index + 1, event: event.eventName || tWorkbench("results.noValue") });
  return (
    <section
      className={styles.panel}
      aria-label={title}
      onKeyDown={(pressed) => {
        if (pressed.key !== "Escape") return;
        pressed.preventDefault();
        pressed.stopPropagation();
        close();
      }}
    >
      <div className={styles.bar}>
        <h2 className={styles.title}>{title}</h2>
        <button type="button" className={styles.close} onClick={close}>
          {t("close")}
          <KeyHint keys={["Esc"]} />
        </button>
      </div>
      <div className={styles.body}>
        <p className={styles.verdict} role="status">
          {explained && (
            <Verdict explained={explained} attributedId={explanation?.judgement?.attributedRowId} />
          )}
        </p>
        <dl className={styles.fields}>
          {CELL_NAMES.map((cell) => (
            <div key={cell} className={styles.field} data-stopped={explained?.cells[cell]?.passed === false}>
              <dt>{cell}</dt>
              <dd className={styles.pattern}>
                {row[cell].not && row[cell].pattern !== "" && <span className={tester.not}>NOT</span>}
                {row[cell].pattern === "" ? (
                  <span className={styles.quiet}>{t("anyValue")}</span>
                ) : (
                  <PatternText pattern={row[cell].pattern} fault={patternFault(row[cell].pattern)} />
                )}
              </dd>
              <dd className={styles.value}>
                <FieldValue cell={cell} value={event[cell]} shown={explained} />
              </dd>
            </div>
          ))}
        </dl>
        {isStopped && (
          <EditOffers
            found={found}
            hasFailed={names.hasFailed}
            readOnly={props.readOnly}
            onApply={(edit) => {
              focusCellRef.current?.();
              props.onApply(edit);
            }}
          />
        )}
      </div>
    </section>
  );
}

function Verdict({
  explained,
  attributedId,
}: {
  explained: RowExplanation;
  attributedId: string | undefined;
}) {
  const t = useTranslations("matrix");
  const stopText = useStopText();
  const { stop, rowId } = explained;
  if (!stop) return t(rowId === attributedId ? "isAttributed" : "isMatched");
  if (stop.kind === "disabled") return t("isOff");
  return stopText(stop);
}
