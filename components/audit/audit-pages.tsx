"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "./audit.module.css";

/** Where the log goes on. `paused`: entries were looked through without filling the page. */
export function AuditPages({ newest, older, paused }: { newest?: string; older?: string; paused: boolean }) {
  const t = useTranslations("audit");
  if (!newest && !older) return null;
  return (
    <nav className={styles.pages} aria-label={t("pages")}>
      {paused ? <span>{t("paused")}</span> : null}
      {newest ? (
        <Button component={Link} href={newest}>
          {t("newest")}
        </Button>
      ) : null}
      {older ? (
        <Button component={Link} href={older}>
          {paused ? t("searchOn") : t("older")}
        </Button>
      ) : null}
    </nav>
  );
}
