"use client";

import { ActionIcon, NumberInput, Popover, Select, Switch } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import type { RuleChoices } from "./workbench-data";
import styles from "./settings-popover.module.css";

interface SettingsPopoverProps {
  choices: RuleChoices;
  defaultLevel: RiskLevel;
  readOnly: boolean;
  onChange: (choices: RuleChoices) => void;
}

const TTL_LIMITS = { min: 1, max: 8_760 };

/** What holds for the rule as a whole; part of the same draft as the rows. */
export function SettingsPopover({ choices, defaultLevel, readOnly, onChange }: SettingsPopoverProps) {
  const t = useTranslations("workbench");
  const tLevel = useTranslations("ui.riskLevel");
  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          className={styles.open}
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t("settings.title")}
        >
          <IconAdjustmentsHorizontal size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("settings.title")}>
        <div className={styles.settings}>
          <Switch
            label={t("settings.enabled")}
            checked={choices.enabled}
            disabled={readOnly}
            onChange={(event) => onChange({ ...choices, enabled: event.currentTarget.checked })}
          />
          <Select
            label={t("settings.riskLevel")}
            description={t("settings.riskLevelHelp")}
            disabled={readOnly}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            value={choices.riskLevel ?? "default"}
            onChange={(value) =>
              onChange({ ...choices, riskLevel: RISK_LEVELS.find((level) => level === value) ?? null })
            }
            data={[
              { value: "default", label: t("settings.levelOfCatalogue", { level: tLevel(defaultLevel) }) },
              ...RISK_LEVELS.map((level) => ({ value: level, label: tLevel(level) })),
            ]}
          />
          <NumberInput
            label={t("settings.ttl")}
            description={t("settings.ttlHelp")}
            disabled={readOnly}
            {...TTL_LIMITS}
            allowDecimal={false}
            clampBehavior="strict"
            value={choices.ttl}
            onChange={(value) => {
              if (typeof value === "number" && value >= TTL_LIMITS.min) onChange({ ...choices, ttl: value });
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
