import { IconCheck, IconLock, IconPencil } from "@tabler/icons-react";
import type { LineKind } from "./account-line";
import styles from "./accounts-of-rule.module.css";

/** Whether an account inherits, has its own setting, or has one that a lock keeps from being in effect. */
export function KindMark({ kind }: { kind: LineKind }) {
  const Icon = kind === "own" ? IconPencil : kind === "lockedOut" ? IconLock : IconCheck;
  return (
    <span className={styles.mark} data-kind={kind}>
      <Icon size={13} stroke={1.9} aria-hidden />
    </span>
  );
}
