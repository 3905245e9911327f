"use client";

import { useTable } from "@tanstack/react-table";
import type { Virtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
} from "react";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";
import { RuleLevelContext } from "./grid-cells";
import { columnPosition, gridColumns, gridFeatures, GRID_TRACKS, widthVariable } from "./grid-columns";
import { GridHead } from "./grid-head";
import { GridRow } from "./grid-row";
import type { RowLine } from "./row-lines";
import { useRowDrag } from "./row-drag";
import { cellAt, usePointerSelection } from "./pointer-selection";
import { GRID_COLUMNS, rectangleOf, selectCell } from "./selection";
import { useGridClipboard } from "./use-grid-clipboard";
import { HEAD_HEIGHT, useRowVirtualizer } from "./use-row-virtualizer";
import { useStable } from "./use-stable";
import type { GridState } from "./grid-edit";
import { createGridCommands } from "./grid-commands";
import styles from "./row-grid.module.css";

const NO_LINES: readonly RowLine[] = [];

export interface RowGridProps extends GridState {
  changes: ReadonlyMap<string, "added" | "changed">;
  ruleLevel: RiskLevel;
  label: string;
  /** Changes when something outside wants the focus in the active cell. */
  focusToken: number;
  /** Shown in place of rows where there are none. */
  empty: React.ReactNode;
}

/**
 * RTM-011's grid: an ARIA grid whose active cell has the focus (roving tabindex), drawn only as far as it is in sight.
 * It owns nothing but looks; rows, selection and the edited text belong to the workbench.
 */
