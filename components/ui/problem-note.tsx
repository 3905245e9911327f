import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./problem-note.module.css";

/** What went wrong, beside where it went wrong. Red is broken, warn needs attention, neutral only informs. */
export function ProblemNote({
  tone = "bad",
  children,
  actions,
}: {
  tone?: "bad" | "warn" | "neutral";
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={styles.note} data-tone={tone} role={tone === "bad" ? "alert" : undefined}>
      <IconAlertTriangle size={16} stroke={1.7} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {actions}
    </div>
  );
}
