"use client";

import { useTranslations } from "next-intl";
import type { Rule } from "@/lib/catalogue/rule";
import type { EffectiveSetting, RuleSetting } from "@/lib/engine/rule-setting";
import { changedFields, withField, type SettingField } from "@/lib/engine/setting-diff";
import styles from "./setting-form.module.css";
import { useSettingWords } from "./setting-words";

/**
 * Where the values of one line come from: the same as what this scope would inherit, or different, with the inherited
 * value struck through and the way back to it.
 */
export function FieldOrigin({
  rule,
  fields,
  draft,
  inherited,
  onTake,
}: {
  rule: Rule;
  fields: readonly SettingField[];
  draft: RuleSetting;
  inherited: EffectiveSetting;
  /** undefined: read only. */
  onTake?: (setting: RuleSetting) => void;
}) {
  const t = useTranslations("settings");
  const words = useSettingWords(rule);
  const different = changedFields(inherited.setting, draft).filter((field) => fields.includes(field));
  const source =
    inherited.source === "default"
      ? t("source.default")
      : t("source.organisationVersion", { version: inherited.version ?? 0 });
  if (different.length === 0) {
    // "As the default" beside each untouched field would only be noise; what an account inherits is news.
    return inherited.source === "default" ? null : <span>{t("sameAs", { source })}</span>;
  }
  const text = different
    .map((field) => words.value(inherited.setting, field))
    .filter((value) => value !== "")
    .join(" · ");
  // That a rule is off and has no values until somebody decides goes without saying.
  if (inherited.source === "default" && (text === "" || fields.includes("enabled"))) return null;
  return (
    <span>
      {t.rich("overrides", {
        source,
        value: () => (text === "" ? <span>{t("noValue")}</span> : <s className={styles.struck}>{text}</s>),
      })}
      {onTake && (
        <button
          type="button"
          className={styles.take}
          onClick={() =>
            onTake(different.reduce((setting, field) => withField(setting, field, inherited.setting), draft))
          }
        >
          {t("takeInherited")}
        </button>
      )}
    </span>
  );
}
