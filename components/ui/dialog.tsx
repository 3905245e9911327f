"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { KeyHint } from "./key-hint";
import styles from "./dialog.module.css";
import { keepsToastAbove } from "./toast-place";
import { useFocusReturn } from "./use-focus-return";

/**
 * A dialog in three parts: what it is about, the form, and the bar with what it costs (`note`) and its buttons. Esc
 * closes it, and focus goes back to where it came from. On a phone it takes the whole screen.
 */
export function Dialog({
  opened,
  onClose,
  title,
  detail,
  note,
  actions,
  size = 560,
  children,
}: {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  detail?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  size?: number;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const content = useRef<HTMLDivElement>(null);
  useFocusReturn(opened, content);
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      centered
      padding={0}
      radius="xl"
      classNames={{ root: styles.root, content: styles.content }}
    >
      <Modal.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Modal.Content ref={content}>
        <Modal.Header className={styles.header}>
          <div className={styles.heading}>
            <Modal.Title className={styles.title}>{title}</Modal.Title>
            {detail ? <div className={styles.detail}>{detail}</div> : null}
          </div>
          <button type="button" className={styles.close} onClick={onClose} aria-label={t("close")}>
            <KeyHint keys={["Esc"]} />
            <span className={styles.cross} aria-hidden="true">
              ×
            </span>
          </button>
        </Modal.Header>
        <Modal.Body className={styles.body}>{children}</Modal.Body>
        {actions || note ? (
          <div className={styles.footer} ref={keepsToastAbove}>
            <div className={styles.note}>{note}</div>
            <div className={styles.actions}>{actions}</div>
          </div>
        ) : null}
      </Modal.Content>
    </Modal.Root>
  );
}
