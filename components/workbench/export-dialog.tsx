"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { requireRule } from "@/lib/catalogue/rules";
import type { Row } from "@/lib/engine/row";
import { exportRows, type ExportFormat, type WrittenFile } from "@/lib/exchange/export-rows";
import { copyText } from "@/components/ui/copy-text";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { FileNotes } from "./file-notes";
import { saveFile } from "./save-file";
import { RULE_ID, type RuleChoices } from "./workbench-data";
import styles from "./exchange.module.css";

/** UTF-16 units of a file that are drawn. */
const SHOWN_LENGTH = 20_000;

interface ExportDialogProps {
  format: ExportFormat;
  /** What stands on screen. */
  rows: readonly Row[];
  choices: RuleChoices;
  isDraft: boolean;
  onClose: () => void;
}

/** Shows a file before it is saved: what its format cannot hold, and its text. */
export function ExportDialog({ format, rows, choices, isDraft, onClose }: ExportDialogProps) {
  const t = useTranslations("exchange");
  const tUi = useTranslations("ui");
  const [tries, setTries] = useState(0);
  const [file, setFile] = useState<WrittenFile | "writing" | "unavailable">("writing");
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => {
    let isWanted = true;
    const settle = (written: WrittenFile | "unavailable") => isWanted && setFile(written);
    const riskLevel = choices.riskLevel ?? requireRule(RULE_ID).defaultRiskLevel;
    exportRows(rows, format, { ...choices, riskLevel }).then(settle, (error: unknown) => {
      console.error(error);
      settle("unavailable");
    });
    return () => {
      isWanted = false;
    };
  }, [rows, format, choices, tries]);

  const written = typeof file === "string" ? null : file;
  const save = useRef<HTMLButtonElement>(null);
  const isWritten = written !== null;
  // A writer that had to be fetched comes when the dialog has given the focus away already.
  useEffect(() => save.current?.focus(), [isWritten]);
  const isEmpty = written?.text === "";
  return (
    <Dialog
      opened
      onClose={onClose}
      size={860}
      title={t("export.title", { format: t(`format.${format}`) })}
      detail={t(isDraft ? "export.draft" : "export.live", { count: rows.length })}
      note={<span role="status">{copied !== null && t(copied ? "export.copied" : "export.notCopied")}</span>}
      actions={
        <>
          <Button onClick={onClose} data-autofocus={isWritten ? undefined : true}>
            {tUi("cancel")}
          </Button>
          <Button
            disabled={!written || isEmpty}
            onClick={() => written && void copyText(written.text.replace(/^\uFEFF/, "")).then(setCopied)}
          >
            {t("export.copy")}
          </Button>
          <Button
            ref={save}
            variant="filled"
            disabled={!written || isEmpty}
            onClick={() => written && saveFile(written)}
            data-autofocus={isWritten || undefined}
          >
            {t("export.download")}
          </Button>
        </>
      }
    >
      {file === "writing" && <p role="status">{t("export.writing")}</p>}
      {file === "unavailable" && (
        <ProblemNote
          actions={
            <Button size="xs" onClick={() => setTries(tries + 1)}>
              {t("export.retry")}
            </Button>
          }
        >
          {t("export.unavailable")}
        </ProblemNote>
      )}
      {written && <WrittenFileView file={written} format={format} />}
    </Dialog>
  );
}

function WrittenFileView({ file, format }: { file: WrittenFile; format: ExportFormat }) {
  const t = useTranslations("exchange");
  const isPattern = format === "eventPattern";
  const text = file.text.replace(/^\uFEFF/, "");
  const preview = t("export.preview", { name: file.name });
  const heading = t(isPattern ? "export.knowing" : "export.losses");
  return (
    <>
      {isPattern && <p className={styles.remark}>{t("export.widened")}</p>}
      {file.rules !== undefined && file.rules > 1 && (
        <p className={styles.remark}>{t("export.severalRules", { count: file.rules })}</p>
      )}
      {file.notes.length > 0 ? (
        <>
          <h3 className={styles.heading}>{heading}</h3>
          <FileNotes label={heading} notes={file.notes} />
        </>
      ) : (
        !isPattern && (
          <p className={styles.remark}>
            {t(format === "csv" || format === "kanaria" ? "export.holdsAll" : "export.holdsRows")}
          </p>
        )
      )}
      {text === "" ? (
        <p className={styles.remark}>{t("export.nothing")}</p>
      ) : (
        <>
          <h3 className={styles.heading}>{preview}</h3>
          <pre className={styles.preview} role="region" aria-label={preview} tabIndex={0}>
            {text.slice(0, SHOWN_LENGTH)}
          </pre>
          {text.length > SHOWN_LENGTH && (
            <p className={styles.remark}>{t("export.cut", { count: text.length })}</p>
          )}
        </>
      )}
    </>
  );
}
