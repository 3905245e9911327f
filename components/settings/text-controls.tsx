"use client";

import { NumberInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { HoursSetting, TagPairSetting, TextSetting } from "@/lib/catalogue/setting-definition";
import { problemsAt, textValue, type ControlProps } from "./control-props";
import { useProblemText } from "./problem-text";
import styles from "./setting-controls.module.css";

export function TextControl({
  definition,
  values,
  onChange,
  problems,
  disabled,
  label,
}: ControlProps<TextSetting>) {
  const text = useProblemText();
  const [problem] = problems;
  return (
    <TextInput
      className={styles.text}
      aria-label={label}
      size="xs"
      value={textValue(values[definition.name])}
      onChange={(event) => onChange({ [definition.name]: event.currentTarget.value })}
      error={problem && text(problem)}
      disabled={disabled}
      spellCheck={false}
      autoComplete="off"
    />
  );
}

/** A tag's key and its value. */
export function TagPairControl(props: ControlProps<TagPairSetting>) {
  const { definition, values, onChange, problems, disabled } = props;
  const t = useTranslations("catalogue.controls");
  const text = useProblemText();
  const [ofKey] = problemsAt(problems, definition.name);
  const [ofValue] = problemsAt(problems, definition.valueName);
  return (
    <div className={styles.pair}>
      <TextInput
        size="xs"
        aria-label={t("tagKey")}
        placeholder={t("tagKey")}
        value={textValue(values[definition.name])}
        onChange={(event) => onChange({ [definition.name]: event.currentTarget.value })}
        error={ofKey && text(ofKey)}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
      />
      <span aria-hidden>=</span>
      <TextInput
        size="xs"
        aria-label={t("tagValue")}
        placeholder={t("tagValue")}
        value={textValue(values[definition.valueName])}
        onChange={(event) => onChange({ [definition.valueName]: event.currentTarget.value })}
        error={ofValue && text(ofValue)}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}

export function HoursControl({
  definition,
  values,
  onChange,
  problems,
  disabled,
  label,
}: ControlProps<HoursSetting>) {
  const t = useTranslations("catalogue.controls");
  const text = useProblemText();
  const value = values[definition.name];
  const [problem] = problems;
  return (
    <div className={styles.hours}>
      <NumberInput
        size="xs"
        w={96}
        aria-label={label}
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange({ [definition.name]: next === "" ? null : Number(next) })}
        min={definition.min}
        max={definition.max}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        error={problem && text(problem)}
        disabled={disabled}
      />
      <span>{t("hoursUnit")}</span>
    </div>
  );
}
