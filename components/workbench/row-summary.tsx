"use client";

import { useTranslations } from "next-intl";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import type { RowChange, RowField } from "@/lib/engine/rows-diff";
import { useRowExtras } from "@/components/record/use-row-extras";
import { RiskLevel } from "@/components/ui/risk-level";
import { PatternText } from "./pattern-text";
import { patternFault } from "./pattern-fault";
import styles from "./row-summary.module.css";

function isCellName(field: RowField): field is (typeof CELL_NAMES)[number] {
  return (CELL_NAMES as readonly string[]).includes(field);
}

/** One field of a row in words, as the grid shows it. */
function FieldFace({ row, field }: { row: Row; field: RowField }) {
  const t = useTranslations("workbench");
  const extras = useRowExtras();
  if (isCellName(field)) {
    const { pattern, not } = row[field];
    return (
      <span className={styles.pattern}>
        {not && pattern !== "" && "NOT "}
        {pattern === "" ? (
          t("grid.anyValue")
        ) : (
          <PatternText pattern={pattern} fault={patternFault(pattern)} />
        )}
      </span>
    );
  }
  switch (field) {
    case "enabled":
      return <span>{row.enabled ? t("grid.on") : t("grid.off")}</span>;
    case "riskLevel":
      return row.riskLevel ? (
        <RiskLevel level={row.riskLevel} size={12} />
      ) : (
        <span>{t("grid.levelOfRule")}</span>
      );
    case "failedCalls":
      return <span>{row.failedCalls ? t("grid.failedCounted") : t("grid.failedSkipped")}</span>;
    case "note":
      return <span>{row.note === "" ? "–" : row.note}</span>;
    default:
      return <span>{extras.value(row, field)}</span>;
  }
}

/** A whole row on one line: its three patterns, and what else differs from a plain row. */
export function RowFace({ row }: { row: Row }) {
  const t = useTranslations("workbench");
  return (
    <span className={styles.face}>
      {CELL_NAMES.map((name) => (
        <FieldFace key={name} row={row} field={name} />
      ))}
      {row.conditions && <FieldFace row={row} field="conditions" />}
      {row.riskLevel && <FieldFace row={row} field="riskLevel" />}
      {!row.failedCalls && <span className={styles.quiet}>{t("summary.withoutFailed")}</span>}
      {row.trial && <span className={styles.quiet}>{t("column.trial")}</span>}
      {row.noiseBudget && <FieldFace row={row} field="noiseBudget" />}
      {!row.enabled && <span className={styles.quiet}>{t("grid.off")}</span>}
      {row.note !== "" && <span className={styles.quiet}>{row.note}</span>}
    </span>
  );
}

/** What happened to one row between two versions. */
export function RowChangeLine({ change }: { change: RowChange }) {
  const t = useTranslations("workbench");
  const { before, after } = change;
  return (
    <li className={styles.change}>
      <span className={styles.number}>
        {t("results.row", { number: change.afterNumber ?? change.beforeNumber ?? 0 })}
      </span>
      <span className={styles.kind} data-kind={change.kind}>
        {t(`summary.${change.kind}`)}
      </span>
      <span className={styles.what}>
        {change.kind === "moved" &&
          t("summary.movedFrom", { from: change.beforeNumber ?? 0, to: change.afterNumber ?? 0 })}
        {change.kind === "added" && after && <RowFace row={after} />}
        {change.kind === "removed" && before && (
          <s className={styles.removed}>
            <RowFace row={before} />
          </s>
        )}
        {change.kind === "changed" &&
          before &&
          after &&
          change.fields.map((field) => (
            <span key={field} className={styles.field}>
              <span className={styles.quiet}>{t(`column.${field}`)}</span>
              <s className={styles.removed}>
                <FieldFace row={before} field={field} />
              </s>
              <span aria-hidden>→</span>
              <FieldFace row={after} field={field} />
            </span>
          ))}
      </span>
    </li>
  );
}
