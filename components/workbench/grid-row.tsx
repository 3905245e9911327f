"use client";

import type { Row as TableRow } from "@tanstack/react-table";
import { IconDots, IconGripVertical } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";
import { Tag } from "@/components/ui/tag";
import { cellText } from "@/lib/engine/cell-text";
import { isPatternColumn, isTextColumn } from "./cell-text";
import { CellHelp } from "./cell-help";
import { CellInput } from "./cell-input";
import {
  columnPosition,
  DAYS_COLUMN,
  GRIP_COLUMN,
  MENU_COLUMN,
  NUMBER_COLUMN,
  type GridFeatures,
} from "./grid-columns";
import { ExamplesChip } from "./examples-chip";
import { LevelMenu } from "./level-menu";
import { RowDays } from "./row-days";
import { RowLines } from "./row-lines-view";
import { areSameLines, isProblemLine, type AdviceLine, type RowLine } from "./row-lines";
import { RowMenu, type RowMenuCommand } from "./row-menu";
import type { GridColumn } from "./selection";
import styles from "./row-grid.module.css";

/** What a row tells the grid. One object for the grid's life, so that it never makes a row draw again. */
export interface RowHandlers {
  type: (text: string) => void;
  leave: () => void;
  repair: (line: AdviceLine) => void;
  promote: (rowId: string) => void;
  chooseLevel: (level: RiskLevel | null) => void;
  closeLevel: () => void;
  grip: (event: React.PointerEvent, rowId: string) => void;
  openMenu: (rowId: string) => void;
  closeMenu: () => void;
  menu: (rowId: string, command: RowMenuCommand) => void;
  conditions: (rowId: string) => void;
}

export interface GridRowProps {
  tableRow: TableRow<GridFeatures, Row>;
  /** 1-based place in the grid. */
  number: number;
  change: "added" | "changed" | null;
  lines: readonly RowLine[];
  /** The column that has the focus in this row. */
  active: GridColumn | null;
  /** Text being edited in the active column. */
  editing: string | null;
  /** Columns of the selected range in this row, "left right" as positions; null outside it. */
  range: string | null;
  levelOpen: boolean;
  menuOpen: boolean;
  moving: boolean;
  readOnly: boolean;
  canRevert: boolean;
  handlers: RowHandlers;
}

/** The table makes new row objects at each keystroke; ours are the same unless they changed. */
function isSameRow(before: GridRowProps, after: GridRowProps): boolean {
  return (Object.keys(after) as (keyof GridRowProps)[]).every((name) => {
    if (name === "tableRow") return before.tableRow.original === after.tableRow.original;
    return name === "lines" ? areSameLines(before.lines, after.lines) : before[name] === after[name];
  });
}

