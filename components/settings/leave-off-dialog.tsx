"use client";

import { useTranslations } from "next-intl";
import type { Scope } from "@/lib/engine/rule-setting";
import { leaveOffAction } from "@/lib/reviews/actions";
import { WriteDialog } from "./write-dialog";

/** Leaving a rule off is a decision like any other: it takes a reason, and the rule no longer counts as open. */
export function LeaveOffDialog({
  opened,
  onClose,
  ruleId,
  title,
  scope,
  baseVersion,
}: {
  opened: boolean;
  onClose: () => void;
  ruleId: string;
  title: string;
  scope: Scope;
  baseVersion: number;
}) {
  const t = useTranslations("settings.leaveOff");
  return (
    <WriteDialog
      opened={opened}
      onClose={onClose}
      write={(reason) => leaveOffAction({ ruleId, scope, baseVersion, reason })}
      title={t("title")}
      detail={`${ruleId} ${title}`}
      confirmLabel={t("confirm", { ruleId })}
      doneMessage={t("done", { ruleId })}
      noteLabel={t("reason")}
      notePlaceholder={t("placeholder")}
      noteRequired
    >
      <p>{t("body")}</p>
    </WriteDialog>
  );
}
