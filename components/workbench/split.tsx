"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import styles from "./split.module.css";

const STORAGE_KEY = "kanaria-workbench-split";
const STEP = 0.04;
const LIMITS = [0.2, 0.8] as const;

interface SplitProps {
  label: string;
  top: ReactNode;
  bottom: ReactNode;
}

function clamp(share: number): number {
  return Math.min(LIMITS[1], Math.max(LIMITS[0], share));
}

/** Two parts one above the other with a divider that is dragged or moved by arrows, and remembered in this browser. */
export function Split({ label, top, bottom }: SplitProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(0.54);

  useEffect(() => {
    const remembered = Number(window.localStorage.getItem(STORAGE_KEY));
    // oxlint-disable-next-line react/set-state-in-effect -- the server cannot know it
    if (remembered > 0) setShare(clamp(remembered));
  }, []);

  function keep(next: number) {
    setShare(clamp(next));
    try {
      window.localStorage.setItem(STORAGE_KEY, clamp(next).toFixed(3));
    } catch {
      // A browser without storage forgets it; nothing else depends on it.
    }
  }

  function drag(event: React.PointerEvent) {
    if (event.button !== 0 || !frame.current) return;
    const handle = event.currentTarget;
    const box = frame.current.getBoundingClientRect();
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
    const move = (moved: Event) => keep(((moved as PointerEvent).clientY - box.top) / box.height);
    const end = () => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("lostpointercapture", end);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end);
  }

  return (
    <div className={styles.frame} ref={frame}>
      <div className={styles.part} style={{ flexGrow: share }}>
        {top}
      </div>
      <div
        role="separator"
        aria-orientation="horizontal"
        aria-label={label}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={LIMITS[0] * 100}
        aria-valuemax={LIMITS[1] * 100}
        tabIndex={0}
        className={styles.divider}
        onPointerDown={drag}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          keep(share + (event.key === "ArrowUp" ? -STEP : STEP));
        }}
      />
      <div className={styles.part} style={{ flexGrow: 1 - share }}>
        {bottom}
      </div>
    </div>
  );
}
