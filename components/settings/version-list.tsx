"use client";

import { Button } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import { Tag } from "@/components/ui/tag";
import type { Scope } from "@/lib/engine/rule-setting";
import { restoreVersionAction } from "@/lib/reviews/actions";
import type { VersionApproval } from "@/lib/settings/queries";
import type { VersionHead } from "@/lib/settings/schema";
import styles from "./version-list.module.css";
import { WriteDialog } from "./write-dialog";

export interface ListedVersion extends Pick<VersionHead, "version" | "by" | "at" | "note"> {
  approval: VersionApproval | null;
  changes: ReactNode;
  /** What restoring it would change of what holds now. */
  restores: ReactNode;
}

/** The versions of one scope, newest first: who, when, why, what changed, and the way back to each. */
export function VersionList({
  ruleId,
  scope,
  versions,
  baseVersion,
  mayEdit,
}: {
  ruleId: string;
  scope: Scope;
  versions: readonly ListedVersion[];
  baseVersion: number;
  mayEdit: boolean;
}) {
  const t = useTranslations("settings");
  const [restoring, setRestoring] = useState<number | null>(null);
  return (
    <>
      <ol className={styles.list}>
        {versions.map((version) => {
          const live = version.version === baseVersion;
          return (
            <li key={version.version} className={styles.version} id={`v${version.version}`}>
              <div className={styles.head}>
                <span className={styles.number}>v{version.version}</span>
                {live && <Tag tone="ai">{t("history.live")}</Tag>}
                <span className={styles.who}>
                  {t.rich("panel.by", {
                    name: () => <bdi>{version.by}</bdi>,
                    at: () => <Moment at={version.at} />,
                  })}
                </span>
                {!live && mayEdit && (
                  <Button
                    size="xs"
                    variant="subtle"
                    className={styles.restore}
                    leftSection={<IconRestore size={14} stroke={1.7} />}
                    onClick={() => setRestoring(version.version)}
                  >
                    {t("history.restore")}
                  </Button>
                )}
              </div>
              {version.note && <p className={styles.note}>{t("quoted", { note: version.note })}</p>}
              {version.approval && <Approval approval={version.approval} />}
              {version.changes}
            </li>
          );
        })}
      </ol>
      <WriteDialog
        opened={restoring !== null}
        onClose={() => setRestoring(null)}
        write={async (note) =>
          restoring === null
            ? { ok: false, problems: [] }
            : restoreVersionAction({ ruleId, scope, version: restoring, baseVersion, note })
        }
        title={t("history.restoreTitle", { version: restoring ?? 0 })}
        detail={ruleId}
        confirmLabel={t("history.restoreConfirm", { version: restoring ?? 0 })}
        doneMessage={t("history.restored", { version: restoring ?? 0 })}
        noteLabel={t("note")}
      >
        <p>{t("history.restoreBody", { version: baseVersion + 1 })}</p>
        <h3 className={styles.restores}>{t("history.restoreChanges")}</h3>
        <div className={styles.stacked}>
          {versions.find(({ version }) => version === restoring)?.restores}
        </div>
      </WriteDialog>
    </>
  );
}

function Approval({ approval: { by, at, comment } }: { approval: VersionApproval }) {
  const t = useTranslations("settings");
  return (
    <p className={styles.approval}>
      {t.rich("history.approved", { name: () => <bdi>{by}</bdi>, at: () => <Moment at={at} /> })}
      {comment && ` ${t("quoted", { note: comment })}`}
    </p>
  );
}
