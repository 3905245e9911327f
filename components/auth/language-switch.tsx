"use client";

import { SegmentedControl } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { chooseLanguageAction } from "@/lib/i18n/actions";

/** Each language by its own name, in its own language: who cannot read the page still finds theirs. */
const NAMES = [
  { value: "ja", label: <span lang="ja">日本語</span> },
  { value: "en", label: <span lang="en">English</span> },
];

/** The language of this browser and a way to change it; the page changes at once and keeps what was typed. */
export function useLanguageChoice() {
  const [language, showLanguage] = useOptimistic(useLocale());
  const [, startTransition] = useTransition();
  function choose(next: string) {
    startTransition(async () => {
      showLanguage(next);
      await chooseLanguageAction(next);
    });
  }
  return { language, choose };
}

export function LanguageSwitch() {
  const t = useTranslations("ui.language");
  const { language, choose } = useLanguageChoice();
  return <SegmentedControl aria-label={t("label")} data={NAMES} value={language} onChange={choose} />;
}
