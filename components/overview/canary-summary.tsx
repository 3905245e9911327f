import {
  IconAlertTriangle,
  IconCircleDashed,
  IconEyeOff,
  IconPencilExclamation,
  IconPlugOff,
  type Icon,
} from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Overview } from "@/lib/overview/queries";
import styles from "./overview-aside.module.css";

const ROWS: readonly { state: keyof Overview["canaries"]["accounts"]; icon: Icon; tone: string }[] = [
  { state: "used", icon: IconAlertTriangle, tone: "bad" },
  { state: "changed", icon: IconPencilExclamation, tone: "warn" },
  { state: "quiet", icon: IconEyeOff, tone: "neutral" },
  { state: "unknown", icon: IconPlugOff, tone: "neutral" },
  { state: "unset", icon: IconCircleDashed, tone: "neutral" },
];

/** In how many accounts a canary was used or changed, and where nothing can be said. */
export function CanarySummary({ canaries }: { canaries: Overview["canaries"] }) {
  const t = useTranslations("overview.canaries");
  const states = useTranslations("canary.state");
  const format = useFormatter();
  const rows = ROWS.map((row) => ({ ...row, count: canaries.accounts[row.state] }));
  const watched = rows.some(({ state, count }) => state !== "unset" && count > 0);
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {t("title")} {watched ? <span className={styles.detail}>{t("accounts")}</span> : null}
        </h2>
        <Link href={watched ? "/canaries" : "/rules/IAM-055"}>{t(watched ? "open" : "decide")}</Link>
      </div>
      {watched ? (
        <ul className={styles.lines}>
          {rows
            .filter(({ state, count }) => count > 0 || state === "used" || state === "changed")
            .map(({ state, icon: Icon, tone, count }) => (
              <li
                key={state}
                data-tone={count > 0 ? tone : "neutral"}
                data-strong={(count > 0 && tone !== "neutral") || undefined}
              >
                <Icon size={16} stroke={1.6} aria-hidden="true" />
                <span>{states(state)}</span>
                <span className={styles.figure}>{format.number(count)}</span>
              </li>
            ))}
        </ul>
      ) : (
        <p className={styles.remark}>{t("none")}</p>
      )}
      {canaries.more ? <p className={styles.remark}>{t("capped")}</p> : null}
      {watched ? <p className={styles.remark}>{t("notConnected")}</p> : null}
    </section>
  );
}
