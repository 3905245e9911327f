"use client";

import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonTree } from "@/components/ui/json-tree";
import { parseRecord } from "./parse-record";
import styles from "./raw-record.module.css";

/** The record as it came in, as a tree. It is parsed here: a text crosses from the server however deep it nests. */
export function RawRecord({
  raw,
  open: opened,
  last,
}: {
  raw: string;
  /** Parts that are unfolded to begin with. */
  open: readonly string[];
  /** Nothing comes after it. */
  last?: boolean;
}) {
  const t = useTranslations("record");
  const [open, setOpen] = useState(true);
  const record = useMemo(() => parseRecord(raw), [raw]);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <section className={styles.section} data-last={last || undefined}>
      <div className={styles.head}>
        <h3>
          <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Chevron size={15} stroke={1.6} aria-hidden="true" />
            {t("title")}
          </button>
        </h3>
        <CopyButton text={raw} label={t("copy")} />
      </div>
      {open ? (
        record === null ? (
          <p className={styles.unreadable}>{t("unreadable")}</p>
        ) : (
          <div className={styles.tree}>
            <JsonTree value={record} open={opened} />
          </div>
        )
      ) : null}
    </section>
  );
}
