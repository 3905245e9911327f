"use client";

import type { ReactTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { Row } from "@/lib/engine/row";
import { isPatternColumn } from "./cell-text";
import { GRIP_COLUMN, MENU_COLUMN, NUMBER_COLUMN, type GridFeatures } from "./grid-columns";
import type { GridColumn } from "./selection";
import styles from "./row-grid.module.css";

/** The sticky line of column names; the edges of the wide ones can be pulled, a double click puts a width back. */
export function GridHead({ table }: { table: ReactTable<GridFeatures, Row> }) {
  const t = useTranslations("workbench");
  return (
    <div role="rowgroup" className={styles.heads}>
      {table.getHeaderGroups().map((group) => (
        <div key={group.id} role="row" aria-rowindex={1} className={styles.head}>
          {group.headers.map((header, index) => {
            const { id } = header.column;
            if (id === GRIP_COLUMN) return <div key={header.id} role="presentation" />;
            const isField = isPatternColumn(id as GridColumn);
            return (
              <div
                key={header.id}
                role="columnheader"
                aria-colindex={index + 1}
                className={styles.heading}
                data-field={isField || undefined}
              >
                {id === NUMBER_COLUMN || id === MENU_COLUMN || id === "enabled" ? (
                  <span className={styles.hidden}>{t(`column.${id}`)}</span>
                ) : (
                  t(`column.${id}`)
                )}
                {header.column.getCanResize() && (
                  <span
                    className={styles.resizer}
                    data-resizing={header.column.getIsResizing() || undefined}
                    onMouseDown={header.getResizeHandler()}
                    onTouchStart={header.getResizeHandler()}
                    onDoubleClick={() => header.column.resetSize()}
                  />
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
