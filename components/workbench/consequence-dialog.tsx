"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Preview } from "@/lib/preview/schema";
import { Dialog } from "@/components/ui/dialog";
import { AccountChanges, ChangedCalls, DailyFindings } from "./consequence-parts";
import { useDayText } from "./use-day-text";
import styles from "./consequence.module.css";

/** Everything that the strip has no room for: per account, and events of what is gained and lost. */
export function ConsequenceDialog({
  preview,
  isWaiting,
  onClose,
}: {
  preview: Preview;
  /** What is shown is of the rows as they were a moment ago. */
  isWaiting: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("workbench.consequence");
  const tUi = useTranslations("ui");
  const dayText = useDayText();
  const { accounts, gained, lost, since } = preview;
  return (
    <Dialog
      opened
      onClose={onClose}
      size={860}
      title={t("dialogTitle")}
      detail={
        since === null
          ? t("noEvents")
          : t("looked", { events: preview.events, accounts: preview.accountsJudged, since: dayText(since) })
      }
      note={preview.isCut ? t("cut") : undefined}
      actions={<Button onClick={onClose}>{tUi("close")}</Button>}
    >
      <div className={styles.dialog} aria-busy={isWaiting || undefined} data-stale={isWaiting || undefined}>
        {since !== null && <DailyFindings preview={preview} />}
        <AccountChanges accounts={accounts} more={preview.moreAccounts} />
        <ChangedCalls what="gained" examples={gained} kinds={preview.gainedKinds} />
        <ChangedCalls what="lost" examples={lost} kinds={preview.lostKinds} />
      </div>
    </Dialog>
  );
}