export function RowGrid(props: RowGridProps) {
  const { rows, selection, editing, readOnly, lines } = props;
  const t = useTranslations("workbench");
  const hintId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [menuRow, setMenuRow] = useState<string | null>(null);

  const table = useTable({
    features: gridFeatures,
    columns: gridColumns,
    data: rows as Row[],
    getRowId: (row: Row) => row.id,
    columnResizeMode: "onChange",
  });
  const tableRows = table.getRowModel().rows;
  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const activeIndex = order.indexOf(selection?.active.rowId ?? "");
  const headIndex = order.indexOf(selection?.head.rowId ?? "");

  const { virtualizer, rowHeight, measured, bodyStyle, itemStyle } = useRowVirtualizer({
    order,
    lines,
    activeIndex,
    scroller,
    body,
  });

  const drag = useRowDrag({
    movedWith: (rowId) => {
      const range = selection && rectangleOf(selection, order);
      const selected = range ? order.slice(range.top, range.bottom + 1) : [];
      return selected.includes(rowId) ? selected : [rowId];
    },
    gapAt: (clientY) => {
      const box = scroller.current?.getBoundingClientRect();
      const offset = clientY - (box?.top ?? 0) + (scroller.current?.scrollTop ?? 0);
      const item = virtualizer.getVirtualItemForOffset(offset);
      if (!item) return 0;
      return offset > item.start + item.size / 2 ? item.index + 1 : item.index;
    },
    scroller: () => scroller.current,
    onDrop: ({ ids, before }) => {
      props.edit.move(ids, before);
      // Undo and the arrow keys go on from what was put down.
      const [first] = ids;
      if (first && !ids.includes(selection?.active.rowId ?? ""))
        props.onSelect(selectCell({ rowId: first, column: "eventName" }));
      wantsFocus.current = true;
    },
  });

  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / rowHeight) - 2);
  const now = useStable(() => props);
  const takeFocus = useCallback(() => {
    wantsFocus.current = true;
  }, []);
  const around = useStable(() => ({
    order,
    page,
    openMenu: setMenuRow,
    menuRow,
    startDrag: drag.start,
    takeFocus,
  }));
  const [commands] = useState(() => createGridCommands(now, around));
  useGridClipboard(props, order, grid);

  useEffect(() => {
    if (headIndex >= 0) virtualizer.scrollToIndex(headIndex, { align: "auto" });
  }, [headIndex, virtualizer]);

  // A cell that was focused before React took the page over told nobody.
  useLayoutEffect(() => {
    if (grid.current?.contains(document.activeElement)) wantsFocus.current = true;
  }, []);

  const isMenuOpen = menuRow !== null || editing?.column === "riskLevel";
  const before = useRef({ token: props.focusToken, isMenuOpen });
  useLayoutEffect(() => {
    const isAsked = before.current.token !== props.focusToken;
    const hasMenuClosed = before.current.isMenuOpen && !isMenuOpen;
    before.current = { token: props.focusToken, isMenuOpen };
    if (isAsked || hasMenuClosed) wantsFocus.current = true;
    // A dialog or menu over the page keeps its focus, except a menu of ours that is just going away.
    const isElsewhere = document.querySelector("[data-portal] :focus") !== null;
    if (!wantsFocus.current || isMenuOpen || (isElsewhere && !isAsked && !hasMenuClosed)) return;
    const target = grid.current?.querySelector<HTMLElement>("[data-focus]");
    if (!target || target === document.activeElement) return;
    target.focus({ preventScroll: true });
    target.closest<HTMLElement>("[role=gridcell]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const widths = Object.fromEntries(
    table.getFlatHeaders().map((header) => [widthVariable(header.id), `${header.getSize()}px`]),
  );
  const range = selection && rectangleOf(selection, order);
  const leftColumn = range && GRID_COLUMNS[range.left];
  const rightColumn = range && GRID_COLUMNS[range.right];
  const rangeColumns =
    leftColumn && rightColumn ? `${columnPosition(leftColumn)} ${columnPosition(rightColumn)}` : null;
  const isRange = range !== null && (range.top !== range.bottom || range.left !== range.right);

  const pressed = usePointerSelection(props, commands, takeFocus);

  return (
    <RuleLevelContext value={props.ruleLevel}>
      <div className={styles.frame}>
        <div className={styles.scroller} ref={scroller} data-grid-scroller>
          <div
            ref={grid}
            role="grid"
            className={styles.grid}
            style={{ ...widths, "--tracks": GRID_TRACKS } as CSSProperties}
            aria-label={props.label}
            aria-describedby={hintId}
            aria-rowcount={rows.length + 1}
            aria-colcount={11}
            aria-multiselectable
            aria-readonly={readOnly}
            onMouseDown={pressed}
            onDoubleClick={(event) => {
              const at = cellAt(event.target);
              if (at && !(event.target as HTMLElement).closest("[data-toggle]")) commands.startEdit(at);
            }}
            onContextMenu={(event) => {
              const at = cellAt(event.target);
              if (!at || readOnly || editing) return;
              event.preventDefault();
              props.onSelect(selectCell(at));
              setMenuRow(at.rowId);
            }}
            onKeyDown={commands.keyDown}
            onFocus={(event) => {
              if ((event.target as HTMLElement).matches("[data-focus]")) wantsFocus.current = true;
            }}
            onBlur={(event) => {
              const next = event.relatedTarget as Element | null;
              if (next && !event.currentTarget.contains(next) && !next.closest("[role=menu]")) {
                wantsFocus.current = false;
              }
            }}
          >
            <GridHead table={table} />
            <div role="rowgroup" className={styles.body} ref={body} style={bodyStyle}>
              {virtualizer.getVirtualItems().map((item) => {
                const tableRow = tableRows[item.index];
                if (!tableRow) return null;
                const row = tableRow.original;
                const isActive = item.index === activeIndex;
                const isIn = isRange && item.index >= range.top && item.index <= range.bottom;
                return (
                  <div
                    key={row.id}
                    role="presentation"
                    className={styles.item}
                    style={itemStyle(item)}
                    ref={measured}
                    data-index={item.index}
                  >
                    <GridRow
                      tableRow={tableRow}
                      number={item.index + 1}
                      change={props.changes.get(row.id) ?? null}
                      lines={lines.get(row.id) ?? NO_LINES}
                      active={isActive ? (selection?.active.column ?? null) : null}
                      editing={isActive && editing?.rowId === row.id ? editing.text : null}
                      range={isIn ? rangeColumns : null}
                      levelOpen={isActive && editing?.rowId === row.id && editing.column === "riskLevel"}
                      menuOpen={menuRow === row.id}
                      moving={drag.place?.ids.includes(row.id) ?? false}
                      readOnly={readOnly}
                      canRevert={props.changes.get(row.id) === "changed"}
                      handlers={commands.handlers}
                    />
                  </div>
                );
              })}
              {drag.place && (
                <div
                  className={styles.drop}
                  style={{ top: gapTop(virtualizer, drag.place.before) - HEAD_HEIGHT }}
                />
              )}
            </div>
          </div>
          {rows.length === 0 && <div className={styles.empty}>{props.empty}</div>}
        </div>
        <p id={hintId} className={styles.hidden}>
          {readOnly ? t("grid.hintReadOnly") : t("grid.hint")}
        </p>
      </div>
    </RuleLevelContext>
  );
}

/** Height of the gap before the row at `index`, in the scroller's own pixels. */
function gapTop(virtualizer: Virtualizer<HTMLElement, HTMLElement>, index: number): number {
  const measured = virtualizer.measurementsCache;
  return measured[index]?.start ?? measured.at(-1)?.end ?? HEAD_HEIGHT;
}
