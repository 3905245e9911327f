import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

/**
 * "Nothing here", said exactly: what was looked at (body), what was not and what else there is (facts), and the next
 * step (actions). The icon is neutral; nothing found is never green. Only for reads that succeeded.
 */
export function EmptyState({
  icon,
  title,
  body,
  facts = [],
  actions,
  heading: Heading = "h2",
}: {
  icon?: ReactNode;
  title: ReactNode;
  body?: ReactNode;
  facts?: readonly { key: string; icon?: ReactNode; text: ReactNode; action?: ReactNode }[];
  actions?: ReactNode;
  /** h1 where it is the whole page. */
  heading?: "h1" | "h2";
}) {
  return (
    <div className={styles.frame}>
      <div className={styles.state}>
        {icon ? <div className={styles.icon}>{icon}</div> : null}
        <Heading className={styles.title}>{title}</Heading>
        {body ? <p className={styles.body}>{body}</p> : null}
        {facts.length > 0 ? (
          <ul className={styles.facts}>
            {facts.map((fact) => (
              <li key={fact.key} className={styles.fact}>
                {fact.icon}
                <span>{fact.text}</span>
                {fact.action ? <span className={styles.factAction}>{fact.action}</span> : null}
              </li>
            ))}
          </ul>
        ) : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </div>
  );
}
