"use client";

import { useTranslations } from "next-intl";
import { ProblemNote } from "@/components/ui/problem-note";
import { countExamples } from "@/lib/engine/row-examples";
import type { Row } from "@/lib/engine/row";
import type { TriedRows } from "./use-examples";

/** Rows that are named; the sentence would not end otherwise. */
const NAMED_ROWS = 20;

/** How many examples of the rows that go live pass; whether the others hold publishing up is the organisation's choice. */
export function PublishExamples({
  rows,
  examples,
  gate,
}: {
  rows: readonly Row[];
  examples: TriedRows | null;
  gate: boolean;
}) {
  const t = useTranslations("workbench.rowExamples");
  const comma = useTranslations("ui")("conjunction");
  const asked = rows.filter((row) => row.enabled && row.examples?.length);
  if (asked.length === 0) return null;
  if (!examples || asked.some(({ id }) => !examples.has(id)))
    return <ProblemNote tone="warn">{t(gate ? "publish.unknownGate" : "publish.unknown")}</ProblemNote>;
  const { total, passing, failingRows } = countExamples(rows, (row) => examples.get(row.id) ?? []);
  if (failingRows.length === 0) return <p>{t("publish.pass", { total })}</p>;
  const named = failingRows.slice(0, NAMED_ROWS).join(comma);
  return (
    <ProblemNote tone="warn">
      {t(gate ? "publish.failGate" : "publish.fail", {
        passing,
        total,
        count: failingRows.length,
        rows: failingRows.length > NAMED_ROWS ? `${named} …` : named,
      })}
    </ProblemNote>
  );
}
