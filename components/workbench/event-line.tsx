"use client";

import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { RowExplanation, Stop } from "@/lib/engine/explain";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { CELL_NAMES, type CellName, type Row } from "@/lib/engine/row";
import { MatchedText } from "@/components/ui/matched-text";
import { RiskMark } from "@/components/ui/risk-level";
import { Tag } from "@/components/ui/tag";
import type { TesterEvent, Verdict } from "./tester-protocol";
import styles from "./tester.module.css";

/** Further matching rows that fit beside the attributed one. */
const MORE_ROWS = 4;

interface EventLineProps {
  id: string;
  event: TesterEvent;
  /** Index of the attributed row, -1 for none, null before the first verdict. */
  attributed: number | null;
  /** Null until explained: the verdict is known before the spans are. */
  verdict: Verdict | null;
  rows: readonly Row[] | null;
  ruleLevel: RiskLevel;
  isSelected: boolean;
  isOpen: boolean;
  place: number;
  total: number;
  onPress: (place: number) => void;
  onGoToRow: (rowId: string) => void;
}

/** One event: its three fields with what the row touched, and the row it is attributed to or what stopped it. */
export const EventLine = memo(function EventLine(props: EventLineProps) {
  const { event, attributed, verdict, rows } = props;
  const t = useTranslations("workbench");
  const matches = attributed !== null && attributed >= 0;
  const row = matches ? rows?.[attributed] : undefined;
  const others = verdict?.judgement?.matchedRows.filter(({ rowId }) => rowId !== row?.id) ?? [];

  return (
    <div
      id={props.id}
      role="row"
      aria-level={1}
      aria-expanded={props.isOpen}
      aria-selected={props.isSelected}
      aria-setsize={props.total}
      aria-posinset={props.place}
      className={styles.line}
      data-selected={props.isSelected || undefined}
      data-open={props.isOpen || undefined}
      onClick={() => props.onPress(props.place - 1)}
    >
      <span role="gridcell" className={styles.verdictIcon} data-matches={matches || undefined}>
        {attributed === null ? null : matches ? (
          <IconCircleCheck size={16} stroke={1.7} role="img" aria-label={t("results.matchesIcon")} />
        ) : (
          <IconCircleDashed size={16} stroke={1.7} role="img" aria-label={t("results.missesIcon")} />
        )}
      </span>
      {CELL_NAMES.map((cell) => (
        <span key={cell} role="gridcell" className={styles.value} title={event[cell]}>
          <FieldValue cell={cell} value={event[cell]} shown={verdict?.shown ?? null} />
          {cell === "eventName" && event.failed && <Tag tone="neutral">{t("results.failedCall")}</Tag>}
        </span>
      ))}
      <span role="gridcell" className={styles.verdict}>
        {row && (
          <RowChip
            number={(attributed ?? 0) + 1}
            level={row.riskLevel ?? props.ruleLevel}
            onPress={() => props.onGoToRow(row.id)}
          />
        )}
        {others.slice(0, MORE_ROWS).map(({ rowId, number }) => (
          <RowChip key={rowId} number={number} level={null} onPress={() => props.onGoToRow(rowId)} />
        ))}
        {others.length > MORE_ROWS && <span className={styles.quiet}>+{others.length - MORE_ROWS}</span>}
        {attributed === -1 && verdict && <StopWords shown={verdict.shown} hasRows={rows?.length !== 0} />}
        {event.from === "fragment" && <span className={styles.quiet}>{t("results.fromFragment")}</span>}
      </span>
    </div>
  );
});

/** A field with the span that the shown row touched, or, in orange, the field that stopped it. */
export function FieldValue({
  cell,
  value,
  shown,
}: {
  cell: CellName;
  value: string;
  shown: Pick<RowExplanation, "cells" | "stop"> | null;
}) {
  const t = useTranslations("workbench");
  if (value === "") return <span className={styles.noValue}>{t("results.noValue")}</span>;
  const explained = shown?.cells[cell];
  if (explained && !explained.passed) return <MatchedText text={value} span={null} tone="stopped" />;
  const span = explained?.span;
  return <MatchedText text={value} span={span ? [span.start, span.end] : null} />;
}

function RowChip({
  number,
  level,
  onPress,
}: {
  number: number;
  level: RiskLevel | null;
  onPress: () => void;
}) {
  const t = useTranslations("workbench");
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.chip}
      data-attributed={level !== null || undefined}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    >
      {level && <RiskMark level={level} size={12} decorative />}
      {t("results.row", { number })}
    </button>
  );
}

function StopWords({ shown, hasRows }: { shown: RowExplanation | null; hasRows: boolean }) {
  const t = useTranslations("workbench");
  const stopText = useStopText();
  if (!shown?.stop)
    return <span className={styles.quiet}>{hasRows ? t("results.noRowNear") : t("results.noRows")}</span>;
  return (
    <span className={styles.stop}>
      {t("results.stopped", { number: shown.number, reason: stopText(shown.stop) })}
    </span>
  );
}

/** Why a row does not match, in words. */
export function useStopText(): (stop: Stop) => string {
  const t = useTranslations("workbench");
  return (stop) => {
    switch (stop.kind) {
      case "cell":
      case "broken":
      case "slow":
        return t(`stop.${stop.kind}`, { cell: stop.cell });
      case "condition":
      case "brokenCondition":
      case "slowCondition":
        return t(`stop.${stop.kind}`, { condition: t(`conditions.name.${stop.condition}`) });
      case "disabled":
      case "failedCall":
        return t(`stop.${stop.kind}`);
    }
  };
}
