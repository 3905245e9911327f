"use client";

import { Button } from "@mantine/core";
import { IconHistory, IconLock, IconLockOpen } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lockSettingAction } from "@/lib/reviews/actions";
import { WriteDialog } from "./write-dialog";

/** History, and for administrators the organisation's lock. */
export function HeaderActions({
  ruleId,
  historyHref,
  version,
  lock,
}: {
  ruleId: string;
  historyHref: string;
  version: number;
  /** null: the actor may not lock, or there is nothing to lock. */
  lock: { locked: boolean; baseVersion: number; overrides: number } | null;
}) {
  const t = useTranslations("settings");
  const [asking, setAsking] = useState(false);
  return (
    <>
      {version > 0 && (
        <Button
          component={Link}
          href={historyHref}
          variant="subtle"
          size="sm"
          leftSection={<IconHistory size={16} stroke={1.6} />}
        >
          {t("historyOf", { version })}
        </Button>
      )}
      {lock && (
        <>
          <Button
            size="sm"
            onClick={() => setAsking(true)}
            leftSection={
              lock.locked ? <IconLockOpen size={16} stroke={1.6} /> : <IconLock size={16} stroke={1.6} />
            }
          >
            {lock.locked ? t("lock.unlock") : t("lock.lock")}
          </Button>
          <WriteDialog
            opened={asking}
            onClose={() => setAsking(false)}
            write={(note) =>
              lockSettingAction({ ruleId, locked: !lock.locked, baseVersion: lock.baseVersion, note })
            }
            title={lock.locked ? t("lock.unlockTitle") : t("lock.lockTitle")}
            detail={ruleId}
            confirmLabel={lock.locked ? t("lock.unlockConfirm") : t("lock.lockConfirm")}
            doneMessage={lock.locked ? t("lock.unlocked") : t("lock.lockedNow")}
            noteLabel={t("note")}
          >
            <p>
              {lock.locked
                ? t("lock.unlockBody", { count: lock.overrides })
                : t("lock.lockBody", { count: lock.overrides })}
            </p>
          </WriteDialog>
        </>
      )}
    </>
  );
}
