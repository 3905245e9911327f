import type { ReactNode } from "react";
import styles from "./tag.module.css";

export type TagTone = "neutral" | "ai" | "ok" | "bad" | "warn" | "draft" | "outline";

/** A word for a state that differs from normal. The normal state is plain text and has no tag. */
export function Tag({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: TagTone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
