"use client";

import { ActionIcon, Button, Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { TagKeysOverride, TagKeysSetting } from "@/lib/catalogue/setting-definition";
import { OptionBoxes } from "./choice-controls";
import { problemsAt, textList, type ControlProps } from "./control-props";
import { ListInput } from "./list-input";
import { ProblemText } from "./problem-text";
import styles from "./setting-controls.module.css";
import { splitList } from "./split-list";

/** Tag keys, the resource types that must carry them, and other keys for single types. */
export function TagKeysControl({
  definition,
  values,
  onChange,
  problems,
  disabled,
  label,
}: ControlProps<TagKeysSetting>) {
  const t = useTranslations("catalogue.controls");
  const types = useTranslations("catalogue.options.tagKeys");
  const chosen = textList(values[definition.typesName]);
  const nameOf = (type: string) => types(type as never);
  return (
    <div className={styles.stack}>
      <ListInput
        label={label}
        items={textList(values[definition.name])}
        onChange={(keys) => onChange({ [definition.name]: keys })}
        split={splitList}
        problems={problemsAt(problems, definition.name)}
        disabled={disabled}
      />
      <div>
        <p className={styles.part}>{t("resourceTypes")}</p>
        <OptionBoxes
          label={t("resourceTypes")}
          options={definition.types.map((type) => ({ value: type, label: nameOf(type) }))}
          chosen={chosen}
          onChange={(list) => onChange({ [definition.typesName]: list })}
          disabled={disabled}
          all={t("chooseAll")}
          none={t("chooseNone")}
          count={t("chosen", { count: chosen.length, total: definition.types.length })}
        />
        <ProblemText problems={problemsAt(problems, definition.typesName)} />
      </div>
      <div>
        <p className={styles.part}>{t("overrides")}</p>
        <Overrides
          definition={definition}
          overrides={readOverrides(values[definition.overridesName])}
          onChange={(overrides) => onChange({ [definition.overridesName]: overrides })}
          problems={problemsAt(problems, definition.overridesName)}
          disabled={disabled}
          nameOf={nameOf}
        />
      </div>
    </div>
  );
}

function Overrides({
  definition,
  overrides,
  onChange,
  problems,
  disabled,
  nameOf,
}: {
  definition: TagKeysSetting;
  overrides: TagKeysOverride[];
  onChange: (overrides: TagKeysOverride[]) => void;
  problems: ControlProps["problems"];
  disabled: boolean;
  nameOf: (type: string) => string;
}) {
  const t = useTranslations("catalogue.controls");
  const taken = overrides.map((override) => override.resourceType);
  const free = definition.types.filter((type) => !taken.includes(type));
  const patch = (index: number, part: Partial<TagKeysOverride>) =>
    onChange(overrides.map((override, at) => (at === index ? { ...override, ...part } : override)));
  return (
    <div className={styles.lines}>
      {overrides.map((override, index) => (
        <div key={override.resourceType} className={styles.line}>
          <Select
            className={styles.lineKey}
            size="xs"
            aria-label={t("resourceType")}
            data={definition.types
              .filter((type) => type === override.resourceType || free.includes(type))
              .map((type) => ({ value: type, label: nameOf(type) }))}
            value={override.resourceType}
            onChange={(resourceType) => resourceType && patch(index, { resourceType })}
            allowDeselect={false}
            searchable
            disabled={disabled}
          />
          <div className={styles.lineValue}>
            <ListInput
              label={nameOf(override.resourceType)}
              items={override.tags}
              onChange={(tags) => patch(index, { tags })}
              split={splitList}
              problems={problemsAt(problems, index, "tags")}
              disabled={disabled}
            />
          </div>
          {!disabled && (
            <ActionIcon
              aria-label={t("remove", { item: nameOf(override.resourceType) })}
              onClick={() => onChange(overrides.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </div>
      ))}
      {overrides.length === 0 && disabled && <span className={styles.remark}>{t("emptyList")}</span>}
      {!disabled && free.length > 0 && (
        <Button
          size="sm"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() => onChange([...overrides, { resourceType: free[0]!, tags: [] }])}
        >
          {t("addOverride")}
        </Button>
      )}
    </div>
  );
}

function readOverrides(value: unknown): TagKeysOverride[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((override: Partial<TagKeysOverride> | null) =>
    typeof override?.resourceType === "string"
      ? [{ resourceType: override.resourceType, tags: textList(override.tags) }]
      : [],
  );
}
