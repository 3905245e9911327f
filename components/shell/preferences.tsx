"use client";

import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { saveProfileAction } from "@/lib/users/actions";
import styles from "./preferences.module.css";
import type { ShellData } from "./shell-data";

/** Theme (of this browser) and language (of this person, everywhere). */
export function Preferences({ person }: { person: NonNullable<ShellData["person"]> }) {
  const t = useTranslations("shell.preferences");
  const ui = useTranslations("ui");
  const errors = useTranslations("errors");
  const router = useRouter();
  const mounted = useMounted();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [failed, setFailed] = useState(false);
  const [busy, start] = useTransition();
  const themeId = useId();
  const languageId = useId();

  const chooseLanguage = (language: string) =>
    start(async () => {
      const { name, timeZone } = person;
      const result = await saveProfileAction({ name, timeZone, language });
      setFailed(!result.ok);
      if (result.ok) router.refresh();
    });

  return (
    <>
      <div className={styles.label} id={themeId}>
        {t("theme")}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={themeId}
        value={mounted ? colorScheme : "auto"}
        onChange={(value) => setColorScheme(value as "light" | "dark" | "auto")}
        data={[
          { value: "light", label: t("light") },
          { value: "dark", label: t("dark") },
          { value: "auto", label: t("auto") },
        ]}
      />
      <div className={styles.label} id={languageId}>
        {ui("language.label")}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={languageId}
        value={person.language}
        disabled={busy}
        onChange={chooseLanguage}
        data={[
          { value: "ja", label: <span lang="ja">日本語</span> },
          { value: "en", label: <span lang="en">English</span> },
        ]}
      />
      <div role="alert" className={styles.problem}>
        {failed ? errors("unexpected") : null}
      </div>
    </>
  );
}
