import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import styles from "./around-actor.module.css";

export interface NearbyCall {
  id: string;
  at: Date | string;
  /** The one that the others are around. */
  isThis: boolean;
  /** What was found in it; a dot stands in for nothing. */
  mark: ReactNode;
  call: ReactNode;
}

/** What the same actor did in the account just before and after; `action` and what is below it are the caller's. */
export function AroundActor({
  calls,
  minutes,
  isKnown,
  action,
  children,
}: {
  calls: readonly NearbyCall[];
  minutes: number;
  /** The record says who it was. */
  isKnown: boolean;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("record");
  const hasOthers = calls.some((one) => !one.isThis);
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3>{t("around", { minutes })}</h3>
        {action}
      </div>
      {!isKnown ? <p className={styles.none}>{t("aroundUnknown")}</p> : null}
      {isKnown && !hasOthers ? <p className={styles.none}>{t("aroundNone", { minutes })}</p> : null}
      {hasOthers ? (
        <ol className={styles.rows}>
          {calls.map((one) => (
            <li key={one.id} className={styles.row} aria-current={one.isThis || undefined}>
              <span className={styles.time}>
                <Moment at={one.at} style="time" />
              </span>
              {one.mark ?? <span className={styles.dot} />}
              <span className={styles.call}>{one.call}</span>
            </li>
          ))}
        </ol>
      ) : null}
      {children}
    </section>
  );
}
