"use client";

import { Drawer } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconBuilding, IconLogout, IconMenu2, IconSearch, IconUserCircle } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { keepsToastAbove } from "@/components/ui/toast-place";
import { signOutAction } from "@/lib/auth/actions";
import styles from "./bottom-bar.module.css";
import { isWithin } from "./navigation-items";
import { NavigationSections, type Sections } from "./navigation-sections";
import { Preferences } from "./preferences";
import type { ShellData } from "./shell-data";

const SHOWN = ["overview", "findings", "canaries"] as const;

/** The navigation of a phone: three places to triage from, and everything else behind the fourth. */
export function BottomBar({ data, sections }: { data: ShellData; sections: Sections }) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui");
  const path = usePathname();
  const [open, setOpen] = useState(false);
  const items = sections.flatMap((section) => section.items);
  const shown = SHOWN.map((key) => items.find((item) => item.key === key)!);
  const elsewhere = !shown.some((item) => isWithin(path, item.href));
  const close = () => setOpen(false);
  return (
    <>
      <nav className={styles.bar} aria-label={t("navigation")} ref={keepsToastAbove}>
        {shown.map(({ key, href, icon: Icon }) => (
          <Link
            key={key}
            href={href}
            className={styles.item}
            aria-current={isWithin(path, href) ? "page" : undefined}
          >
            <Icon size={22} stroke={1.6} aria-hidden="true" />
            <span>{t(`places.${key}`)}</span>
          </Link>
        ))}
        <button
          type="button"
          className={styles.item}
          aria-expanded={open}
          data-current={elsewhere || undefined}
          onClick={() => setOpen(true)}
        >
          <IconMenu2 size={22} stroke={1.6} aria-hidden="true" />
          <span>{ui("more")}</span>
        </button>
      </nav>
      <Drawer
        opened={open}
        onClose={close}
        position="bottom"
        size="auto"
        title={data.organisation?.name ?? "Kanaria"}
        closeButtonProps={{ "aria-label": ui("close") }}
      >
        <button
          type="button"
          className={styles.line}
          onClick={() => {
            close();
            spotlight.open();
          }}
        >
          <IconSearch size={18} stroke={1.6} aria-hidden="true" />
          {t("search.open")}
        </button>
        <NavigationSections sections={sections} counts={data.counts} onGo={close} />
        <div className={styles.person}>
          {data.person?.isAdmin ? (
            <Link className={styles.line} href="/organisation" onClick={close}>
              <IconBuilding size={18} stroke={1.6} aria-hidden="true" />
              {t("organisation.settings")}
            </Link>
          ) : null}
          {data.person ? (
            <>
              <Link className={styles.line} href="/profile" onClick={close}>
                <IconUserCircle size={18} stroke={1.6} aria-hidden="true" />
                {data.person.name}
              </Link>
              <Preferences person={data.person} />
              <button type="button" className={styles.line} onClick={() => void signOutAction()}>
                <IconLogout size={18} stroke={1.6} aria-hidden="true" />
                {t("person.signOut")}
              </button>
            </>
          ) : null}
        </div>
      </Drawer>
    </>
  );
}
