"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AccountName } from "@/components/ui/account-name";
import { Moment } from "@/components/ui/moment";
import { SidePanel } from "@/components/ui/side-panel";
import type { getAuditEntry } from "@/lib/audit/queries";
import styles from "./audit.module.css";
import { useAuditWords, type AuditWords } from "./audit-words";
import { isMoment } from "./is-moment";

type Entry = NonNullable<Awaited<ReturnType<typeof getAuditEntry>>>;

/** One entry: who did what to what, and what it was before and is after. */
export function AuditEntryPanel({ entry }: { entry: Entry }) {
  const t = useTranslations("audit");
  const ui = useTranslations("ui");
  const words = useAuditWords();
  const router = useRouter();
  const params = useSearchParams();
  // Gone at once; the list without it follows when the server has answered.
  const [closed, setClosed] = useState(false);
  const close = () => {
    setClosed(true);
    const next = new URLSearchParams(params);
    next.delete("entry");
    router.push(next.size > 0 ? `/audit?${next}` : "/audit", { scroll: false });
  };
  if (closed) return null;
  return (
    <SidePanel label={t("entry.label")} onClose={close}>
      <div className={styles.panel}>
        <div className={styles.panelHead}>
          <h2>{words.action(entry.action)}</h2>
          <button type="button" className={styles.close} onClick={close} aria-label={ui("close")}>
            ×
          </button>
        </div>
        <dl className={styles.facts}>
          <Fact name={t("column.at")}>
            <Moment at={entry.at} zone />
          </Fact>
          <Fact name={t("column.person")}>{entry.actorName}</Fact>
          <Fact name={words.kind(entry.targetKind)}>{words.target(entry)}</Fact>
          {entry.accountId ? (
            <Fact name={t("column.account")}>
              <AccountName name={entry.accountName} id={entry.accountId} />
            </Fact>
          ) : null}
          {entry.note ? <Fact name={t("column.note")}>{entry.note}</Fact> : null}
        </dl>
        <h3 className={styles.heading}>{t("entry.changes")}</h3>
        {entry.changes.length === 0 ? <p className={styles.quiet}>{t("entry.noChanges")}</p> : null}
        <ul className={styles.changes}>
          {entry.changes.map((change) => (
            <li key={change.path.map((part) => (typeof part === "object" ? part.id : part)).join(".")}>
              <div className={styles.path}>{words.path(entry, change.path)}</div>
              {change.before !== undefined ? (
                <div className={styles.before}>
                  <span className={styles.sign} aria-label={t("entry.before")}>
                    −
                  </span>
                  <Value path={change.path} value={change.before} words={words} />
                </div>
              ) : null}
              {change.after !== undefined ? (
                <div className={styles.after}>
                  <span className={styles.sign} aria-label={t("entry.after")}>
                    +
                  </span>
                  <Value path={change.path} value={change.after} words={words} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
        {entry.moreChanges > 0 ? (
          <p className={styles.quiet}>{t("entry.more", { count: entry.moreChanges })}</p>
        ) : null}
        <p className={styles.reference}>{t("entry.number", { id: entry.id })}</p>
      </div>
    </SidePanel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A stored value in words where it has some; what is neither that nor text as JSON. */
function Value({
  path,
  value,
  words,
}: {
  path: Entry["changes"][number]["path"];
  value: unknown;
  words: AuditWords;
}) {
  const t = useTranslations("audit.entry");
  if (value === "") return <span className={styles.quiet}>{t("empty")}</span>;
  if (value === null || (Array.isArray(value) && value.length === 0))
    return <span className={styles.quiet}>{t("nothing")}</span>;
  if (typeof value === "string" && isMoment(value)) return <Moment at={value} zone />;
  const known = words.value(path, value);
  if (known !== null) return <span className={styles.value}>{known}</span>;
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
  return <span className={styles.value}>{text}</span>;
}
