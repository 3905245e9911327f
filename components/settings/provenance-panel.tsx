"use client";

import { Button } from "@mantine/core";
import { IconArrowBackUp, IconPencil, IconX } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountId } from "@/components/ui/account-name";
import { KeyHint } from "@/components/ui/key-hint";
import { Moment } from "@/components/ui/moment";
import { Tag } from "@/components/ui/tag";
import type { Rule } from "@/lib/catalogue/rule";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import type { VersionHead } from "@/lib/settings/schema";
import type { AccountLine, Layers } from "./account-line";
import styles from "./provenance-panel.module.css";
import { useSettingWords } from "./setting-words";

/** For one account: each place that says something about the rule, nearest first, and which of them holds. */
export function ProvenancePanel({
  rule,
  line,
  layers,
  editHref,
  editing,
  mayEdit,
  onReset,
  onClose,
}: {
  rule: Rule;
  line: AccountLine;
  layers: Layers;
  editHref: string;
  /** The form on this page is the account's already. */
  editing: boolean;
  mayEdit: boolean;
  onReset: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  const { organisation, fallback } = layers;
  return (
    <section className={styles.panel} aria-label={t("panel.label", { name: line.name })}>
      <div className={styles.head}>
        <h2>{line.name}</h2>
        <AccountId id={line.accountId} />
        <button type="button" className={styles.close} onClick={onClose} aria-label={ui("close")}>
          <IconX size={16} stroke={1.7} aria-hidden />
        </button>
      </div>
      <p className={styles.detail}>{t("panel.detail")}</p>
      <ol className={styles.chain}>
        {line.own && (
          <ChainStep
            rule={rule}
            title={t("source.accountVersion", { version: line.own.version })}
            setting={line.own.body}
            head={line.own}
            holds={line.source === "account"}
            remark={line.source === "account" ? null : t("panel.lockedOut")}
          />
        )}
        {organisation?.body && (
          <ChainStep
            rule={rule}
            title={t("source.organisationVersion", { version: organisation.version })}
            setting={organisation.body}
            head={organisation}
            holds={line.source === "organisation"}
            remark={layers.locked ? t("panel.locked") : null}
          />
        )}
        <ChainStep
          rule={rule}
          title={t("source.default")}
          setting={fallback}
          head={null}
          holds={line.source === "default"}
          remark={line.source === "default" ? t("panel.undecided") : null}
        />
      </ol>
      {mayEdit && (line.own || (!editing && !layers.locked)) && (
        <div className={styles.actions}>
          {line.own && (
            <Button size="sm" onClick={onReset} leftSection={<IconArrowBackUp size={15} stroke={1.7} />}>
              {t("resetToInherited")}
            </Button>
          )}
          {!editing && !layers.locked && (
            <Button
              component={Link}
              href={editHref}
              size="sm"
              variant={line.own ? "subtle" : "default"}
              leftSection={<IconPencil size={15} stroke={1.7} />}
              rightSection={<KeyHint keys={["E"]} />}
            >
              {line.own ? t("edit") : t("override")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function ChainStep({
  rule,
  title,
  setting,
  head,
  holds,
  remark,
}: {
  rule: Rule;
  title: string;
  setting: RuleSetting | null;
  head: VersionHead | null;
  holds: boolean;
  remark: ReactNode;
}) {
  const t = useTranslations("settings");
  const words = useSettingWords(rule);
  const summary = setting && head ? words.summary(setting) : t("noValue");
  return (
    <li className={styles.step} data-holds={holds || undefined}>
      <p className={styles.title}>
        {title}
        {holds && <Tag tone="ai">{t("panel.holds")}</Tag>}
      </p>
      <p className={styles.value}>{holds || !head ? summary : <s>{summary}</s>}</p>
      {head && (
        <p className={styles.who}>
          {t.rich("panel.by", { name: () => <bdi>{head.by}</bdi>, at: () => <Moment at={head.at} /> })}
        </p>
      )}
      {head?.note && <p className={styles.note}>{t("quoted", { note: head.note })}</p>}
      {remark && <p className={styles.who}>{remark}</p>}
    </li>
  );
}
