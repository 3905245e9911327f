import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./filter-bar.module.css";

/** The 42px bar under a page's header: filters or scope at the left, what belongs to the whole list at the right. */
export function FilterBar({
  children,
  actions,
  label,
}: {
  children: ReactNode;
  actions?: ReactNode;
  label?: string;
}) {
  const t = useTranslations("ui");
  return (
    <div className={styles.bar} role="group" aria-label={label ?? t("filters")}>
      <div className={styles.filters}>{children}</div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
