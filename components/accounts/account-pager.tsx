"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "./account-screen.module.css";

/** Where the list goes on. */
export function AccountPager({ first, next }: { first: string | null; next: string | null }) {
  const t = useTranslations("accounts");
  const ui = useTranslations("ui.table");
  if (!first && !next) return null;
  return (
    <nav className={styles.pages} aria-label={ui("pages")}>
      {first ? (
        <Button component={Link} href={first}>
          {t("first")}
        </Button>
      ) : null}
      {next ? (
        <Button component={Link} href={next}>
          {t("next")}
        </Button>
      ) : null}
    </nav>
  );
}
