import { IconAlertTriangle, IconPencilExclamation } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { Tag } from "@/components/ui/tag";
import type { CanaryRow } from "@/lib/canary/queries";
import styles from "./canary-table.module.css";

/** What events say. Quiet is plain text with its date and never a pass; red is a canary that was used. */
export function StateText({ row }: { row: CanaryRow }) {
  const t = useTranslations("canary.state");
  switch (row.state) {
    case "used":
      return (
        <Tag tone="bad" icon={<IconAlertTriangle stroke={1.8} aria-hidden />}>
          {t("used")}
        </Tag>
      );
    case "changed":
      return (
        <Tag tone="warn" icon={<IconPencilExclamation stroke={1.8} aria-hidden />}>
          {t("changed")}
        </Tag>
      );
    case "quiet":
      return row.since ? (
        <span>{t.rich("quietSince", { at: () => <Moment at={row.since!} style="date" /> })}</span>
      ) : (
        <span>{t("quiet")}</span>
      );
    case "unknown":
      return <span className={styles.unknown}>{t("unknownLong")}</span>;
    case "unset":
      return <span className={styles.quiet}>{t("unset")}</span>;
  }
}
