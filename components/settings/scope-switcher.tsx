"use client";

import { Button, Menu } from "@mantine/core";
import { IconBuilding, IconChevronDown, IconCloud } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AccountId } from "@/components/ui/account-name";
import { FilterBar } from "@/components/ui/filter-bar";
import type { AccountLine } from "./account-line";
import styles from "./scope-switcher.module.css";

/** Organisation profile or one account's own setting. Links, so that unsaved work is asked about before it is left. */
export function ScopeSwitcher({
  hrefOf,
  account,
  lines,
}: {
  hrefOf: (scope: string | null) => string;
  account: { id: string; name: string } | null;
  lines: readonly AccountLine[];
}) {
  const t = useTranslations("settings.scope");
  return (
    <FilterBar label={t("label")}>
      <Button
        component={Link}
        href={hrefOf(null)}
        size="sm"
        variant={account ? "subtle" : "light"}
        aria-current={account ? undefined : "page"}
        leftSection={<IconBuilding size={15} stroke={1.7} />}
      >
        {t("organisation")}
      </Button>
      {lines.length > 0 && (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <Button
              size="sm"
              variant={account ? "light" : "subtle"}
              leftSection={<IconCloud size={15} stroke={1.7} />}
              rightSection={<IconChevronDown size={14} stroke={1.8} />}
            >
              {account ? t("accountNamed", { name: account.name }) : t("account")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={styles.menu}>
            {lines.map((line) => (
              <Menu.Item
                key={line.accountId}
                component={Link}
                href={hrefOf(line.accountId)}
                aria-current={line.accountId === account?.id ? "page" : undefined}
                rightSection={<AccountId id={line.accountId} />}
              >
                <span className={styles.item} data-own={line.own !== null || undefined}>
                  {line.name}
                </span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </FilterBar>
  );
}
