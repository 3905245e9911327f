"use client";

import { Button, Radio, Textarea } from "@mantine/core";
import { IconWand } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { translateOfficialExample } from "@/lib/engine/official-example";
import { readTable } from "@/lib/engine/read-table";
import { recogniseColumns, type RecognisedColumns } from "@/lib/engine/recognise-columns";
import type { Row } from "@/lib/engine/row";
import { importedChoices, type ImportedChoices } from "@/lib/exchange/imported-choices";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { newId } from "@/components/ui/new-id";
import { FileDrop } from "./file-drop";
import { ImportedChoicesLine } from "./imported-choices-line";
import { ImportedFileView } from "./imported-file";
import { PastePreview } from "./paste-preview";
import { PasteTranslation } from "./paste-translation";
import { rowsFromTable, rowsFromTranslation } from "@/lib/engine/rows-from-table";
import { chooseColumn, type ColumnChoice } from "./pasted-rows";
import type { ClipboardTable } from "./read-clipboard";
import type { RowSource } from "./read-source";
import { useReadSource } from "./use-read-source";
import styles from "./paste-dialog.module.css";

interface PasteDialogProps {
  /** What was pasted into the grid; empty where the button opened the dialog. */
  initial: ClipboardTable;
  /** Rows that the grid still takes when appended, and when replaced. */
  room: { append: number; replace: number };
  /** The grid has rows that could be replaced. */
  hasRows: boolean;
  onClose: () => void;
  /** `choices`: what the file says of the rule as a whole, where that is wanted too. */
  onTake: (rows: Row[], mode: "append" | "replace", choices: ImportedChoices | null) => void;
}

/**
 * Shows what a pasted table or a file would become before it goes into the grid: columns to correct, a translation, or
 * what was repaired and left out.
 */
export function PasteDialog({ initial, room, hasRows, onClose, onTake }: PasteDialogProps) {
  const t = useTranslations("workbench");
  const tUi = useTranslations("ui");
  const tFile = useTranslations("exchange");
  const [source, setSource] = useState<RowSource>(initial);
  const [text, setText] = useState(initial.text);
  const [mode, setMode] = useState<"append" | "replace">("append");
  const [translates, setTranslates] = useState(true);
  // A grid that has rows has settings that somebody chose.
  const [takesChoices, setTakesChoices] = useState(!hasRows);
  const [chosen, setChosen] = useState<{ of: string; columns: ColumnChoice[]; hasHeader: boolean } | null>(
    null,
  );

  const { read, isStale } = useReadSource(source);
  const tableText = read.kind === "table" ? read.table.text : "";
  const tableHtml = read.kind === "table" ? read.table.html : "";
  const table = useMemo(() => readTable(tableText, tableHtml), [tableText, tableHtml]);
  const translated = useMemo(() => translateOfficialExample(table.rows), [table]);
  const recognised = useMemo(() => recogniseColumns(table.rows), [table]);
  const key = JSON.stringify(table.rows[0] ?? []);
  const columns = useMemo<RecognisedColumns>(
    () =>
      chosen?.of === key
        ? { ...recognised, columns: chosen.columns, hasHeader: chosen.hasHeader }
        : { ...recognised, columns: recognised.contradiction ?? recognised.columns },
    [chosen, key, recognised],
  );
  const isTranslation = translated.length > 0 && translates;
  const tableRows = useMemo(
    () =>
      isTranslation ? rowsFromTranslation(translated, newId) : rowsFromTable(table.rows, columns, newId),
    [isTranslation, translated, table, columns],
  );
  const imported = read.kind === "file" && read.file.ok ? read.file.rows : null;
  const choices = read.kind === "file" && read.file.ok ? importedChoices(read.file.settings) : null;
  const rows = imported ?? tableRows;
  const hasCells = imported !== null || isTranslation || columns.columns.some((name) => name !== null);
  const isTooMany = rows.length > room[mode];
  const canTake = !isStale && rows.length > 0 && hasCells && !isTooMany;

  function setColumns(next: ColumnChoice[], hasHeader = columns.hasHeader) {
    setChosen({ of: key, columns: next, hasHeader });
  }

  function setPasted(pasted: ClipboardTable) {
    setText(pasted.text);
    setSource(pasted);
  }

  /** What was typed before is there again when the file is taken away. */
  function chooseFile(file: File | null) {
    setSource(file ? { file } : { text, html: "" });
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      size={1040}
      title={t("paste.title")}
      detail={t("paste.detail")}
      note={
        hasRows && rows.length > 0 ? (
          <Radio.Group
            value={mode}
            onChange={(value) => setMode(value as "append" | "replace")}
            aria-label={t("paste.mode")}
          >
            <span className={styles.modes}>
              <Radio size="xs" value="append" label={t("paste.append")} />
              <Radio size="xs" value="replace" label={t("paste.replace")} />
            </span>
          </Radio.Group>
        ) : undefined
      }
      actions={
        <>
          <Button onClick={onClose}>{tUi("cancel")}</Button>
          <Button
            variant="filled"
            disabled={!canTake}
            onClick={() =>
              onTake(
                rows,
                hasRows ? mode : "append",
                takesChoices && choices !== "contradictory" ? choices : null,
              )
            }
          >
            {isTranslation && !imported
              ? t("paste.takeTranslated", { count: rows.length })
              : t("paste.take", { count: rows.length })}
          </Button>
        </>
      }
    >
      <FileDrop file={"file" in source ? source.file : null} onFile={chooseFile}>
        <Textarea
          aria-label={t("paste.field")}
          placeholder={t("paste.placeholder")}
          value={text}
          autosize
          minRows={4}
          maxRows={8}
          data-autofocus
          spellCheck={false}
          classNames={{ input: styles.field }}
          onChange={(event) => setPasted({ text: event.currentTarget.value, html: "" })}
          onPaste={(event) => {
            const html = event.clipboardData.getData("text/html");
            if (!/<table[\s>]/i.test(html)) return;
            event.preventDefault();
            setPasted({ text: event.clipboardData.getData("text/plain"), html });
          }}
        />
      </FileDrop>
      {read.kind === "reading" && <p role="status">{tFile("import.reading")}</p>}
      {read.kind === "unavailable" && <ProblemNote>{tFile("import.unavailable")}</ProblemNote>}
      {choices !== null && (
        <ImportedChoicesLine choices={choices} taken={takesChoices} onTaken={setTakesChoices} />
      )}
      {read.kind === "file" && <ImportedFileView file={read.file} />}
      {table.rows.length > 0 && (
        <>
          {translated.length > 0 && (
            <div className={styles.official}>
              <ProblemNote
                tone="neutral"
                actions={
                  <Button
                    size="xs"
                    leftSection={<IconWand size={14} aria-hidden />}
                    onClick={() => setTranslates(!translates)}
                  >
                    {translates ? t("paste.asIs") : t("paste.translate")}
                  </Button>
                }
              >
                {translates ? t("paste.officialTranslated") : t("paste.official")}
              </ProblemNote>
            </div>
          )}
          {isTranslation ? (
            <PasteTranslation translated={translated} />
          ) : (
            <PastePreview
              table={table.rows}
              rows={rows}
              columns={columns}
              onColumn={(at, name) => setColumns(chooseColumn(columns.columns, at, name))}
              onHeader={(hasHeader) => setColumns([...columns.columns], hasHeader)}
            />
          )}
        </>
      )}
      <div role="alert" className={styles.problem}>
        {isTooMany && t("paste.tooMany", { count: rows.length, room: room[mode] })}
      </div>
    </Dialog>
  );
}
