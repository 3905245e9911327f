"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore, type PointerEvent, type ReactNode } from "react";
import styles from "./side-panel.module.css";
import { useShortcuts } from "./use-shortcuts";

const WIDTH_KEY = "kanaria-panel-width";
const [LEAST, USUAL, MOST] = [360, 464, 860];
const listeners = new Set<() => void>();

/**
 * The panel at the right of a list, inside `<PageBody mode="fill">`. 464px wide, dragged or moved by arrow keys at
 * its left edge, remembered by the browser; takes the whole page under 1100px. Esc closes it. The list keeps focus.
 */
export function SidePanel({
  label,
  onClose,
  children,
}: {
  label: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("ui.panel");
  const panel = useRef<HTMLElement>(null);
  const width = useSyncExternalStore(subscribe, readWidth, () => USUAL);
  useShortcuts({ escape: onClose });

  useEffect(() => {
    const opener = document.activeElement;
    const inside = panel.current;
    return () => {
      const lost = document.activeElement === document.body || inside?.contains(document.activeElement);
      if (lost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    writeWidth((panel.current?.getBoundingClientRect().right ?? 0) - event.clientX);
  };

  return (
    <aside ref={panel} className={styles.panel} style={{ width }} aria-label={label}>
      <div
        className={styles.edge}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t("resize")}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        aria-valuenow={width}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => writeWidth(USUAL)}
        onKeyDown={(event) => {
          if (event.key === "ArrowLeft") writeWidth(width + 16);
          if (event.key === "ArrowRight") writeWidth(width - 16);
        }}
      />
      <div className={styles.scroll}>{children}</div>
    </aside>
  );
}

function readWidth(): number {
  return clamp(Number(localStorage.getItem(WIDTH_KEY)) || USUAL);
}

function writeWidth(width: number): void {
  localStorage.setItem(WIDTH_KEY, String(clamp(width)));
  listeners.forEach((listener) => listener());
}

function clamp(width: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, width)));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
