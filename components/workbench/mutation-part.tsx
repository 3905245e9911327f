"use client";

import { Button } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { exampleEvent } from "@/lib/catalogue/row-examples";
import type { MutationReport, TellingExample, UnnoticedChange } from "@/lib/engine/mutation-check";
import { exampleKey } from "@/lib/engine/row-examples";
import type { ExampleEvent, Row, RowExample } from "@/lib/engine/row";
import { Tag } from "@/components/ui/tag";
import { ExampleValues } from "./example-item";
import type { TesterEvent } from "./tester-protocol";
import type { Names } from "./use-names";
import styles from "./examples-dialog.module.css";

/** Events of the tester that are looked at. */
const MOST_EVENTS = 500;

interface MutationPartProps {
  row: Row;
  names: Names;
  events: readonly TesterEvent[];
  canAdd: boolean;
  onAdd: (wanted: Omit<RowExample, "id">) => void;
}

/** The one-character changes that no example notices, each with an event that would, to be added with one click. */
export function MutationPart({ row, names, events, canAdd, onAdd }: MutationPartProps) {
  const t = useTranslations("workbench.rowExamples.mutation");
  const { report, isCurrent } = useMutations(names, row, events);
  if (names.hasFailed) return <p role="alert">{t("failed")}</p>;
  return (
    <section className={styles.mutation} aria-label={t("title")} aria-busy={isCurrent ? undefined : true}>
      <h3>{t("title")}</h3>
      <p className={styles.quiet} role="status">
        {report === undefined ? t("looking") : <Summary report={report} />}
      </p>
      {report && report.telling.length > 0 && (
        <ul className={styles.telling}>
          {report.telling.map((telling) => (
            <Telling
              key={exampleKey(telling.event)}
              telling={telling}
              canAdd={canAdd}
              isCurrent={isCurrent}
              onAdd={() => onAdd({ expect: telling.expect, event: telling.event })}
            />
          ))}
        </ul>
      )}
      {report && report.left > 0 && <p className={styles.quiet}>{t("left", { count: report.left })}</p>}
    </section>
  );
}

function Summary({ report }: { report: MutationReport | null }) {
  const t = useTranslations("workbench.rowExamples.mutation");
  if (!report) return t("broken");
  const { changed, noticed, complete } = report;
  const words =
    changed === 0
      ? t("nothing")
      : changed === noticed
        ? t("all", { changed })
        : t("some", { changed, missed: changed - noticed });
  return complete ? words : `${words} ${t("incomplete")}`;
}

function Telling({
  telling,
  canAdd,
  isCurrent,
  onAdd,
}: {
  telling: TellingExample;
  canAdd: boolean;
  /** False while the row has changed since: what it needs now is not known yet. */
  isCurrent: boolean;
  onAdd: () => void;
}) {
  const t = useTranslations("workbench.rowExamples");
  const { expect, event, changes, count, isObserved } = telling;
  return (
    <li className={styles.tellingItem}>
      <div className={styles.tellingHead}>
        <span className={styles.expect}>{t(`expect.${expect}`)}</span>
        <ExampleValues event={event} />
        {isObserved && <Tag tone="neutral">{t("mutation.observed")}</Tag>}
        {canAdd && (
          <Button size="xs" className={styles.tellingAdd} disabled={!isCurrent} onClick={onAdd}>
            {t("mutation.add")}
          </Button>
        )}
      </div>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <Change key={`${change.cell} ${change.pattern}`} change={change} />
        ))}
        {count > changes.length && (
          <li className={styles.quiet}>{t("mutation.more", { count: count - changes.length })}</li>
        )}
      </ul>
    </li>
  );
}

/** The changed pattern with the character marked, and what the row would lose and let in by it. */
function Change({ change }: { change: UnnoticedChange }) {
  const t = useTranslations("workbench.rowExamples.mutation");
  const format = useFormatter();
  const { cell, kind, at, text, pattern, lost, gained } = change;
  const end = kind === "delete" ? at : at + text.length;
  const effects = [
    lost > 0 && t("lost", { count: lost, figure: format.number(lost) }),
    gained > 0 && t("gained", { count: gained, figure: format.number(gained) }),
  ].filter((words) => typeof words === "string");
  return (
    <li className={styles.change}>
      <span className={styles.quiet}>{cell}</span>
      <code className={styles.mutant}>
        {pattern.slice(0, at)}
        {kind === "delete" ? <del>{text}</del> : <ins>{pattern.slice(at, end)}</ins>}
        {pattern.slice(end)}
      </code>
      <span className={styles.quiet}>{effects.join(" · ")}</span>
    </li>
  );
}

/** `report` is undefined until the first answer, and null where a cell cannot be read; the one before stays until the next. */
function useMutations(
  { ask }: Names,
  row: Row,
  events: readonly TesterEvent[],
): { report: MutationReport | null | undefined; isCurrent: boolean } {
  const [told, setTold] = useState<{ of: Row; report: MutationReport | null }>();
  useEffect(() => {
    let isWanted = true;
    const question = { row, events: distinct(events) };
    ask?.("mutations", question, (answer) => isWanted && setTold({ of: row, report: answer }));
    return () => {
      isWanted = false;
    };
  }, [ask, row, events]);
  return { report: told?.report, isCurrent: told?.of === row };
}

/** The tester's events as examples, each that rows can tell apart once. */
function distinct(events: readonly TesterEvent[]): ExampleEvent[] {
  const known = new Map<string, ExampleEvent>();
  for (const event of events) {
    if (known.size >= MOST_EVENTS) break;
    const { eventName, eventSource, userIdentityType, failed } = event;
    const key = JSON.stringify([eventName, eventSource, userIdentityType, failed]);
    const example = known.has(key) ? null : exampleEvent(event);
    if (example) known.set(key, example);
  }
  return [...known.values()];
}
