import type { ReactNode } from "react";
import styles from "./setting-form.module.css";

/** One line of the form's card: name, control, remark; below the control where the value comes from. */
export function FieldRow({
  label,
  children,
  remark,
  origin,
  changed = false,
}: {
  label: ReactNode;
  children: ReactNode;
  remark?: ReactNode;
  origin?: ReactNode;
  changed?: boolean;
}) {
  return (
    <div className={styles.row} data-changed={changed || undefined}>
      <div className={styles.label}>{label}</div>
      <div className={styles.control}>
        {children}
        {origin && <div className={styles.origin}>{origin}</div>}
      </div>
      {remark && <div className={styles.remark}>{remark}</div>}
    </div>
  );
}
