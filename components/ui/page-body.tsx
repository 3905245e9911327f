import type { ReactNode } from "react";
import styles from "./page-body.module.css";

/**
 * What is under a page's header. `read`: padded by 24px, the page scrolls. `fill`: takes the rest of the window in a
 * row, its children scroll on their own (a list and its SidePanel, the workbench). `aside` stands at the right of a
 * reading page, under it on narrow screens.
 */
export function PageBody({
  mode = "read",
  aside,
  children,
}: {
  mode?: "read" | "fill";
  aside?: ReactNode;
  children: ReactNode;
}) {
  if (mode === "fill")
    return (
      <div className={styles.fill} data-page-fill>
        {children}
      </div>
    );
  return (
    <div className={styles.read}>
      <div className={styles.main}>{children}</div>
      {aside ? <aside className={styles.aside}>{aside}</aside> : null}
    </div>
  );
}
