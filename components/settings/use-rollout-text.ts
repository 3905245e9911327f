"use client";

import { useTranslations } from "next-intl";
import type { RolloutLine } from "./rollout-line";

/** One line under a rule's title: what is missing, or what was decided. */
export function useRolloutText(): (line: RolloutLine) => string {
  const t = useTranslations("rollout");
  const catalogue = useTranslations("catalogue");
  const settings = useTranslations("settings");
  return (line) => {
    switch (line.state) {
      case "leftOff":
        return settings("leftOff", { reason: line.leftOffReason ?? "" });
      case "accountsOnly":
        return t("accountsOnly", { count: line.overrides });
      case "configured": {
        const parts = [
          line.rowCount === null ? null : catalogue("controls.rows", { count: line.rowCount }),
          t("version", { version: line.version ?? 0 }),
          line.overrides > 0 ? t("plusAccounts", { count: line.overrides }) : null,
        ];
        return t("configuredWith", { what: parts.filter(Boolean).join(settings("listSeparator")) });
      }
      case "undecided": {
        const missing = line.missing.map((key) => catalogue(`settings.${key}.missing` as never));
        if (missing.length > 0) return t("missing", { what: missing.join(settings("listSeparator")) });
        return t("missing", { what: catalogue("controls.decisionOnly") });
      }
    }
  };
}
