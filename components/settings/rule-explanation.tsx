"use client";

import { useTranslations } from "next-intl";
import type { Rule } from "@/lib/catalogue/rule";
import styles from "./rule-explanation.module.css";

/** What a rule looks at, why, and how it decides; and whether anything decides yet. */
export function RuleExplanation({ rule }: { rule: Rule }) {
  const t = useTranslations("settings.explanation");
  const catalogue = useTranslations("catalogue");
  const text = (part: "what" | "why" | "how") => catalogue(`rules.${rule.id}.${part}` as never);
  return (
    <section className={styles.explanation}>
      {(["what", "why", "how"] as const).map((part) => (
        <div key={part}>
          <h2>{t(part)}</h2>
          <p>{text(part)}</p>
        </div>
      ))}
      <dl className={styles.facts}>
        <dt>{t("officialTitle")}</dt>
        <dd lang="en">{rule.title}</dd>
        <dt>{t("service")}</dt>
        <dd>{catalogue(`services.${rule.service}` as never)}</dd>
        <dt>{t("category")}</dt>
        <dd>{rule.categories.map((category) => catalogue(`categories.${category}`)).join(t("separator"))}</dd>
        <dt>{t("looksAt")}</dt>
        <dd>{catalogue(`kinds.${rule.kind}`)}</dd>
      </dl>
    </section>
  );
}

/** `none` and `partial` have to be said on screen: the rule must not seem to check what it does not. */
export function evaluatorOf(rule: Rule): "none" | "partial" | "event" {
  if (rule.evaluator === "none") return "none";
  return rule.kind === "event" ? "event" : "partial";
}
