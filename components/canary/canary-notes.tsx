import { IconPlugOff } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "./canary-notes.module.css";

/** What this page can say and what it cannot: what needs access to AWS is not connected. */
export function CanaryNotes({ noneNamed }: { noneNamed: boolean }) {
  const t = useTranslations("canary");
  return (
    <div className={styles.notes}>
      {noneNamed ? (
        <p>{t.rich("noneNamed", { link: (chunks) => <Link href="/rules/IAM-055">{chunks}</Link> })}</p>
      ) : null}
      <p className={styles.connection}>
        <IconPlugOff size={16} stroke={1.6} aria-hidden="true" />
        <span>
          <strong>{t("notConnectedTitle")}</strong>
          {t("notConnected")}
        </span>
      </p>
    </div>
  );
}
