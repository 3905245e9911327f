"use client";

import { Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import { RISK_LEVELS, type RiskLevel as Level } from "@/lib/engine/risk-level";
import { RiskLevel } from "@/components/ui/risk-level";
import { RuleLevelContext } from "./grid-cells";

interface LevelMenuProps {
  level: Level | null;
  onChoose: (level: Level | null) => void;
  onClose: () => void;
  /** The button that the menu hangs on; it gets the focus back. */
  children: React.ReactElement;
}

/** The five levels, and the rule's own as the first choice. */
export function LevelMenu({ level, onChoose, onClose, children }: LevelMenuProps) {
  const t = useTranslations("workbench");
  const ofRule = useContext(RuleLevelContext);
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={2} returnFocus={false} trapFocus>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item aria-current={level === null || undefined} onClick={() => onChoose(null)}>
          {t("grid.levelOfRule")} <RiskLevel level={ofRule} />
        </Menu.Item>
        <Menu.Divider />
        {RISK_LEVELS.map((choice) => (
          <Menu.Item
            key={choice}
            aria-current={level === choice || undefined}
            onClick={() => onChoose(choice)}
          >
            <RiskLevel level={choice} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
