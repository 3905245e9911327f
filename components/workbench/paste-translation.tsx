"use client";

import { Table } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { TranslatedRow } from "@/lib/engine/official-example";
import { CELL_NAMES } from "@/lib/engine/row";
import { patternFault } from "./pattern-fault";
import { PatternText } from "./pattern-text";
import styles from "./paste-dialog.module.css";

/** The official example: each line as it was, what it becomes, and why. */
export function PasteTranslation({ translated }: { translated: readonly TranslatedRow[] }) {
  const t = useTranslations("workbench");
  const tReason = useTranslations("translation");
  return (
    <div className={styles.scroll} tabIndex={0}>
      <Table className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("paste.before")}</Table.Th>
            <Table.Th aria-hidden />
            {CELL_NAMES.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
            <Table.Th>{t("paste.why")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {translated.map((row, index) => (
            <Table.Tr key={index}>
              <Table.Td className={styles.before}>{row.before.join("  |  ")}</Table.Td>
              <Table.Td>
                <IconArrowRight size={14} aria-label={t("paste.becomes")} />
              </Table.Td>
              {CELL_NAMES.map((name) => (
                <Table.Td
                  key={name}
                  className={name === "eventName" ? styles.pattern : `${styles.pattern} ${styles.source}`}
                >
                  <PatternText pattern={row.cells[name]} fault={patternFault(row.cells[name])} />
                </Table.Td>
              ))}
              <Table.Td className={styles.reasons}>
                {row.reasons.map((reason) => (
                  <div key={reason}>{tReason(reason)}</div>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
