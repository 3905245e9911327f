import { useEffect, useMemo, useState } from "react";
import type { ExampleResult } from "@/lib/engine/row-examples";
import type { Row } from "@/lib/engine/row";
import type { TriedExamples } from "./advice-protocol";
import type { Names } from "./use-names";

/** How the examples of rows came out, by row. */
export type TriedRows = ReadonlyMap<string, readonly ExampleResult[]>;

export const NOT_TRIED: TriedRows = new Map();

/**
 * Runs the examples of the rows on screen at each keystroke, in the worker that knows AWS's names. Null until they were
 * run and where they cannot be: that is unknown, not passed.
 */
export function useExamples(ask: Names["ask"], rows: readonly Row[]): TriedRows | null {
  const [told, setTold] = useState<TriedExamples[] | null>(null);
  const asked = useMemo(() => rows.filter((row) => row.examples?.length), [rows]);
  const hasNone = asked.length === 0;

  useEffect(() => {
    if (!hasNone) ask?.("examples", { rows: asked }, setTold);
  }, [ask, asked, hasNone]);

  const tried = useMemo(() => told && new Map(told.map(({ rowId, results }) => [rowId, results])), [told]);
  if (hasNone) return NOT_TRIED;
  return ask ? tried : null;
}
