import { IconCircle, IconCircleCheck } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { Overview } from "@/lib/overview/queries";
import styles from "./first-steps.module.css";
import overviewStyles from "./overview.module.css";

/** Until the first event comes in: what to do, in order, and what can be said before (nothing). */
export function FirstSteps({ overview, isAdmin }: { overview: Overview; isAdmin: boolean }) {
  const t = useTranslations("overview.first");
  const { rollout, ingest } = overview;
  const steps = [
    {
      key: "decide",
      done: rollout.undecidedFirst.length === 0,
      detail: t.rich("decideDetail", { canary: linkTo("/rules/IAM-055"), calls: linkTo("/rules/RTM-011") }),
    },
    {
      key: "source",
      done: ingest.sources > 0,
      detail: isAdmin ? t.rich("sourceDetail", { link: linkTo("/sources") }) : t("sourceDetailOthers"),
    },
    {
      key: "events",
      done: ingest.lastIngestAt !== null,
      detail: t.rich("eventsDetail", { code: (chunks) => <code className={styles.code}>{chunks}</code> }),
    },
  ] as const;
  const next = steps.findIndex(({ done }) => !done);
  return (
    <Section title={<span className={overviewStyles.statement}>{t("title")}</span>}>
      <ol className={styles.steps}>
        {steps.map(({ key, done, detail }, index) => (
          <li key={key} data-next={index === next || undefined}>
            {done ? (
              <IconCircleCheck
                size={20}
                stroke={1.6}
                role="img"
                aria-label={t("done")}
                className={styles.done}
              />
            ) : (
              <IconCircle size={20} stroke={1.6} role="img" aria-label={t("toDo")} />
            )}
            <div>
              <h3 className={styles.step}>
                {index + 1}. {t(key)}
              </h3>
              <p className={styles.detail}>{detail}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className={overviewStyles.nothing}>{t("unknown")}</p>
    </Section>
  );
}

function linkTo(href: string) {
  return function LinkTo(chunks: ReactNode) {
    return <Link href={href}>{chunks}</Link>;
  };
}
