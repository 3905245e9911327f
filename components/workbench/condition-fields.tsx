"use client";

import { Checkbox, NativeSelect, SegmentedControl, TagsInput, TextInput } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { conditionsSchema, MAX_CHOSEN } from "@/lib/catalogue/row-schema";
import type { PatternCondition } from "@/lib/engine/compile-conditions";
import type { Cell, ChosenValues, RowConditions } from "@/lib/engine/row";
import { patternFault } from "./pattern-fault";
import styles from "./conditions-dialog.module.css";

interface PatternFieldProps {
  name: PatternCondition;
  cell: Cell | undefined;
  onChange: (cell: Cell) => void;
  autoFocus?: boolean;
}

/** A pattern, checked as it is typed. */
export function PatternField({
  name,
  cell = { pattern: "", not: false },
  onChange,
  autoFocus,
}: PatternFieldProps) {
  const t = useTranslations("workbench.conditions");
  const tPattern = useTranslations("pattern");
  const fault = patternFault(cell.pattern);
  return (
    <div className={styles.field}>
      <TextInput
        label={t(`name.${name}`)}
        description={t(`help.${name}`)}
        classNames={{ input: styles.mono }}
        value={cell.pattern}
        error={
          fault &&
          tPattern("at", { position: fault.position + 1, reason: tPattern(`problem.${fault.reason}`) })
        }
        onChange={(event) => onChange({ ...cell, pattern: event.currentTarget.value })}
        data-autofocus={autoFocus || undefined}
        spellCheck={false}
        autoComplete="off"
      />
      <NotBox
        name={name}
        label={t("notPattern")}
        not={cell.not}
        onChange={(not) => onChange({ ...cell, not })}
      />
    </div>
  );
}

type ListName = "principals" | "accounts" | "regions" | "sourceAddresses";

interface ListFieldProps {
  name: ListName;
  chosen: ChosenValues | undefined;
  onChange: (chosen: ChosenValues) => void;
  offered?: readonly string[];
  labelOf?: (value: string) => string | undefined;
}

/** Values one by one, or many pasted at once; what is none of its kind is not taken, and said. */
export function ListField({
  name,
  chosen = { values: [], not: false },
  onChange,
  offered,
  labelOf,
}: ListFieldProps) {
  const t = useTranslations("workbench.conditions");
  const [refused, setRefused] = useState<string | null>(null);
  function take(values: string[]) {
    const trimmed = [...new Set(values.map((value) => value.trim()))].filter((value) => value !== "");
    const bad = trimmed.find((value) => !isTaken(name, value));
    const good = trimmed.filter((value) => isTaken(name, value));
    setRefused(
      bad !== undefined
        ? t("badValue", { value: bad.slice(0, 80) })
        : good.length > MAX_CHOSEN
          ? t("tooMany", { limit: MAX_CHOSEN })
          : null,
    );
    onChange({ ...chosen, values: good.slice(0, MAX_CHOSEN) });
  }
  return (
    <div className={styles.field}>
      <TagsInput
        label={t(`name.${name}`)}
        description={t(`help.${name}`)}
        placeholder={chosen.values.length === 0 ? t("placeholder") : undefined}
        classNames={{ pill: styles.mono }}
        value={chosen.values}
        data={[...(offered ?? [])]}
        renderOption={({ option }) => (
          <span>
            <span className={styles.mono}>{option.value}</span> {labelOf?.(option.value)}
          </span>
        )}
        // A role session's name may hold a comma or a space.
        splitChars={name === "principals" ? ["\n"] : [",", " ", "\n"]}
        error={refused}
        limit={20}
        acceptValueOnBlur
        maxDropdownHeight={200}
        onChange={take}
      />
      <NotBox
        name={name}
        label={t("not")}
        not={chosen.not}
        onChange={(not) => onChange({ ...chosen, not })}
      />
    </div>
  );
}

function isTaken(name: ListName, value: string): boolean {
  return conditionsSchema.safeParse({ [name]: { values: [value], not: false } }).success;
}

interface ReadOnlyFieldProps {
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
}

export function ReadOnlyField({ value, onChange }: ReadOnlyFieldProps) {
  const t = useTranslations("workbench.conditions");
  const label = useId();
  return (
    <div className={styles.field}>
      <span id={label} className={styles.label}>
        {t("name.readOnly")}
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby={label}
        value={value === undefined ? "any" : String(value)}
        onChange={(next) => onChange(next === "any" ? undefined : next === "true")}
        data={[
          { value: "any", label: t("readOnlyAny") },
          { value: "true", label: t("readOnlyYes") },
          { value: "false", label: t("readOnlyNo") },
        ]}
      />
    </div>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

interface HoursFieldProps {
  hours: RowConditions["hours"];
  onChange: (hours: RowConditions["hours"]) => void;
}

/** A window in UTC, and what that is on the person's own clock today. */
export function HoursField({ hours, onChange }: HoursFieldProps) {
  const t = useTranslations("workbench.conditions");
  const format = useFormatter();
  const local = (hour: number) => {
    const at = new Date();
    at.setUTCHours(hour, 0, 0, 0);
    return format.dateTime(at, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    });
  };
  return (
    <div className={styles.field}>
      <Checkbox
        label={t("hoursOn")}
        description={t("help.hours")}
        checked={hours !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { from: 9, to: 18, not: false } : undefined)
        }
      />
      {hours && (
        <div className={styles.hours}>
          <NativeSelect
            label={t("from")}
            data={HOURS}
            value={String(hours.from)}
            onChange={(event) => onChange({ ...hours, from: Number(event.currentTarget.value) })}
          />
          <NativeSelect
            label={t("to")}
            data={HOURS}
            value={String(hours.to)}
            onChange={(event) => onChange({ ...hours, to: Number(event.currentTarget.value) })}
          />
          <NotBox
            name="hours"
            label={t("notHours")}
            not={hours.not}
            onChange={(not) => onChange({ ...hours, not })}
          />
          <p className={styles.local} role="status">
            {hours.from === hours.to
              ? t("sameHour")
              : t("local", { from: local(hours.from), to: local(hours.to) })}
          </p>
        </div>
      )}
    </div>
  );
}

interface NotBoxProps {
  name: keyof RowConditions;
  label: string;
  not: boolean;
  onChange: (not: boolean) => void;
}

function NotBox({ name, label, not, onChange }: NotBoxProps) {
  const t = useTranslations("workbench.conditions");
  return (
    <Checkbox
      size="xs"
      label={label}
      aria-label={`${t(`name.${name}`)}: ${label}`}
      checked={not}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
