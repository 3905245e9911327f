"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Row } from "@/lib/engine/row";
import type { Scope } from "@/lib/engine/rule-setting";
import { ProblemNote } from "@/components/ui/problem-note";
import type { TouchedSuppressions } from "@/lib/suppressions/schema";
import { RULE_ID, type RuleChoices } from "./workbench-data";
import styles from "./consequence.module.css";

interface TouchedByDraftProps {
  scope: Scope;
  rows: readonly Row[];
  choices: RuleChoices;
}

/** Decisions on findings that a publication touches: asked once, when it is about to be published. */
export function TouchedByDraft({ scope, rows, choices }: TouchedByDraftProps) {
  const t = useTranslations("workbench.touched");
  const [answer, setAnswer] = useState<TouchedSuppressions | "failed" | null>(null);
  const [asked] = useState(() => {
    const { enabled, riskLevel } = choices;
    return JSON.stringify({ scope, enabled, riskLevel, rows });
  });

  useEffect(() => {
    const controller = new AbortController();
    fetch(`/rules/${RULE_ID}/suppressions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: asked,
      signal: controller.signal,
    })
      .then(async (response) => (response.ok ? ((await response.json()) as TouchedSuppressions) : "failed"))
      .catch(() => (controller.signal.aborted ? null : "failed"))
      .then((found) => {
        if (found) setAnswer(found as TouchedSuppressions | "failed");
      });
    return () => controller.abort();
  }, [asked]);

  if (answer === "failed") return <ProblemNote tone="warn">{t("unknown")}</ProblemNote>;
  if (!answer || answer.count === 0) return null;
  return (
    <div>
      <p>
        {t("count", { count: answer.count })}{" "}
        {answer.lost > 0 && <span className={styles.lost}>{t("lost", { lost: answer.lost })}</span>}{" "}
        {answer.isCut && <span className={styles.quiet}>{t("cut")}</span>}
      </p>
      <ul className={styles.touched}>
        {answer.shown.map(({ number, eventName, actorName, isLost }) => (
          <li key={number}>
            <Link href={`/findings/${number}`} target="_blank" prefetch={false}>
              <bdi>{t("one", { number, call: eventName, actor: actorName || "–" })}</bdi>
            </Link>{" "}
            {isLost && <span className={styles.quiet}>{t("isLost")}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
