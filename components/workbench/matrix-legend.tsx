"use client";

import {
  IconAlertTriangle,
  IconCircle,
  IconCircleFilled,
  IconMinus,
  IconPlayerPause,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { CELL_STATES, type CellState } from "./event-matrix";
import styles from "./matrix.module.css";

const SHAPES = {
  attributed: IconCircleFilled,
  matched: IconCircle,
  missed: IconMinus,
  problem: IconAlertTriangle,
  off: IconPlayerPause,
} satisfies Record<CellState, unknown>;

/** A state as a shape; what it means is said by whoever shows it. */
export function StateMark({ state }: { state: CellState }) {
  const Shape = SHAPES[state];
  return (
    <span className={styles.mark} data-state={state} aria-hidden>
      <Shape size={state === "attributed" ? 12 : 14} stroke={1.9} />
    </span>
  );
}

/** What the shapes mean, and how many of the kinds of events are shown. */
export function MatrixLegend({ shown, total }: { shown: number; total: number }) {
  const t = useTranslations("matrix");
  return (
    <div className={styles.legend}>
      <ul>
        {CELL_STATES.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map((state) => (
          <li key={state}>
            <StateMark state={state} />
            {t(`state.${state}`)}
          </li>
        ))}
      </ul>
      <span>{shown < total ? t("firstKinds", { shown, total }) : t("kinds", { count: total })}</span>
    </div>
  );
}

const ORDER: readonly CellState[] = ["attributed", "matched", "missed", "problem", "off"];
