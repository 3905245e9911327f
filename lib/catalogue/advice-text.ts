import type { RowAdvice } from "@/lib/engine/row-advice";
import type { PatternTranslator } from "./meaning-text";

/**
 * The sentence that tells an advice. `rowNumber` gives the number of a row in the grid; `language` formats the share.
 * Names in it may come from stored events: plain text, hostile.
 */
export function adviceText(
  { kind, evidence }: RowAdvice,
  t: PatternTranslator,
  { rowNumber, language }: { rowNumber: (rowId: string) => number; language: string },
): string {
  const { names, total, suggestions, rowId, calls } = evidence;
  const comma = t("meaning.part.comma");
  const share = calls && calls.total > 0 ? (calls.total - calls.passing) / calls.total : 0;
  const shown = names.join(comma);
  const rest = total - names.length;
  return t(`advice.${kind}`, {
    names: rest > 0 && names.length > 0 ? shown + comma + t("meaning.more", { count: rest }) : shown,
    total,
    suggestions: suggestions.join(comma),
    number: rowId === null ? 0 : rowNumber(rowId),
    callCount: calls?.total ?? 0,
    share: new Intl.NumberFormat(language, { style: "percent" }).format(share),
  });
}
