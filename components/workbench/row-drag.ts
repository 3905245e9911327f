import { useEffect, useRef, useState } from "react";

/** Where a drag would drop: before the row at this index (the number of rows: at the end). */
export interface DropPlace {
  ids: readonly string[];
  before: number;
}

interface RowDragOptions {
  /** The rows that move when the grip of `rowId` is pulled: that one, or the selected ones it belongs to. */
  movedWith: (rowId: string) => readonly string[];
  /** Index of the gap nearest to a height on the screen. */
  gapAt: (clientY: number) => number;
  scroller: () => HTMLElement | null;
  onDrop: (place: DropPlace) => void;
}

const SCROLL_ZONE = 36;
const SCROLL_STEP = 9;

/** Reordering with mouse, pen or finger. Escape lets go without a move. */
export function useRowDrag(options: RowDragOptions) {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [place, setPlace] = useState<DropPlace | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  function start(event: React.PointerEvent, rowId: string) {
    if (event.button !== 0) return;
    event.preventDefault();
    const ids = latest.current.movedWith(rowId);
    let y = event.clientY;
    let current: DropPlace = { ids, before: latest.current.gapAt(y) };
    let frame = 0;
    const show = () => {
      const before = latest.current.gapAt(y);
      if (before !== current.before) current = { ids, before };
      setPlace(current);
    };
    const scroll = () => {
      const scroller = latest.current.scroller();
      const box = scroller?.getBoundingClientRect();
      if (scroller && box) {
        if (y < box.top + SCROLL_ZONE) scroller.scrollTop -= SCROLL_STEP;
        else if (y > box.bottom - SCROLL_ZONE) scroller.scrollTop += SCROLL_STEP;
        show();
      }
      frame = requestAnimationFrame(scroll);
    };
    const move = (moved: PointerEvent) => {
      y = moved.clientY;
      show();
    };
    const end = (drop: boolean) => {
      stop.current?.();
      if (drop) latest.current.onDrop(current);
    };
    const up = () => end(true);
    const cancel = () => end(false);
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key === "Escape") end(false);
    };
    stop.current = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key, true);
      stop.current = null;
      setPlace(null);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key, true);
    frame = requestAnimationFrame(scroll);
    show();
  }

  return { place, start };
}
