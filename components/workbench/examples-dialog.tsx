"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addExample, removeExample, replaceExample } from "@/lib/catalogue/row-examples";
import { MAX_EXAMPLES } from "@/lib/catalogue/row-schema";
import { runExamples } from "@/lib/engine/row-examples";
import { CELL_NAMES, type CellName, type Row, type RowExample } from "@/lib/engine/row";
import { Dialog } from "@/components/ui/dialog";
import { newId } from "@/components/ui/new-id";
import { ExampleForm } from "./example-form";
import { ExampleItem } from "./example-item";
import { MutationPart } from "./mutation-part";
import { patternFault } from "./pattern-fault";
import { RowFace } from "./row-summary";
import type { TesterEvent } from "./tester-protocol";
import type { Names } from "./use-names";
import styles from "./examples-dialog.module.css";

interface ExamplesDialogProps {
  row: Row;
  number: number;
  names: Names;
  /** Events at hand in the tester, to take telling ones from. */
  events: readonly TesterEvent[];
  readOnly: boolean;
  onReplace: (row: Row) => void;
  onClose: () => void;
}

/**
 * The examples of one row, tried with each character that is typed into its cells here. What is typed goes into the
 * draft when its field is left: one step of undo.
 */
export function ExamplesDialog({ row, number, names, events, readOnly, ...props }: ExamplesDialogProps) {
  const t = useTranslations("workbench.rowExamples");
  const tUi = useTranslations("ui");
  const [typed, setTyped] = useState<Partial<Record<CellName, string>>>({});
  const shown = CELL_NAMES.reduce<Row>(
    (now, cell) => ({ ...now, [cell]: { ...now[cell], pattern: typed[cell] ?? row[cell].pattern } }),
    row,
  );
  const examples = row.examples ?? [];
  // One row with few examples, within a bounded number of steps: no reason to wait for a worker.
  const results = new Map(runExamples(shown, { steps: OWN_STEPS }).map((result) => [result.id, result]));
  const passing = [...results.values()].filter(({ passes }) => passes).length;
  const isFull = examples.length >= MAX_EXAMPLES;

  function commit(next: Row = shown) {
    setTyped({});
    if (next !== row && JSON.stringify(next) !== JSON.stringify(row)) props.onReplace(next);
  }

  function add(wanted: Omit<RowExample, "id">) {
    const added = addExample(shown, wanted, newId());
    if (added.ok) commit(added.row);
  }

  function close() {
    commit();
    props.onClose();
  }

  return (
    <Dialog
      opened
      onClose={close}
      size={980}
      title={t("title", { number })}
      detail={examples.length > 0 ? t("chip", { passing, total: examples.length }) : t("none")}
      note={t("note")}
      actions={<Button onClick={close}>{tUi("close")}</Button>}
    >
      <div className={styles.body}>
        {readOnly ? (
          <RowFace row={row} />
        ) : (
          <div className={styles.cells} role="group" aria-label={t("cells", { number })}>
            {CELL_NAMES.map((cell) => (
              <TextInput
                key={cell}
                size="xs"
                label={row[cell].not ? `${cell} NOT` : cell}
                classNames={{ input: styles.mono }}
                value={shown[cell].pattern}
                error={patternFault(shown[cell].pattern) !== null}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => setTyped({ ...typed, [cell]: event.currentTarget.value })}
                onBlur={() => commit()}
              />
            ))}
          </div>
        )}
        {examples.length > 0 && (
          <ul className={styles.list} aria-label={t("list")}>
            {examples.map((example, index) => (
              <ExampleItem
                key={example.id}
                number={index + 1}
                example={example}
                result={results.get(example.id) ?? null}
                readOnly={readOnly}
                onFlip={(expect) => commit(replaceExample(shown, { ...example, expect }))}
                onRemove={() => commit(removeExample(shown, example.id))}
              />
            ))}
          </ul>
        )}
        {!readOnly && <ExampleForm isFull={isFull} onAdd={add} />}
        <MutationPart row={row} names={names} events={events} canAdd={!readOnly && !isFull} onAdd={add} />
      </div>
    </Dialog>
  );
}

/** Some 10 ms where a pattern is meant to take long. */
const OWN_STEPS = 500_000;
