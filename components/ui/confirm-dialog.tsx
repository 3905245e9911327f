"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog } from "./dialog";
import { KeyHint } from "./key-hint";
import { useShortcuts } from "./use-shortcuts";

/**
 * Asks before something that cannot simply be undone. `confirmLabel` names the object ("Remove the channel"), a
 * `danger` is a red outline; `problem` says why it failed, and the dialog stays. ⌘Enter confirms.
 */
export function ConfirmDialog({
  opened,
  onClose,
  onConfirm,
  title,
  detail,
  confirmLabel,
  danger,
  busy,
  disabled,
  problem,
  note,
  children,
}: {
  opened: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: ReactNode;
  detail?: ReactNode;
  confirmLabel: ReactNode;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  problem?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const ready = !busy && !disabled;
  useShortcuts({ "mod+enter": () => ready && onConfirm() }, { enabled: opened, inDialog: true });
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      detail={detail}
      note={note}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant={danger ? "outline" : "filled"}
            color={danger ? "red" : undefined}
            loading={busy}
            disabled={disabled}
            onClick={onConfirm}
            rightSection={<KeyHint keys={["⌘", "↵"]} onFill={!danger} />}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      <div role="alert" style={{ color: "var(--bad)", marginTop: problem ? 12 : 0 }}>
        {problem}
      </div>
    </Dialog>
  );
}
