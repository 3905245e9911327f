import { useTranslations } from "next-intl";
import type { RuleState } from "@/lib/settings/schema";
import styles from "./state-mark.module.css";

/** Decided or not, as a small square and its word: filled, grey or empty. */
export function StateMark({ state, label }: { state: RuleState; label?: string }) {
  const t = useTranslations("settings.state");
  return (
    <span className={styles.state} data-state={state}>
      <span className={styles.square} aria-hidden />
      {label ?? t(state)}
    </span>
  );
}
