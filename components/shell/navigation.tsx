"use client";

import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import { NavigationSections, type Sections } from "./navigation-sections";
import styles from "./navigation.module.css";
import { OrganisationMenu } from "./organisation-menu";
import { PersonMenu } from "./person-menu";
import type { ShellData } from "./shell-data";

/** The navigation at the left: 204px, or 48px when folded to its icons. On a phone the bottom bar stands in for it. */
export function Navigation({
  data,
  sections,
  onFold,
  onHelp,
}: {
  data: ShellData;
  sections: Sections;
  onFold: () => void;
  onHelp: () => void;
}) {
  const t = useTranslations("shell");
  return (
    <div className={styles.navigation}>
      <div className={styles.column}>
        <OrganisationMenu
          name={data.organisation?.name ?? null}
          isAdmin={data.person?.isAdmin ?? false}
          onFold={onFold}
        />
        <button
          type="button"
          className={styles.search}
          onClick={() => spotlight.open()}
          aria-label={t("search.open")}
        >
          <IconSearch size={15} stroke={1.6} aria-hidden="true" />
          <span className={styles.searchText}>{t("search.open")}</span>
          <span className={styles.searchKeys}>
            <KeyHint keys={["⌘", "K"]} />
          </span>
        </button>
        <nav className={styles.sections} aria-label={t("navigation")}>
          <NavigationSections sections={sections} counts={data.counts} />
        </nav>
        <div className={styles.person}>
          {data.person ? <PersonMenu person={data.person} /> : null}
          <button
            type="button"
            className={styles.help}
            onClick={onHelp}
            aria-label={t("shortcuts.title")}
            title={t("shortcuts.title")}
          >
            ?
          </button>
        </div>
      </div>
    </div>
  );
}
