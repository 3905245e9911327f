"use client";

import { Checkbox } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { ImportedChoices } from "@/lib/exchange/imported-choices";
import styles from "./exchange.module.css";

interface ImportedChoicesLineProps {
  choices: ImportedChoices | "contradictory";
  taken: boolean;
  onTaken: (taken: boolean) => void;
}

/** What a file says of the rule as a whole, to be taken into the draft with its rows or not. */
export function ImportedChoicesLine({ choices, taken, onTaken }: ImportedChoicesLineProps) {
  const t = useTranslations("exchange.import");
  const tLevel = useTranslations("ui.riskLevel");
  const format = useFormatter();
  if (choices === "contradictory") return <p className={styles.remark}>{t("choicesContradict")}</p>;
  const { enabled, riskLevel, ttl } = choices;
  const said = [
    enabled !== undefined && t(enabled ? "enabled" : "disabled"),
    riskLevel !== undefined && t("level", { level: tLevel(riskLevel) }),
    ttl !== undefined && t("ttl", { hours: ttl }),
  ].filter((text) => text !== false);
  return (
    <Checkbox
      className={styles.choices}
      checked={taken}
      onChange={(event) => onTaken(event.currentTarget.checked)}
      label={t("takeChoices", { choices: format.list(said, { type: "conjunction" }) })}
    />
  );
}
