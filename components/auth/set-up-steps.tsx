import { IconCheck, IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import styles from "./set-up-steps.module.css";

const STEPS = ["register", "sample", "decide", "send"] as const;

/** The way from nothing to the first finding, and where in it a person is. */
export function SetUpSteps({ current }: { current: (typeof STEPS)[number] }) {
  const t = useTranslations("auth.steps");
  const now = STEPS.indexOf(current);
  return (
    <>
      <h2 className={styles.title}>{t("title")}</h2>
      <ol className={styles.steps}>
        {STEPS.map((step, index) => (
          <li key={step} className={styles.step} aria-current={index === now ? "step" : undefined}>
            <span
              className={styles.number}
              data-state={index < now ? "done" : index === now ? "now" : "later"}
            >
              {index < now ? <IconCheck size={14} stroke={2.4} aria-label={t("done")} /> : index + 1}
            </span>
            <div>
              <div className={styles.name}>{t(`${step}.name`)}</div>
              <div className={styles.detail}>
                {index === now && index === 0 ? t("here") : t(`${step}.detail`)}
              </div>
            </div>
          </li>
        ))}
      </ol>
      <p className={styles.promise}>
        <IconLock size={15} stroke={1.6} aria-hidden="true" />
        {t("promise")}
      </p>
    </>
  );
}