/** One line of the grid with the lines under it. Draws again only when something of this row changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { tableRow, number, change, lines, readOnly, handlers } = props;
  const t = useTranslations("workbench");
  const row = tableRow.original;
  const classes = [
    styles.row,
    change && styles.changedRow,
    !row.enabled && styles.offRow,
    props.moving && styles.movingRow,
  ];

  return (
    <div className={styles.rowGroup} data-change={change ?? undefined}>
      <div
        role="row"
        aria-rowindex={number + 1}
        className={classes.filter(Boolean).join(" ")}
        data-row={row.id}
      >
        {tableRow.getAllCells().map((cell) => {
          switch (cell.column.id) {
            case GRIP_COLUMN:
              return (
                <div key={cell.id} role="presentation" className={styles.grip}>
                  {!readOnly && (
                    <span
                      className={styles.gripHandle}
                      title={t("grid.drag")}
                      onPointerDown={(event) => handlers.grip(event, row.id)}
                    >
                      <IconGripVertical size={14} stroke={1.6} aria-hidden />
                    </span>
                  )}
                </div>
              );
            case NUMBER_COLUMN:
              return (
                <div key={cell.id} role="rowheader" aria-colindex={2} className={styles.number} data-number>
                  {number}
                </div>
              );
            case DAYS_COLUMN:
              return (
                <div key={cell.id} role="gridcell" aria-colindex={9} className={styles.daysCell}>
                  <RowDays rowId={row.id} enabled={row.enabled} />
                </div>
              );
            case MENU_COLUMN:
              return (
                <div key={cell.id} role="gridcell" aria-colindex={11} className={styles.menuCell}>
                  <RowMenu
                    label={t("grid.rowMenu", { number })}
                    opened={props.menuOpen}
                    readOnly={readOnly}
                    canRevert={props.canRevert && !readOnly}
                    onOpen={() => handlers.openMenu(row.id)}
                    onClose={handlers.closeMenu}
                    onCommand={(command) => handlers.menu(row.id, command)}
                  >
                    <IconDots size={16} stroke={1.6} aria-hidden />
                  </RowMenu>
                </div>
              );
            default:
              return <Cell key={cell.id} {...props} cell={cell} column={cell.column.id as GridColumn} />;
          }
        })}
      </div>
      {lines.length > 0 && (
        <RowLines
          row={row}
          number={number}
          lines={lines}
          readOnly={readOnly}
          onRepair={handlers.repair}
          onPromote={handlers.promote}
          onConditions={() => handlers.conditions(row.id)}
          onExamples={() => handlers.menu(row.id, "examples")}
        />
      )}
    </div>
  );
}, isSameRow);

type TableCell = ReturnType<TableRow<GridFeatures, Row>["getAllCells"]>[number];

function Cell({ cell, column, ...props }: GridRowProps & { cell: TableCell; column: GridColumn }) {
  const t = useTranslations("workbench");
  const { number, active, range, readOnly, handlers } = props;
  const row = props.tableRow.original;
  const isActive = active === column;
  const position = columnPosition(column);
  const [left, right] = range?.split(" ").map(Number) ?? [];
  const isSelected = left !== undefined && right !== undefined && position >= left && position <= right;
  const isEditing = isActive && props.editing !== null;
  const label = t("grid.cellLabel", { column: t(`column.${column}`), number });
  const Face = cell.column.columnDef.cell;
  const face = typeof Face === "function" ? <Face {...cell.getContext()} /> : null;
  const chip = <ExamplesChip row={row} onOpen={() => handlers.menu(row.id, "examples")} />;
  const own = props.lines.filter((line) => line.cell === column && line.kind !== "mended");
  const isDoubtful = own.some(
    (line) => line.kind === "example" || (line.kind === "advice" && line.advice.severity === "warning"),
  );

  let content: React.ReactNode = face;
  if (isTextColumn(column) && isActive && !readOnly) {
    const input = {
      column,
      editing: isEditing,
      label: isPatternColumn(column) && row[column].not ? `${label} NOT` : label,
      describedBy: own.length > 0 ? `lines-${row.id}` : undefined,
      invalid: own.some(isProblemLine),
      onType: handlers.type,
      onLeave: handlers.leave,
    };
    content = (
      <>
        {column === "note" && props.change && <ChangeTag change={props.change} />}
        {column === "note" && chip}
        <span className={styles.face} aria-hidden>
          {face}
        </span>
        {isPatternColumn(column) ? (
          <CellHelp
            row={row}
            column={column}
            editing={isEditing}
            advice={own.find((line) => line.kind === "advice") ?? null}
            onType={handlers.type}
          >
            {(combobox) => (
              <CellInput {...input} text={props.editing ?? row[column].pattern} combobox={combobox} />
            )}
          </CellHelp>
        ) : (
          <CellInput {...input} text={props.editing ?? row.note} />
        )}
      </>
    );
  } else if (column === "note") {
    content = (
      <>
        {props.change && <ChangeTag change={props.change} />}
        {chip}
        <span className={styles.face}>{face}</span>
      </>
    );
  } else if (isActive && !readOnly) {
    const button = (
      <button
        type="button"
        className={styles.cellButton}
        data-focus
        tabIndex={0}
        aria-label={label}
        {...(column === "riskLevel"
          ? { "aria-haspopup": "menu", "aria-expanded": props.levelOpen }
          : { role: "switch", "aria-checked": column === "enabled" ? row.enabled : row.failedCalls })}
      >
        {face}
      </button>
    );
    content =
      column === "riskLevel" && props.levelOpen ? (
        <LevelMenu level={row.riskLevel} onChoose={handlers.chooseLevel} onClose={handlers.closeLevel}>
          {button}
        </LevelMenu>
      ) : (
        button
      );
  }

  const focusesCell = isActive && readOnly;
  return (
    <div
      role="gridcell"
      aria-colindex={position}
      aria-selected={isSelected}
      aria-label={readOnly ? `${label}: ${cellText(row, column)}` : undefined}
      data-column={column}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      data-editing={isEditing || undefined}
      data-doubtful={isDoubtful || undefined}
      data-focus={focusesCell || undefined}
      tabIndex={focusesCell ? 0 : undefined}
      className={isPatternColumn(column) ? styles.patternCell : styles.cell}
    >
      {content}
    </div>
  );
}

function ChangeTag({ change }: { change: "added" | "changed" }) {
  const t = useTranslations("workbench");
  return <Tag tone="draft">{t(`change.${change}`)}</Tag>;
}
