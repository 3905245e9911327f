import { useTranslations } from "next-intl";
import { z } from "zod";
import { useRowExtras } from "@/components/record/use-row-extras";
import { rowSchema } from "@/lib/catalogue/row-schema";
import { CELL_NAMES, type Cell, type Row } from "@/lib/engine/row";
import { partOfLine } from "./part-of-line";

const rowsSchema = z.array(rowSchema).min(1);
const EXTRAS = ["conditions", "trial", "noiseBudget", "examples"] as const;

/** A row of RTM-011, or each of a grid on a line, in words; null for another value. */
export function useRowText(): (value: unknown) => string | null {
  const t = useTranslations("audit.entry");
  const levels = useTranslations("ui.riskLevel");
  const extras = useRowExtras();

  function line(row: Row): string {
    const extra = EXTRAS.filter((field) => row[field] !== undefined).map((field) => extras.value(row, field));
    return [
      CELL_NAMES.map((name) => cellText(row[name])).join(" · "),
      row.riskLevel ? levels(row.riskLevel) : t("ruleLevel"),
      ...(row.failedCalls ? [] : [t("withoutFailed")]),
      ...extra,
      ...(row.enabled ? [] : [t("off")]),
      ...(row.note === "" ? [] : [partOfLine(row.note)]),
    ].join(t("separator"));
  }

  return (value) => {
    const one = rowSchema.safeParse(value);
    if (one.success) return line(one.data);
    const all = rowsSchema.safeParse(value);
    if (!all.success) return null;
    return all.data.map((row, index) => t("rowLine", { number: index + 1, line: line(row) })).join("\n");
  };
}

/** A blank cell takes any value. */
function cellText({ pattern, not }: Cell): string {
  return `${not ? "NOT " : ""}${partOfLine(pattern) || "*"}`;
}
