import { useTranslations } from "next-intl";
import { useRowExtras } from "@/components/record/use-row-extras";
import { CELL_NAMES, type Cell, type CellName, type Row } from "@/lib/engine/row";
import { diffRows, type RowChange, type RowField } from "@/lib/engine/rows-diff";
import styles from "./row-changes.module.css";

/** Rows that are written out; the rest is counted. */
const SHOWN = 30;

/** How RTM-011's grid changed from one version to the next: which rows came, went, moved, and what in them differs. */
export function RowChanges({ before, after }: { before: readonly Row[]; after: readonly Row[] }) {
  const t = useTranslations("settings.rows");
  const changes = diffRows(before, after);
  return (
    <ul className={styles.rows}>
      {changes.slice(0, SHOWN).map((change) => (
        <li key={change.id} className={styles.row} data-kind={change.kind}>
          <span className={styles.kind}>
            {t(change.kind, { before: change.beforeNumber ?? 0, after: change.afterNumber ?? 0 })}
          </span>
          <Change change={change} />
        </li>
      ))}
      {changes.length > SHOWN && (
        <li className={styles.more}>{t("more", { count: changes.length - SHOWN })}</li>
      )}
    </ul>
  );
}

function Change({ change }: { change: RowChange }) {
  const text = useFieldText();
  const { kind, before, after, fields } = change;
  if (kind === "changed" && before && after) {
    return (
      <span className={styles.fields}>
        {fields.map((field) => (
          <span key={field}>
            <span className={styles.name}>{text.name(field)}</span>{" "}
            <span className={isCell(field) ? styles.pattern : undefined}>
              <s>{text.value(before, field)}</s>
              <span aria-hidden> → </span>
              {text.value(after, field)}
            </span>
          </span>
        ))}
      </span>
    );
  }
  const row = after ?? before;
  return (
    <code className={styles.cells}>
      {row && CELL_NAMES.map((name) => <span key={name}>{cellText(row[name])}</span>)}
    </code>
  );
}

function useFieldText() {
  const t = useTranslations("settings.rows");
  const levels = useTranslations("ui.riskLevel");
  const settings = useTranslations("settings");
  const extras = useRowExtras();
  return {
    name: (field: RowField) => (isCell(field) ? field : t(`field.${field as "note"}`)),
    value: (row: Row, field: RowField): string => {
      switch (field) {
        case "enabled":
          return settings(row.enabled ? "enabled.yes" : "enabled.no");
        case "failedCalls":
          return t(row.failedCalls ? "failedCounted" : "failedLeftOut");
        case "riskLevel":
          return row.riskLevel ? levels(row.riskLevel) : t("ruleLevel");
        case "note":
          return row.note || settings("history.nothing");
        case "conditions":
        case "trial":
        case "noiseBudget":
        case "examples":
          return extras.value(row, field);
        default:
          return cellText(row[field]);
      }
    },
  };
}

function isCell(field: RowField): field is CellName {
  return CELL_NAMES.some((name) => name === field);
}

/** A blank cell means any value. */
function cellText({ pattern, not }: Cell): string {
  return `${not ? "NOT " : ""}${pattern === "" ? "–" : pattern}`;
}
