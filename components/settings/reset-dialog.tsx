"use client";

import { useTranslations } from "next-intl";
import type { Scope } from "@/lib/engine/rule-setting";
import { resetSettingAction } from "@/lib/reviews/actions";
import { WriteDialog } from "./write-dialog";

/** Back to what the scope inherits: the account to the organisation's setting, the organisation to the default. */
export function ResetDialog({
  target,
  onClose,
  ruleId,
  toDefault,
}: {
  target: { scope: Scope; name: string; baseVersion: number } | null;
  onClose: () => void;
  ruleId: string;
  toDefault: boolean;
}) {
  const t = useTranslations("settings");
  return (
    <WriteDialog
      opened={target !== null}
      onClose={onClose}
      write={async (note) =>
        target
          ? resetSettingAction({ ruleId, scope: target.scope, baseVersion: target.baseVersion, note })
          : { ok: false, problems: [] }
      }
      title={toDefault ? t("reset.titleDefault") : t("reset.title", { name: target?.name ?? "" })}
      detail={ruleId}
      confirmLabel={toDefault ? t("reset.confirmDefault") : t("reset.confirm")}
      doneMessage={t("reset.done", { name: target?.name ?? "" })}
      noteLabel={t("note")}
      danger
    >
      <p>{toDefault ? t("reset.bodyDefault") : t("reset.body")}</p>
    </WriteDialog>
  );
}
