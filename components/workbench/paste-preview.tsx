"use client";

import { Select, Table } from "@mantine/core";
import { useTranslations } from "next-intl";
import { COLUMN_NAMES, type RecognisedColumns } from "@/lib/engine/recognise-columns";
import type { Row } from "@/lib/engine/row";
import { hasFault, patternFault } from "./pattern-fault";
import { PatternText } from "./pattern-text";
import type { ColumnChoice } from "./pasted-rows";
import styles from "./paste-dialog.module.css";

const PREVIEW_ROWS = 100;

interface PreviewProps {
  table: readonly (readonly string[])[];
  rows: readonly Row[];
  columns: RecognisedColumns;
  onColumn: (at: number, name: ColumnChoice) => void;
  onHeader: (hasHeader: boolean) => void;
}

/** The table with what each column is taken for, to be corrected. */
export function PastePreview({ table, rows, columns, onColumn, onHeader }: PreviewProps) {
  const t = useTranslations("workbench");
  const body = table.slice(columns.hasHeader ? 1 : 0, PREVIEW_ROWS);
  const faults = rows.filter(hasFault).length;
  return (
    <>
      <p className={styles.remark}>
        {columns.contradiction
          ? t("paste.contradiction")
          : columns.swapped
            ? t("paste.swapped")
            : t(`paste.by.${columns.by}`)}{" "}
        {faults > 0 && t("paste.faults", { count: faults })}
      </p>
      <div className={styles.scroll} tabIndex={0}>
        <Table className={styles.table}>
          <Table.Thead>
            <Table.Tr>
              {columns.columns.map((name, at) => (
                <Table.Th key={at}>
                  <Select
                    size="xs"
                    w={160}
                    aria-label={t("paste.column", { number: at + 1 })}
                    value={name ?? "none"}
                    allowDeselect={false}
                    comboboxProps={{ withinPortal: true }}
                    onChange={(value) => onColumn(at, COLUMN_NAMES.find((known) => known === value) ?? null)}
                    data={[
                      ...COLUMN_NAMES.map((known) => ({ value: known, label: t(`column.${known}`) })),
                      { value: "none", label: t("paste.ignored") },
                    ]}
                  />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {body.map((line, index) => (
              <Table.Tr key={index}>
                {line.map((cell, at) => {
                  const name = columns.columns[at];
                  const isPattern =
                    name === "eventName" || name === "eventSource" || name === "userIdentityType";
                  return (
                    <Table.Td
                      key={at}
                      className={isPattern ? styles.pattern : name ? undefined : styles.ignored}
                    >
                      {isPattern ? <PatternText pattern={cell} fault={patternFault(cell)} /> : cell}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <label className={styles.header}>
        <input
          type="checkbox"
          checked={columns.hasHeader}
          onChange={(event) => onHeader(event.currentTarget.checked)}
        />
        {t("paste.hasHeader")}
      </label>
    </>
  );
}
