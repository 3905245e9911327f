"use client";

import { Textarea } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showUndoToast } from "@/components/ui/undo-toast";
import { isBlank } from "@/lib/catalogue/text-format";
import { NOTE_LENGTH, type SettingOutcome } from "@/lib/settings/schema";
import { useOutcomeText } from "./use-outcome-text";

type Outcome = SettingOutcome | { ok: false; problems: { path: (string | number)[]; message: string }[] };

/** A dialog that writes a version with a note, or with a reason where one is required. */
export function WriteDialog({
  opened,
  onClose,
  write,
  title,
  detail,
  confirmLabel,
  doneMessage,
  noteLabel,
  notePlaceholder,
  noteRequired = false,
  danger = false,
  children,
}: {
  opened: boolean;
  onClose: () => void;
  write: (note: string) => Promise<Outcome>;
  title: string;
  detail?: ReactNode;
  confirmLabel: string;
  doneMessage: string;
  noteLabel: string;
  notePlaceholder?: string;
  noteRequired?: boolean;
  danger?: boolean;
  children?: ReactNode;
}) {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  const reviews = useTranslations("reviews");
  const router = useRouter();
  const outcomeText = useOutcomeText();
  const [note, setNote] = useState("");
  const [failure, setFailure] = useState("");
  const [busy, setBusy] = useState(false);

  function close() {
    setNote("");
    setFailure("");
    onClose();
  }

  async function confirm() {
    setBusy(true);
    setFailure("");
    try {
      const outcome = await write(note);
      const isAsked = !outcome.ok && "review" in outcome && outcome.review !== undefined;
      if (outcome.ok || isAsked) {
        const message = isAsked ? reviews("requested") : doneMessage;
        showUndoToast({ message, closeLabel: ui("close") });
        router.refresh();
        close();
      } else {
        setFailure(outcomeText(outcome));
      }
    } catch {
      setFailure(t("notReached"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <ConfirmDialog
      opened={opened}
      onClose={close}
      onConfirm={() => void confirm()}
      title={title}
      detail={detail}
      confirmLabel={confirmLabel}
      danger={danger}
      busy={busy}
      disabled={noteRequired && isBlank(note)}
      problem={failure}
    >
      {children}
      <Textarea
        label={noteLabel}
        placeholder={notePlaceholder}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={NOTE_LENGTH}
        required={noteRequired}
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
        mt={children ? 12 : 0}
      />
    </ConfirmDialog>
  );
}
