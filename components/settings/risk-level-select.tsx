"use client";

import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { RiskLevel as RiskLevelName } from "@/components/ui/risk-level";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import styles from "./risk-level-select.module.css";

/** A level or, as null, the catalogue's own, which is said to be the default. */
export function RiskLevelSelect({
  value,
  fallback,
  onChange,
  disabled,
}: {
  value: RiskLevel | null;
  fallback: RiskLevel;
  onChange: (level: RiskLevel | null) => void;
  disabled: boolean;
}) {
  const t = useTranslations("settings");
  const options: (RiskLevel | null)[] = [null, ...RISK_LEVELS];
  return (
    <div className={styles.frame}>
      <Menu position="bottom-start" disabled={disabled} withinPortal>
        <Menu.Target>
          <button type="button" className={styles.target} disabled={disabled}>
            <span className="visually-hidden">{t("field.riskLevel")}</span>
            <RiskLevelName level={value ?? fallback} />
            {!disabled && <IconChevronDown size={14} stroke={1.8} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {options.map((option) => (
            <Menu.Item
              key={option ?? "default"}
              onClick={() => onChange(option)}
              rightSection={
                option === value ? <IconCheck size={14} stroke={2} aria-label={t("chosen")} /> : null
              }
            >
              <span className={styles.option}>
                <RiskLevelName level={option ?? fallback} />
                {option === null && <span className={styles.quiet}>{t("theDefault")}</span>}
              </span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {value === null && <span className={styles.quiet}>{t("stillDefault")}</span>}
    </div>
  );
}
