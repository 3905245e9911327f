import type { ReactNode } from "react";
import { CanaryMark } from "@/components/ui/canary-mark";
import styles from "./auth-frame.module.css";
import { LanguageSwitch } from "./language-switch";

/** The frame of every screen before the console: mark and language, what is asked, and at the side what comes next. */
export function AuthFrame({
  title,
  detail,
  aside,
  children,
  switchable = true,
}: {
  title: ReactNode;
  detail?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  /** False for who has signed in: their language is in their profile. */
  switchable?: boolean;
}) {
  return (
    <div className={styles.frame} data-aside={aside ? true : undefined}>
      <main className={styles.main}>
        <div className={styles.column}>
          <div className={styles.top}>
            <CanaryMark size={30} />
            <span className={styles.name}>Kanaria</span>
            {switchable ? <LanguageSwitch /> : null}
          </div>
          <h1 className={styles.title}>{title}</h1>
          {detail ? <p className={styles.detail}>{detail}</p> : null}
          {children}
        </div>
      </main>
      {aside ? <aside className={styles.aside}>{aside}</aside> : null}
    </div>
  );
}
