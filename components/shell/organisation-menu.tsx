"use client";

import { Menu } from "@mantine/core";
import { IconBuilding, IconLayoutSidebarLeftCollapse, IconSelector } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { CanaryMark } from "@/components/ui/canary-mark";
import { KeyHint } from "@/components/ui/key-hint";
import styles from "./organisation-menu.module.css";

/** Whose console this is, with its settings and the width of the navigation. */
export function OrganisationMenu({
  name,
  isAdmin,
  onFold,
}: {
  name: string | null;
  isAdmin: boolean;
  onFold: () => void;
}) {
  const t = useTranslations("shell");
  return (
    <Menu position="bottom-start" width={240} offset={2}>
      <Menu.Target>
        <button type="button" className={styles.target} aria-label={t("organisation.menu")}>
          <CanaryMark size={24} />

          <span className={styles.names}>
            <span className={styles.name}>{name ?? "–"}</span>
            <span className={styles.product}>Kanaria</span>
          </span>
          <IconSelector size={14} stroke={1.6} className={styles.selector} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {isAdmin ? (
          <Menu.Item
            component={Link}
            href="/organisation"
            leftSection={<IconBuilding size={15} stroke={1.6} />}
          >
            {t("organisation.settings")}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconLayoutSidebarLeftCollapse size={15} stroke={1.6} />}
          rightSection={<KeyHint keys={["["]} />}
          onClick={onFold}
        >
          {t("organisation.fold")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
