"use client";

import { Popover } from "@mantine/core";
import { IconLogout, IconUserCircle } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { ZoneName } from "@/components/ui/moment";
import { signOutAction } from "@/lib/auth/actions";
import { Preferences } from "./preferences";
import styles from "./person-menu.module.css";
import type { ShellData } from "./shell-data";

/** Who is signed in and in which zone the times are; profile, theme, language, and the way out. */
export function PersonMenu({ person }: { person: NonNullable<ShellData["person"]> }) {
  const t = useTranslations("shell");
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-start"
      width={264}
      offset={4}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.target}
          aria-label={t("person.menu", { name: person.name })}
          onClick={() => setOpened(!opened)}
        >
          <Avatar name={person.name} />

          <span className={styles.name}>{person.name}</span>
          <span className={styles.zone}>
            <ZoneName />
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={t("person.menu", { name: person.name })}>
        <Link href="/profile" className={styles.line} onClick={() => setOpened(false)}>
          <IconUserCircle size={16} stroke={1.6} aria-hidden="true" />
          {t("person.profile")}
        </Link>
        <div className={styles.preferences}>
          <Preferences person={person} />
        </div>
        <button type="button" className={styles.line} onClick={() => void signOutAction()}>
          <IconLogout size={16} stroke={1.6} aria-hidden="true" />
          {t("person.signOut")}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
