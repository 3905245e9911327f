"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { RegexSetting } from "@/lib/catalogue/setting-definition";
import { checkPattern } from "@/lib/engine/check-pattern";
import { textValue, type ControlProps } from "./control-props";
import { ProblemText } from "./problem-text";
import styles from "./setting-controls.module.css";

/** A pattern, checked by the engine while it is typed: the place where it breaks is underlined, the reason below. */
export function RegexControl({
  definition,
  values,
  onChange,
  problems,
  disabled,
  label,
}: ControlProps<RegexSetting>) {
  const t = useTranslations("catalogue.controls");
  const pattern = textValue(values[definition.name]);
  const checked = checkPattern(pattern);
  return (
    <div className={styles.regex}>
      <TextInput
        size="xs"
        aria-label={label}
        value={pattern}
        onChange={(event) => onChange({ [definition.name]: event.currentTarget.value })}
        error={problems.length > 0}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: styles.mono }}
      />
      {checked.ok ? (
        pattern !== "" && <p className={styles.remark}>{t("patternOk")}</p>
      ) : (
        <p className={styles.fault} aria-hidden>
          {pattern.slice(0, checked.position)}
          <span>{pattern.slice(checked.position, checked.position + checked.length) || "\u00a0"}</span>
          {pattern.slice(checked.position + checked.length)}
        </p>
      )}
      <ProblemText problems={problems} />
    </div>
  );
}
