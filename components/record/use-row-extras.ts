import { useTranslations } from "next-intl";
import type { Cell, ChosenValues, Row, RowConditions } from "@/lib/engine/row";

/** What of a row does not stand in its cells, each in a few words: conditions, trial, noise budget, examples. */
export function useRowExtras() {
  const t = useTranslations("record.row");
  const comma = useTranslations("ui")("conjunction");

  const negated = (value: string, not: boolean) => (not ? t("not", { value }) : value);
  const cell = ({ pattern, not }: Cell) => negated(pattern, not);
  const chosen = ({ values, not }: ChosenValues) =>
    negated(t("list", { first: values.slice(0, 2).join(comma), more: Math.max(0, values.length - 2) }), not);

  function conditions(asked: RowConditions | undefined): string[] {
    if (!asked) return [];
    const { principal, principals, accounts, regions, sourceAddresses, errorCode, readOnly, hours } = asked;
    const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
    return [
      principal && t("principal", { value: cell(principal) }),
      principals && t("principals", { value: chosen(principals) }),
      accounts && t("accounts", { value: chosen(accounts) }),
      regions && t("regions", { value: chosen(regions) }),
      sourceAddresses && t("sourceAddresses", { value: chosen(sourceAddresses) }),
      errorCode && t("errorCode", { value: cell(errorCode) }),
      readOnly !== undefined && t("readOnly", { value: String(readOnly) }),
      hours && t(hours.not ? "notHours" : "hours", { from: clock(hours.from), to: clock(hours.to) }),
    ].filter((text) => typeof text === "string");
  }

  return {
    conditions,
    value(row: Row, field: "conditions" | "trial" | "noiseBudget" | "examples"): string {
      switch (field) {
        case "conditions":
          return conditions(row.conditions).join(" · ") || t("none");
        case "trial":
          return row.trial ? t("trial", { days: row.trial.quietDays }) : t("none");
        case "noiseBudget":
          return row.noiseBudget ? t("noiseBudget", { count: row.noiseBudget }) : t("none");
        case "examples":
          return row.examples?.length ? t("examples", { count: row.examples.length }) : t("none");
      }
    },
  };
}
