"use client";

import { useTranslations } from "next-intl";
import type { SettingProblem } from "@/lib/catalogue/setting-problems";
import { ListInput } from "./list-input";
import { splitList } from "./split-list";

interface TagPair {
  key: string;
  value: string;
}

/** Tags as `key=value`, the way people copy them. Without "=" the value is empty. */
export function TagListInput({
  label,
  tags,
  onChange,
  problems,
  disabled,
}: {
  label: string;
  tags: readonly TagPair[];
  onChange: (tags: TagPair[]) => void;
  problems: readonly SettingProblem[];
  disabled: boolean;
}) {
  const t = useTranslations("settings");
  return (
    <ListInput
      label={label}
      items={tags.map(({ key, value }) => `${key}=${value}`)}
      onChange={(items) => onChange(items.map(parseTag))}
      split={splitList}
      problems={problems}
      disabled={disabled}
      placeholder={t("tagPlaceholder")}
    />
  );
}

function parseTag(text: string): TagPair {
  const at = text.indexOf("=");
  if (at < 0) return { key: text.trim(), value: "" };
  return { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}
