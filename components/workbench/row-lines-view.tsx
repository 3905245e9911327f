"use client";

import {
  IconAlertTriangle,
  IconBellOff,
  IconCheck,
  IconFilter,
  IconHourglassHigh,
  IconStethoscope,
  IconTestPipe,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Row } from "@/lib/engine/row";
import { useRowExtras } from "@/components/record/use-row-extras";
import { KeyHint } from "@/components/ui/key-hint";
import { Moment } from "@/components/ui/moment";
import { columnPosition } from "./grid-columns";
import { firstRepair, isPromotion, type AdviceLine, type RowLine } from "./row-lines";
import { repairName } from "./row-repair";
import { useAdviceWords } from "./use-advice-words";
import { useExampleWords } from "./use-example-words";
import styles from "./row-grid.module.css";

/** The lines under a row. A fault starts where its cell starts, so that the wavy line and the words stand together. */
export function RowLines({
  row,
  number,
  lines,
  readOnly,
  onRepair,
  onPromote,
  onConditions,
  onExamples,
}: {
  row: Row;
  number: number;
  lines: readonly RowLine[];
  readOnly: boolean;
  onRepair: (line: AdviceLine) => void;
  /** The row shall notify from now on. */
  onPromote: (rowId: string) => void;
  onConditions: () => void;
  onExamples: () => void;
}) {
  const t = useTranslations("workbench");
  const tPattern = useTranslations("pattern");
  const adviceWords = useAdviceWords();
  const extras = useRowExtras();
  const exampleWords = useExampleWords();
  const first = firstRepair(lines);

  function face(line: RowLine): [icon: ReactNode, words: ReactNode, tone: string] {
    switch (line.kind) {
      case "fault": {
        const reason = tPattern(`problem.${line.fault.reason}`);
        const words = tPattern("at", { position: line.fault.position + 1, reason });
        return [<IconAlertTriangle key="icon" size={14} aria-hidden />, words, "fault"];
      }
      case "mended":
        return [<IconCheck key="icon" size={14} aria-hidden />, t("line.mended"), "quiet"];
      case "slow":
        return [<IconHourglassHigh key="icon" size={14} aria-hidden />, tPattern("problem.slow"), "fault"];
      case "slowIngestion": {
        const words = t.rich("line.slowIngestion", {
          count: line.eventCount,
          at: () => <Moment key="at" at={line.lastAt} zone />,
        });
        return [<IconHourglassHigh key="icon" size={14} aria-hidden />, words, "fault"];
      }
      case "example":
        return [<IconTestPipe key="icon" size={14} aria-hidden />, exampleWords(line), "fault"];
      case "matchesAll":
        return [<IconAlertTriangle key="icon" size={14} aria-hidden />, t("line.matchesAll"), "warn"];
      case "trial": {
        const words = t(`trial.${line.standing.state}`, { ...line.standing });
        return [<IconBellOff key="icon" size={14} aria-hidden />, words, "quiet"];
      }
      case "conditions": {
        const { trouble } = line;
        const told = extras.conditions(line.asked).join(" · ") || t("conditions.none");
        const words = (
          <button
            type="button"
            tabIndex={-1}
            className={styles.conditionsButton}
            aria-label={t("conditions.edit", { number, conditions: told })}
            onClick={onConditions}
          >
            {t("conditions.line", { conditions: told })}
            {trouble &&
              ` · ${t(`stop.${trouble.kind}`, { condition: t(`conditions.name.${trouble.condition}`) })}`}
          </button>
        );
        return [
          <IconFilter key="icon" size={14} stroke={1.7} aria-hidden />,
          words,
          trouble ? "fault" : "quiet",
        ];
      }
      case "advice": {
        const rest = line.more > 0 ? ` ${t("line.moreAdvice", { count: line.more })}` : "";
        return [
          <IconStethoscope key="icon" size={15} stroke={1.7} aria-hidden />,
          adviceWords(line) + rest,
          line.advice.severity === "warning" ? "fault" : "quiet",
        ];
      }
    }
  }

  return (
    <div id={`lines-${row.id}`} className={styles.lines}>
      {lines.map((line) => {
        const [icon, words, tone] = face(line);
        // Advice and examples have much to say and take all of the line; the cell they are about is underlined.
        const saysMuch = line.kind === "advice" || line.kind === "example";
        const position = columnPosition(saysMuch ? "eventName" : (line.cell ?? "eventName"));
        return (
          <div
            key={`${line.cell} ${line.kind} ${line.kind === "advice" ? line.advice.kind : ""}`}
            role="row"
            className={styles.line}
            data-tone={tone}
          >
            <div
              role="gridcell"
              aria-colspan={11 - position}
              className={styles.lineWords}
              style={{ gridColumn: `${position} / -1` }}
            >
              {icon}
              <span className={styles.lineText} title={saysMuch ? String(words) : undefined}>
                {words}
              </span>
              {line.kind === "example" && (
                <span className={styles.repair}>
                  <button type="button" tabIndex={-1} className={styles.repairButton} onClick={onExamples}>
                    {t("rowMenu.examples")}
                  </button>
                </span>
              )}
              {isPromotion(line) && !readOnly && (
                <span className={styles.repair}>
                  <button
                    type="button"
                    tabIndex={-1}
                    className={styles.repairButton}
                    onClick={() => onPromote(row.id)}
                  >
                    {t("trial.promote")}
                  </button>
                  <KeyHint keys={["Alt", "P"]} />
                </span>
              )}
              {line.kind === "advice" && line.advice.repair && !readOnly && (
                <RepairButton row={row} line={line} hasKey={line === first} onRepair={() => onRepair(line)} />
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** Says what the row will be. Out of the Tab order like all of the grid: Alt with Enter does the same. */
function RepairButton(props: { row: Row; line: AdviceLine; hasKey: boolean; onRepair: () => void }) {
  const t = useTranslations("workbench.repair");
  const name = repairName(props.row, props.line.advice.repair!);
  return (
    <span className={styles.repair}>
      <button type="button" tabIndex={-1} className={styles.repairButton} onClick={props.onRepair}>
        {name.kind === "pattern"
          ? t.rich("pattern", { pattern: () => <code>{name.pattern}</code> })
          : t(name.kind, { count: name.kind === "cells" ? name.count : 0 })}
      </button>
      {props.hasKey && <KeyHint keys={["Alt", "↵"]} />}
    </span>
  );
}
