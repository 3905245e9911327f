"use client";

import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import styles from "./undo-toast.module.css";

const SHOWN_MS = 10_000;

/**
 * Says for ten seconds what was just done, with the way back. Only for what worked: an error stays where it happened.
 * The same undo is kept in the thing's own timeline.
 */
export function showUndoToast({
  message,
  undoLabel,
  closeLabel,
  onUndo,
}: {
  message: ReactNode;
  undoLabel?: string;
  closeLabel: string;
  onUndo?: () => void;
}): void {
  const id = notifications.show({
    autoClose: SHOWN_MS,
    withBorder: false,
    classNames: { root: styles.toast, description: styles.text, closeButton: styles.close },
    closeButtonProps: { "aria-label": closeLabel },
    message: (
      <span className={styles.row}>
        <span className={styles.message}>{message}</span>
        {onUndo && undoLabel ? (
          <button
            type="button"
            className={styles.undo}
            onClick={() => {
              notifications.hide(id);
              onUndo();
            }}
          >
            {undoLabel}
          </button>
        ) : null}
      </span>
    ),
  });
}
