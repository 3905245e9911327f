"use client";

import { SegmentedControl } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { RowEdit } from "@/lib/engine/smallest-edit";
import { MatrixCell } from "./matrix-cell";
import { MatrixResults, type MatrixPlace } from "./matrix-results";
import type { AddExampleTo } from "./example-bar";
import { TesterPaste, type PastedInput } from "./tester-paste";
import { TesterRecent, type RecentEvents } from "./tester-recent";
import { TesterResults } from "./tester-results";
import type { Names } from "./use-names";
import type { Tester as TesterState } from "./use-tester";
import styles from "./tester.module.css";

export type TesterTab = "pasted" | "recent";

interface TesterProps {
  tester: TesterState;
  tab: TesterTab;
  onTab: (tab: TesterTab) => void;
  pasted: PastedInput;
  onPasted: (pasted: PastedInput) => void;
  recent: RecentEvents;
  ruleLevel: RiskLevel;
  /** Rows of the draft, for saying by how many was judged. */
  rowCount: number;
  hasDraft: boolean;
  names: Names;
  readOnly: boolean;
  onGoToRow: (rowId: string) => void;
  /** Puts an edit into the draft. */
  onApply: (edit: RowEdit) => void;
  /** Makes an event an example of a row; null where nothing can be changed. */
  onExample: AddExampleTo | null;
  /** The row that the grid has selected. */
  rowId: string | null;
}

/** Events at the left, what the rows on screen say of each at the right. */
export function Tester(props: TesterProps) {
  const { tester, tab, pasted, onPasted } = props;
  const t = useTranslations("workbench");
  const tMatrix = useTranslations("matrix");
  const [lines, setLines] = useState<{ input: number; from: number; to: number; jump: number } | null>(null);
  const [view, setView] = useState<"list" | "matrix">("list");
  const [opened, setOpened] = useState<MatrixPlace | null>(null);
  const focusCellRef = useRef<(() => void) | null>(null);
  // Of other events the opened cell would be another one.
  const [seenEvents, setSeenEvents] = useState(tester.events);
  if (seenEvents !== tester.events) {
    setSeenEvents(tester.events);
    setOpened(null);
  }
  const isThere = tester.judged?.rows.some(({ id }) => id === opened?.rowId) ?? false;
  const isOpen = view === "matrix" && opened !== null && isThere;
  const viewSwitch = (
    <SegmentedControl
      size="xs"
      aria-label={tMatrix("view.label")}
      value={view}
      onChange={(value) => setView(value as "list" | "matrix")}
      data={[
        { value: "list", label: tMatrix("view.list") },
        { value: "matrix", label: tMatrix("view.matrix") },
      ]}
    />
  );
  const showLines = useCallback((input: number, from: number, to: number, jump: boolean) => {
    setLines((before) =>
      from === 0 ? null : { input, from, to, jump: (before?.jump ?? 0) + (jump ? 1 : 0) },
    );
  }, []);

  return (
    <section className={styles.tester} aria-label={t("tester.title")}>
      <div className={styles.left} hidden={isOpen}>
        <div className={styles.bar}>
          <h2 className={styles.title}>{t("tester.title")}</h2>
          <SegmentedControl
            size="xs"
            aria-label={t("tester.source")}
            value={tab}
            onChange={(value) => props.onTab(value as TesterTab)}
            data={[
              { value: "pasted", label: t("tester.pasted") },
              { value: "recent", label: t("tester.recent") },
            ]}
          />
          {tab === "pasted" && (
            <span className={styles.local}>
              <IconLock size={13} stroke={1.6} aria-hidden />
              {t("tester.local")}
            </span>
          )}
        </div>
        {tab === "pasted" ? (
          <TesterPaste pasted={pasted} onPasted={onPasted} lines={lines} />
        ) : (
          <TesterRecent recent={props.recent} />
        )}
      </div>
      {view === "list" ? (
        <TesterResults
          tester={tester}
          source={tab}
          isWaiting={tab === "recent" && props.recent.isLoading}
          ruleLevel={props.ruleLevel}
          rowCount={props.rowCount}
          hasDraft={props.hasDraft}
          inputNames={["", ...pasted.files.map((file) => file.name)]}
          onGoToRow={props.onGoToRow}
          onLines={showLines}
          onExample={props.onExample}
          rowId={props.rowId}
          viewSwitch={viewSwitch}
        />
      ) : (
        <MatrixResults
          tester={tester}
          isWaiting={tab === "recent" && props.recent.isLoading}
          ruleLevel={props.ruleLevel}
          rowCount={props.rowCount}
          hasDraft={props.hasDraft}
          opened={opened}
          onOpen={setOpened}
          focusCellRef={focusCellRef}
          viewSwitch={viewSwitch}
        />
      )}
      {/* Behind the matrix, so that Tab leads from the cell to what is behind it; it stands where the input stood. */}
      {isOpen && (
        <MatrixCell
          tester={tester}
          place={opened}
          names={props.names}
          readOnly={props.readOnly}
          onApply={props.onApply}
          onClose={() => setOpened(null)}
          focusCellRef={focusCellRef}
        />
      )}
    </section>
  );
}
