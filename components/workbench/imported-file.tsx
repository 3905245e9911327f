"use client";

import { useTranslations } from "next-intl";
import type { ImportedFile } from "@/lib/exchange/import-rows";
import { ProblemNote } from "@/components/ui/problem-note";
import { shownText } from "@/components/ui/shown-text";
import { hasFault } from "./pattern-fault";
import { FileNotes } from "./file-notes";
import { RowFace } from "./row-summary";
import styles from "./exchange.module.css";

const PREVIEW_ROWS = 100;

/** What was read out of a file: the rows, and all that was repaired or left out; or what is wrong with it, and where. */
export function ImportedFileView({ file }: { file: ImportedFile }) {
  const t = useTranslations("exchange");
  const tPaste = useTranslations("workbench.paste");
  if (!file.ok) {
    const problem = t(`problem.${file.problem}`);
    return (
      <div className={styles.block}>
        <ProblemNote>
          {file.line > 0 ? t("import.at", { line: file.line, column: file.column, problem }) : problem}{" "}
          {file.what !== "" && <code>{shownText(file.what, 120)}</code>}
          <p>{t("import.refused")}</p>
        </ProblemNote>
      </div>
    );
  }
  const { rows, notes, format } = file;
  const faults = rows.filter(hasFault).length;
  const summary = t("import.read", { format: t(`format.${format}`), count: rows.length });
  return (
    <>
      <p className={styles.summary} role="status">
        {summary}
      </p>
      {faults > 0 && <p className={styles.remark}>{tPaste("faults", { count: faults })}</p>}
      {notes.length > 0 && <FileNotes label={summary} notes={notes} format={format} />}
      {rows.length > 0 && (
        <ol className={styles.rows} aria-label={t("import.preview")} tabIndex={0}>
          {rows.slice(0, PREVIEW_ROWS).map((row, index) => (
            <li key={row.id}>
              <span className={styles.number}>{index + 1}</span>
              <RowFace row={row} />
            </li>
          ))}
          {rows.length > PREVIEW_ROWS && <li>{t("import.more", { count: rows.length - PREVIEW_ROWS })}</li>}
        </ol>
      )}
    </>
  );
}
