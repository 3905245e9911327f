"use client";

import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import styles from "./backlog-banner.module.css";
import { isWithin } from "./navigation-items";
import type { ShellData } from "./shell-data";

/** Says on every page how many rules still do nothing, until there are none. The board itself says it larger. */
export function BacklogBanner({ backlog }: { backlog: ShellData["backlog"] }) {
  const t = useTranslations("shell.backlog");
  const path = usePathname();
  if (!backlog || backlog.undecided === 0 || isWithin(path, "/rollout")) return null;
  return (
    <aside className={styles.banner} aria-label={t("label")}>
      <IconAdjustmentsHorizontal size={15} stroke={1.7} aria-hidden="true" />
      <span className={styles.text}>
        {t.rich("text", { ...backlog, b: (chunks) => <strong>{chunks}</strong> })}
      </span>
      <Link href="/rollout" className={styles.link}>
        {t("open")}
      </Link>
    </aside>
  );
}
