"use client";

import { ActionIcon, SegmentedControl } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { cellOfStop, type ExampleResult } from "@/lib/engine/row-examples";
import { CELL_NAMES, type CellName, type ExampleEvent, type RowExample } from "@/lib/engine/row";
import { MatchedText } from "@/components/ui/matched-text";
import { Tag } from "@/components/ui/tag";
import { useStopText } from "./event-line";
import styles from "./examples-dialog.module.css";

interface ExampleItemProps {
  number: number;
  example: RowExample;
  /** Null where it was not tried. */
  result: ExampleResult | null;
  readOnly: boolean;
  onFlip: (expect: RowExample["expect"]) => void;
  onRemove: () => void;
}

/** One example: whether the row does as it says, what it asks, and the cell to blame where it does not. */
export function ExampleItem({ number, example, result, readOnly, onFlip, onRemove }: ExampleItemProps) {
  const t = useTranslations("workbench.rowExamples");
  const stopText = useStopText();
  const fails = result !== null && !result.passes;
  const blamed = fails ? cellOfStop(result.stop) : null;
  return (
    <li className={styles.item} data-failing={fails || undefined}>
      <span className={styles.outcome} data-failing={fails || undefined}>
        {fails ? (
          <IconAlertTriangle size={15} stroke={1.7} aria-hidden />
        ) : (
          <IconCheck size={15} stroke={1.7} aria-hidden />
        )}
        {t(fails ? "fails" : "passes")}
      </span>
      {readOnly ? (
        <span>{t(`expect.${example.expect}`)}</span>
      ) : (
        <SegmentedControl
          size="xs"
          aria-label={t("expectation", { number })}
          value={example.expect}
          onChange={(value) => onFlip(value as RowExample["expect"])}
          data={(["match", "noMatch"] as const).map((expect) => ({
            value: expect,
            label: t(`expect.${expect}`),
          }))}
        />
      )}
      <ExampleValues event={example.event} blamed={blamed} />
      <span className={styles.reason}>
        {fails && (result.stop ? stopText(result.stop) : t("matchesThough"))}
      </span>
      {!readOnly && (
        <ActionIcon variant="subtle" color="gray" aria-label={t("remove", { number })} onClick={onRemove}>
          <IconX size={15} stroke={1.7} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

/** An example's event: the three fields, the one to blame in orange, and what else it says. */
export function ExampleValues({ event, blamed = null }: { event: ExampleEvent; blamed?: CellName | null }) {
  const t = useTranslations("workbench");
  return (
    <span className={styles.values}>
      {CELL_NAMES.map((cell) => (
        <span key={cell} className={styles.value} title={`${cell}: ${event[cell]}`}>
          {event[cell] === "" ? (
            <span className={styles.quiet}>{t("results.noValue")}</span>
          ) : (
            <MatchedText text={event[cell]} span={null} tone={cell === blamed ? "stopped" : "plain"} />
          )}
        </span>
      ))}
      {event.failed && <Tag tone="neutral">{t("results.failedCall")}</Tag>}
      {[event.accountId, event.region, event.actorName].map(
        (text, index) =>
          text && (
            <span key={index} className={styles.quiet} title={text}>
              {text}
            </span>
          ),
      )}
    </span>
  );
}
