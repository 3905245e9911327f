"use client";

import { ActionIcon } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useState, type ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import styles from "./finding-bars.module.css";

/**
 * What stands over the list: title and tabs, filters, levels. On a phone the filters are folded away behind a button,
 * unless one of them holds.
 */
export function FindingBars({
  tabs,
  hints,
  filters,
  isFiltered,
  strip,
}: {
  tabs: ReactNode;
  hints: ReactNode;
  filters: ReactNode;
  isFiltered: boolean;
  strip: ReactNode;
}) {
  const t = useTranslations("findings");
  const ui = useTranslations("ui");
  const id = useId();
  const [opened, setOpened] = useState(isFiltered);
  return (
    <>
      <div className={styles.header}>
        <PageHeader
          title={t("title")}
          detail={tabs}
          actions={
            <>
              {hints}
              <ActionIcon
                className={styles.fold}
                aria-label={ui("filters")}
                aria-expanded={opened}
                aria-controls={id}
                onClick={() => setOpened(!opened)}
              >
                <IconAdjustmentsHorizontal size={22} stroke={1.6} />
              </ActionIcon>
            </>
          }
        />
      </div>
      <div id={id} className={styles.filters} data-opened={opened || undefined}>
        {filters}
      </div>
      {strip}
    </>
  );
}
