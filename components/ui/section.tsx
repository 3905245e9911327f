import type { ReactNode } from "react";
import styles from "./section.module.css";

/** A part of a reading page: a heading with a quiet remark beside it, and what belongs to it. */
export function Section({
  title,
  detail,
  actions,
  children,
}: {
  title: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {detail ? <span className={styles.detail}>{detail}</span> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** A bordered box for rows of facts or a table. Never inside another one. */
export function Box({ children }: { children: ReactNode }) {
  return <div className={styles.box}>{children}</div>;
}
