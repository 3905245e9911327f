"use client";

import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { KeyHint } from "./key-hint";
import { placeToast } from "./toast-place";
import styles from "./undo-toast.module.css";
import { useShortcuts } from "./use-shortcuts";

const SHOWN_MS = 10_000;

/**
 * Says for ten seconds what was just done, with the way back, which Alt with Z takes from wherever the focus is. Only for
 * what worked: an error stays where it happened. The same undo is kept in the thing's own timeline.
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
  placeToast();
  const id = notifications.show({
    autoClose: SHOWN_MS,
    withBorder: false,
    classNames: { root: styles.toast, description: styles.text, closeButton: styles.close },
    closeButtonProps: { "aria-label": closeLabel },
    message: (
      <span className={styles.row}>
        <span className={styles.message}>{message}</span>
        {onUndo && undoLabel ? (
          <UndoButton
            label={undoLabel}
            onUndo={() => {
              notifications.hide(id);
              onUndo();
            }}
          />
        ) : null}
      </span>
    ),
  });
}

/** An open dialog keeps Tab within itself, so the button has a key. Of several toasts the newest answers it. */
function UndoButton({ label, onUndo }: { label: string; onUndo: () => void }) {
  useShortcuts({ "alt+z": onUndo }, { inDialog: true });
  return (
    <button type="button" className={styles.undo} aria-keyshortcuts="Alt+Z" onClick={onUndo}>
      {label}
      <KeyHint keys={["Alt", "Z"]} onFill />
    </button>
  );
}
