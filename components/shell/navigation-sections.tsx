"use client";

import { IconAlertCircle } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isWithin, type navigationFor } from "./navigation-items";
import styles from "./navigation-sections.module.css";
import type { NavigationCount, ShellData } from "./shell-data";

export type Sections = ReturnType<typeof navigationFor>;

/** The places with their counts, in sections. `onGo` is told when one was chosen. */
export function NavigationSections({
  sections,
  counts,
  onGo,
}: {
  sections: Sections;
  counts: ShellData["counts"];
  onGo?: () => void;
}) {
  const t = useTranslations("shell");
  const path = usePathname();
  return sections.map((section) => (
    <div key={section.key} className={styles.section}>
      {section.key === "look" ? null : (
        <div className={styles.label}>
          <span>{t(`sections.${section.key}`)}</span>
        </div>
      )}
      <ul className={styles.items}>
        {section.items.map(({ key, href, icon: Icon }) => (
          <li key={key}>
            <Link
              href={href}
              className={styles.item}
              aria-current={isWithin(path, href) ? "page" : undefined}
              title={t(`places.${key}`)}
              onClick={onGo}
            >
              <Icon size={16} stroke={1.6} aria-hidden="true" />
              <span className={styles.name}>{t(`places.${key}`)}</span>
              {key in counts ? <Count value={counts[key] ?? null} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Count({ value }: { value: NavigationCount }) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui");
  if (value === null)
    return (
      <span className={styles.count}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{ui("unknown")}</span>
      </span>
    );
  if (value.tone === "failing") {
    if (value.count === 0) return null;
    return (
      <span className={styles.failing}>
        <IconAlertCircle size={13} stroke={1.8} aria-hidden="true" />
        <span className={styles.failingCount} aria-hidden="true">
          {value.count}
        </span>
        <span className="visually-hidden">{t("failing", { count: value.count })}</span>
      </span>
    );
  }
  return (
    <span className={styles.count} data-strong={value.tone === "strong" || undefined}>
      {value.capped ? ui("capped", { count: value.count }) : value.count.toLocaleString("en")}
    </span>
  );
}
