"use client";

import { useMediaQuery } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState, type ReactNode, type RefObject } from "react";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { ProblemNote } from "@/components/ui/problem-note";
import { MatrixGrid } from "./matrix-grid";
import { MatrixLegend } from "./matrix-legend";
import { matrixLines } from "./matrix-lines";
import { useMatrixKinds } from "./use-matrix-kinds";
import { MatrixPhone } from "./matrix-phone";
import { ResultsBar } from "./results-bar";
import { shownEvents, type ResultFilter } from "./result-list";
import type { Tester } from "./use-tester";
import styles from "./matrix.module.css";
import tester from "./tester.module.css";

/** A cell of the matrix. Rows by id: they move, and are typed in, while one is open. */
export interface MatrixPlace {
  combination: number;
  rowId: string;
}

interface MatrixResultsProps {
  tester: Tester;
  isWaiting: boolean;
  ruleLevel: RiskLevel;
  rowCount: number;
  hasDraft: boolean;
  opened: MatrixPlace | null;
  onOpen: (place: MatrixPlace | null) => void;
  /** Where the focus goes when the opened cell is closed. */
  focusCellRef: RefObject<(() => void) | null>;
  viewSwitch: ReactNode;
}

/** Rows against events: which row says what of which event, for up to MOST_LINES kinds of events. */
export function MatrixResults(props: MatrixResultsProps) {
  const { opened } = props;
  const { events, combinationOf, judged, matrix, detail, look } = props.tester;
  const t = useTranslations("matrix");
  const tResults = useTranslations("workbench.results");
  const isNarrow = useMediaQuery("(max-width: 767.98px)");
  const [filter, setFilter] = useState<ResultFilter>("all");
  const attributed = judged?.attributed ?? null;

  const { asked, kindOf } = useMatrixKinds(props.tester);
  const { lines, total } = useMemo(() => {
    const matches = (index: number) => (attributed?.[combinationOf[index] ?? 0] ?? -1) >= 0;
    return matrixLines(events, kindOf, shownEvents(events.length, filter, matches));
  }, [events, combinationOf, kindOf, filter, attributed]);
  const wanted = lines.map(({ combination }) => combination).join(",");
  const isKnown = matrix !== null && matrix.lines.join(",") === wanted;
  const openedCombination = opened?.combination ?? null;
  const isMissing =
    judged !== null &&
    (!isKnown || (openedCombination !== null && detail?.combination !== openedCombination));
  useEffect(() => {
    if (wanted === "") return;
    look({ visible: [], detail: openedCombination, matrix: wanted.split(",").map(Number) }, isMissing);
  }, [wanted, openedCombination, isMissing, look]);

  const shown = {
    lines,
    asked,
    rows: judged?.rows ?? [],
    matrix: isKnown ? matrix : null,
    ruleLevel: props.ruleLevel,
    opened,
    onOpen: props.onOpen,
    focusCellRef: props.focusCellRef,
  };
  const isEmpty = lines.length === 0 || shown.rows.length === 0;
  return (
    <div className={`${tester.right} ${styles.results}`}>
      <ResultsBar
        tester={props.tester}
        isBusy={props.tester.isReading || props.isWaiting}
        rowCount={props.rowCount}
        hasDraft={props.hasDraft}
        filter={filter}
        onFilter={setFilter}
        viewSwitch={props.viewSwitch}
      />
      {props.tester.hasFailed && (
        <div className={tester.failure}>
          <ProblemNote>{tResults("failed")}</ProblemNote>
        </div>
      )}
      {isEmpty ? (
        <p className={tester.noneShown}>
          {events.length === 0
            ? t("noEvents")
            : lines.length === 0
              ? tResults(`none.${filter}`)
              : judged && tResults("noRows")}
        </p>
      ) : isNarrow ? (
        <MatrixPhone {...shown} />
      ) : (
        <MatrixGrid {...shown} />
      )}
      {!isEmpty && <MatrixLegend shown={lines.length} total={total} />}
    </div>
  );
}
