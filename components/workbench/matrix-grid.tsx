"use client";

import { useElementSize } from "@mantine/hooks";
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type RefObject } from "react";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { CELL_NAMES, type Row, type RowConditions } from "@/lib/engine/row";
import { RiskMark } from "@/components/ui/risk-level";
import { Tag } from "@/components/ui/tag";
import { stateAt, type MatrixAnswer } from "./event-matrix";
import { StateMark } from "./matrix-legend";
import { askedValues } from "./matrix-kinds";
import type { MatrixLine } from "./matrix-lines";
import type { MatrixPlace } from "./matrix-results";
import { observeShownRect } from "./observe-shown-rect";
import { shortSource } from "./short-source";
import styles from "./matrix.module.css";

const LINE = 28;
const HEAD_HEIGHT = 46;
const HEAD_WIDTH = 320;
const NARROWEST = 46;
const WIDEST = 132;
/** From here on a column's head has room for the beginning of its pattern. */
const WIDE_ENOUGH = 60;

export interface MatrixShown {
  lines: readonly MatrixLine[];
  /** What tells events with the same three fields apart. */
  asked: readonly (keyof RowConditions)[];
  rows: readonly Row[];
  /** Null while these lines and rows are judged. */
  matrix: MatrixAnswer | null;
  ruleLevel: RiskLevel;
  opened: MatrixPlace | null;
  onOpen: (place: MatrixPlace | null) => void;
  focusCellRef: RefObject<(() => void) | null>;
}

/**
 * Events down, rows across, drawn only as far as they are in sight; heads stay. One cell can be reached by Tab, arrows
 * move from there, Enter opens what is behind it and Esc closes that.
 */
