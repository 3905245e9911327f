"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPencil } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Rule } from "@/lib/catalogue/rule";
import type { RiskLevel as Level } from "@/lib/engine/risk-level";
import { KeyHint } from "@/components/ui/key-hint";
import { PageHeader } from "@/components/ui/page-header";
import { RiskLevel } from "@/components/ui/risk-level";
import { Tag } from "@/components/ui/tag";
import { Moment } from "@/components/ui/moment";
import type { DraftStorage } from "./use-draft-storage";
import type { WorkbenchData } from "./workbench-data";
import styles from "./workbench.module.css";

interface WorkbenchHeaderProps {
  rule: Rule;
  level: Level;
  isOn: boolean;
  isChanged: boolean;
  /** Rows that differ from the saved version. */
  changedCount: number;
  storage: DraftStorage;
  /** The draft was begun on an older version than the one that is live. */
  isOutdated: boolean;
  readOnly: WorkbenchData["readOnly"];
  waitingIds: WorkbenchData["waitingIds"];
  busy: boolean;
  onDiscard: () => void;
  onSave: () => void;
}

/** The rule, its level, and what is to be done with the draft. */
export function WorkbenchHeader(props: WorkbenchHeaderProps) {
  const t = useTranslations("workbench");
  const tCatalogue = useTranslations("catalogue");
  return (
    <PageHeader
      breadcrumb={[{ label: t("rules"), href: "/rules" }]}
      code={props.rule.id}
      title={tCatalogue(`rules.${props.rule.id}.title`)}
      tags={
        <>
          <RiskLevel level={props.level} />
          {!props.isOn && <Tag tone="neutral">{t("header.off")}</Tag>}
          <Waiting ids={props.waitingIds} />
        </>
      }
      actions={
        props.readOnly ? null : (
          <>
            {props.isChanged && (
              <>
                <span className={styles.draftState}>
                  <Tag tone="draft" icon={<IconPencil aria-hidden />}>
                    {t("header.unsaved", { count: props.changedCount })}
                  </Tag>
                  {props.isOutdated && <Tag tone="warn">{t("header.outdated")}</Tag>}
                  <StorageState storage={props.storage} />
                </span>
                <Button variant="subtle" color="gray" onClick={props.onDiscard} disabled={props.busy}>
                  {t("header.discard")}
                </Button>
              </>
            )}
            <Button
              variant="filled"
              disabled={!props.isChanged}
              title={props.isChanged ? undefined : t("header.nothingToSave")}
              onClick={props.onSave}
              rightSection={<KeyHint keys={["⌘", "↵"]} onFill />}
            >
              {t("header.save")}
            </Button>
          </>
        )
      }
    />
  );
}

/** The way to publications of this scope that wait for another person. */
function Waiting({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("reviews");
  if (ids.length === 0) return null;
  return (
    <Link href={ids.length === 1 ? `/reviews/${ids[0]}` : "/reviews"} prefetch={false}>
      {t("waiting", { count: ids.length })}
    </Link>
  );
}

/** Whether what stands on screen is kept on the server. Said aloud only where it is not. */
function StorageState({ storage }: { storage: DraftStorage }) {
  const t = useTranslations("workbench.header");
  const { state, savedAt } = storage;
  if (state === "failed" || state === "elsewhere") {
    return (
      <span className={styles.notStored} role="alert">
        <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
        {t(state === "failed" ? "notStored" : "storedElsewhere")}
      </span>
    );
  }
  if (state === "waiting" || savedAt === null) return <span className={styles.stored}>{t("storing")}</span>;
  return (
    <span className={styles.stored}>
      {t.rich("stored", { at: () => <Moment at={savedAt} style="time" /> })}
    </span>
  );
}
