import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, type CSSProperties, type RefObject } from "react";
import { observeShownRect } from "./observe-shown-rect";
import type { RowLine } from "./row-lines";
import { useTouchSize } from "./use-touch-size";

export const HEAD_HEIGHT = 28;
const SIZES = { row: 32, line: 28 };
/** The words under a row wrap here: a line is at least this high. */
const TOUCH_SIZES = { row: 44, line: 52 };

interface RowVirtualizerOptions {
  order: readonly string[];
  lines: ReadonlyMap<string, readonly RowLine[]>;
  /** Stays drawn when it scrolls out of sight: it has the focus. -1 for none. */
  activeIndex: number;
  scroller: RefObject<HTMLElement | null>;
  body: RefObject<HTMLElement | null>;
}

/**
 * Which rows are drawn, and where. Heights are known from the number of lines under a row; for fingers they are measured,
 * for there the words wrap.
 */
export function useRowVirtualizer({ order, lines, activeIndex, scroller, body }: RowVirtualizerOptions) {
  const isTouch = useTouchSize();
  const sizes = isTouch ? TOUCH_SIZES : SIZES;
  const linesUnder = (index: number) => lines.get(order[index] ?? "")?.length ?? 0;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= range.count || drawn.includes(activeIndex)) return drawn;
      return [...drawn, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: order.length,
    getScrollElement: () => scroller.current,
    observeElementRect: observeShownRect,
    estimateSize: (index) => sizes.row + sizes.line * linesUnder(index),
    getItemKey: (index) => order[index] ?? index,
    overscan: 12,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: 4,
    rangeExtractor,
    initialRect: { width: 1236, height: 420 },
  });
  // Heights change with the lines under rows, which most keystrokes leave as they are. What was measured stays.
  const known = isTouch ? "" : [...lines].map(([rowId, under]) => `${rowId} ${under.length}`).join(" ");
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, sizes, known]);
  // Before the browser paints: the observer of the virtualizer comes a frame later, with rows over one another.
  useLayoutEffect(() => {
    if (!isTouch) return;
    for (const item of body.current?.querySelectorAll<HTMLElement>(":scope > [data-index]") ?? []) {
      virtualizer.resizeItem(virtualizer.indexFromElement(item), item.offsetHeight);
    }
  });

  /** In the stylesheet's heights until it is known which they are. */
  const fromStyles = (rows: number) => {
    const under = order.slice(0, rows).reduce((sum, _, index) => sum + linesUnder(index), 0);
    return `calc(${rows} * var(--row-height) + ${under} * var(--line-height))`;
  };
  return {
    virtualizer,
    rowHeight: sizes.row,
    measured: isTouch ? virtualizer.measureElement : undefined,
    bodyStyle: { height: isTouch === null ? fromStyles(order.length) : virtualizer.getTotalSize() },
    itemStyle: ({ index, start }: VirtualItem): CSSProperties => ({
      transform: `translateY(${isTouch === null ? fromStyles(index) : `${start - HEAD_HEIGHT}px`})`,
    }),
  };
}