export function MatrixGrid({
  lines,
  asked,
  rows,
  matrix,
  ruleLevel,
  opened,
  onOpen,
  focusCellRef,
}: MatrixShown) {
  const t = useTranslations("matrix");
  const { ref: sized, width: room } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement | null>(null);
  const [place, setPlace] = useState({ line: 0, row: 0 });
  const [wantsFocus, setWantsFocus] = useState(0);
  const line = Math.min(place.line, lines.length - 1);
  const row = Math.min(place.row, rows.length - 1);
  const headWidth = Math.min(HEAD_WIDTH, Math.max(180, room * 0.5));
  const columnWidth = Math.round(
    Math.min(WIDEST, Math.max(NARROWEST, (room - headWidth - 14) / rows.length)),
  );

  // The active cell is drawn wherever it is: the focus would be lost with it.
  const withActive = (active: number) => (range: Range) =>
    [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b);
  const vertical = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    observeElementRect: observeShownRect,
    estimateSize: () => LINE,
    paddingStart: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    overscan: 4,
    rangeExtractor: withActive(line),
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: rows.length,
    getScrollElement: () => scroller.current,
    observeElementRect: observeShownRect,
    estimateSize: () => columnWidth,
    paddingStart: headWidth,
    scrollPaddingStart: headWidth,
    overscan: 3,
    rangeExtractor: withActive(row),
  });
  useEffect(() => horizontal.measure(), [horizontal, columnWidth, headWidth]);

  const focusActive = () => {
    const active = scroller.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]');
    active?.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (wantsFocus > 0) focusActive();
  }, [wantsFocus]);
  useEffect(() => {
    focusCellRef.current = focusActive;
    return () => {
      focusCellRef.current = null;
    };
  }, [focusCellRef]);

  function go(toLine: number, toRow: number) {
    const next = {
      line: Math.max(0, Math.min(lines.length - 1, toLine)),
      row: Math.max(0, Math.min(rows.length - 1, toRow)),
    };
    setPlace(next);
    vertical.scrollToIndex(next.line, { align: "auto" });
    horizontal.scrollToIndex(next.row, { align: "auto" });
    setWantsFocus((times) => times + 1);
  }

  function open(atLine: number, atRow: number) {
    const [event, chosen] = [lines[atLine], rows[atRow]];
    if (event && chosen) onOpen({ combination: event.combination, rowId: chosen.id });
  }

  function keyDown(event: React.KeyboardEvent) {
    if (event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE) - 3);
    const [lastLine, lastRow] = [lines.length - 1, rows.length - 1];
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(line + 1, row),
      ArrowUp: () => go(line - 1, row),
      ArrowRight: () => go(line, row + 1),
      ArrowLeft: () => go(line, row - 1),
      PageDown: () => go(line + page, row),
      PageUp: () => go(line - page, row),
      Home: () => go(event.ctrlKey ? 0 : line, 0),
      End: () => go(event.ctrlKey ? lastLine : line, lastRow),
      Enter: () => open(line, row),
      " ": () => open(line, row),
      ...(opened && { Escape: () => onOpen(null) }),
    };
    const act = keys[event.key];
    if (!act || (event.ctrlKey && event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  const columns = horizontal.getVirtualItems();
  const width = Math.max(horizontal.getTotalSize(), room);
  return (
    <div className={styles.frame} ref={sized}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={t("label")}
        aria-rowcount={lines.length + 1}
        aria-colcount={rows.length + 1}
        onKeyDown={keyDown}
      >
        <div role="presentation" style={{ width, height: vertical.getTotalSize() }}>
          <div role="row" aria-rowindex={1} className={styles.head} style={{ width, height: HEAD_HEIGHT }}>
            <span
              role="columnheader"
              aria-colindex={1}
              className={styles.corner}
              style={{ width: headWidth }}
            >
              {t("event")}
            </span>
            {columns.map((column) => {
              const one = rows[column.index];
              if (!one) return null;
              return (
                <span
                  key={one.id}
                  role="columnheader"
                  aria-colindex={column.index + 2}
                  className={styles.column}
                  aria-label={t("row", { number: column.index + 1 })}
                  data-off={!one.enabled || undefined}
                  data-active={column.index === row || undefined}
                  style={{ left: column.start, width: column.size }}
                  title={CELL_NAMES.map((cell) => `${cell}: ${cellWords(one, cell)}`).join("\n")}
                >
                  <span className={styles.number}>
                    <RiskMark level={one.riskLevel ?? ruleLevel} size={11} decorative />
                    {columnWidth >= WIDE_ENOUGH ? t("row", { number: column.index + 1 }) : column.index + 1}
                  </span>
                  {columnWidth >= WIDE_ENOUGH && (
                    <span className={styles.pattern}>{cellWords(one, "eventName") || t("anyValue")}</span>
                  )}
                </span>
              );
            })}
          </div>
          {vertical.getVirtualItems().map((item) => {
            const one = lines[item.index];
            if (!one) return null;
            return (
              <div
                key={one.combination}
                role="row"
                aria-rowindex={item.index + 2}
                className={styles.line}
                data-active={item.index === line || undefined}
                style={{ transform: `translateY(${item.start}px)`, width, height: LINE }}
              >
                <span
                  role="rowheader"
                  aria-colindex={1}
                  className={styles.event}
                  style={{ width: headWidth }}
                >
                  <LineWords line={one} asked={asked} />
                </span>
                {columns.map((column) => {
                  const of = rows[column.index];
                  if (!of) return null;
                  const state = matrix && stateAt(matrix, item.index, column.index);
                  const isActive = item.index === line && column.index === row;
                  const isOpen = opened?.combination === one.combination && opened.rowId === of.id;
                  return (
                    <span
                      key={of.id}
                      role="gridcell"
                      aria-colindex={column.index + 2}
                      aria-label={t("cell", {
                        number: column.index + 1,
                        event: one.event.eventName,
                        state: state ? t(`state.${state}`) : t("judging"),
                      })}
                      aria-selected={isOpen}
                      tabIndex={isActive ? 0 : -1}
                      className={styles.cell}
                      data-state={state ?? undefined}
                      data-open={isOpen || undefined}
                      style={{ left: column.start, width: column.size }}
                      onClick={() => {
                        go(item.index, column.index);
                        open(item.index, column.index);
                      }}
                    >
                      {state && <StateMark state={state} />}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The cell as it is read: its pattern, with NOT before it. */
export function cellWords(row: Row, cell: (typeof CELL_NAMES)[number]): string {
  const { pattern, not } = row[cell];
  return not && pattern !== "" ? `NOT ${pattern}` : pattern;
}

/** What an event is called in a line: its name, who calls of which service, what rows ask beside, how often it is there. */
function LineWords({
  line: { event, count },
  asked,
}: {
  line: MatrixLine;
  asked: readonly (keyof RowConditions)[];
}) {
  const t = useTranslations("matrix");
  const tResults = useTranslations("workbench.results");
  const beside = askedValues(event, asked);
  return (
    <>
      <span className={styles.name} title={event.eventName}>
        {event.eventName || tResults("noValue")}
      </span>
      {event.failed && <Tag tone="neutral">{tResults("failedCall")}</Tag>}
      <span className={styles.rest} title={[event.eventSource, event.userIdentityType, ...beside].join("\n")}>
        {shortSource(event.eventSource) || tResults("noValue")}
        {" · "}
        {event.userIdentityType || tResults("noValue")}
        {beside.map((value) => (
          <bdi key={value}> · {value}</bdi>
        ))}
      </span>
      {count > 1 && <span className={styles.count}>{t("times", { count })}</span>}
    </>
  );
}
