"use client";

import { Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Rule } from "@/lib/catalogue/rule";
import type { SettingDefinition } from "@/lib/catalogue/setting-definition";
import type { SettingProblem } from "@/lib/catalogue/setting-problems";
import { takesExceptions } from "@/lib/catalogue/setting-schema";
import type { EffectiveSetting, RuleSetting } from "@/lib/engine/rule-setting";
import { changedFields, type SettingField } from "@/lib/engine/setting-diff";
import { problemsAt } from "./control-props";
import { FieldOrigin } from "./field-origin";
import { FieldRow } from "./field-row";
import { ListInput } from "./list-input";
import { RiskLevelSelect } from "./risk-level-select";
import { SettingControl } from "./setting-control";
import styles from "./setting-form.module.css";
import { splitList } from "./split-list";
import { TagListInput } from "./tag-list-input";

/** The card of a rule's form: on or off, a line per setting of the catalogue, level, exceptions. */
export function SettingFields({
  rule,
  saved,
  draft,
  inherited,
  problems,
  onChange,
  readOnly,
}: {
  rule: Rule;
  saved: RuleSetting;
  draft: RuleSetting;
  inherited: EffectiveSetting;
  problems: readonly SettingProblem[];
  onChange: (draft: RuleSetting) => void;
  readOnly: boolean;
}) {
  const t = useTranslations("settings");
  const catalogue = useTranslations("catalogue");
  const changed = new Set(changedFields(saved, draft));
  const origin = (...fields: SettingField[]) => (
    <FieldOrigin
      rule={rule}
      fields={fields}
      draft={draft}
      inherited={inherited}
      onTake={readOnly ? undefined : onChange}
    />
  );
  const isChanged = (...fields: SettingField[]) => fields.some((field) => changed.has(field));
  return (
    <div className={styles.card}>
      <FieldRow
        label={t("field.enabled")}
        changed={isChanged("enabled", "leftOffReason")}
        origin={origin("enabled", "leftOffReason")}
        remark={rule.settings.length === 0 ? catalogue("controls.onlyOnOff") : null}
      >
        <Switch
          checked={draft.enabled}
          disabled={readOnly}
          onChange={(event) => {
            const enabled = event.currentTarget.checked;
            onChange({ ...draft, enabled, leftOffReason: enabled ? null : draft.leftOffReason });
          }}
          label={draft.enabled ? t("enabled.yes") : t("enabled.no")}
        />
        {draft.leftOffReason !== null && (
          <p className={styles.hint}>{t("leftOff", { reason: draft.leftOffReason })}</p>
        )}
      </FieldRow>
      {rule.settings.map((definition) => {
        const fields = namesOf(definition).map((name): SettingField => `values.${name}`);
        const label = catalogue(`settings.${definition.messageKey}.label` as never);
        return (
          <FieldRow
            key={definition.name}
            label={label}
            changed={isChanged(...fields)}
            origin={origin(...fields)}
          >
            <SettingControl
              definition={definition}
              values={draft.values}
              onChange={(patch) => onChange({ ...draft, values: { ...draft.values, ...patch } })}
              problems={problems
                .filter(({ path }) => path[0] === "values" && namesOf(definition).includes(String(path[1])))
                .map((problem) => ({ ...problem, path: problem.path.slice(1) }))}
              disabled={readOnly}
              label={label}
            />
            <p className={styles.hint}>{catalogue(`settings.${definition.messageKey}.hint` as never)}</p>
          </FieldRow>
        );
      })}
      <FieldRow label={t("field.riskLevel")} changed={isChanged("riskLevel")} origin={origin("riskLevel")}>
        <RiskLevelSelect
          value={draft.riskLevel}
          fallback={rule.defaultRiskLevel}
          onChange={(riskLevel) => onChange({ ...draft, riskLevel })}
          disabled={readOnly}
        />
      </FieldRow>
      {hasExceptions(rule, draft) && (
        <FieldRow
          label={t("exceptions")}
          changed={isChanged("exceptions.resourceIds", "exceptions.tags")}
          origin={origin("exceptions.resourceIds", "exceptions.tags")}
        >
          <div className={styles.exceptions}>
            <span>{t("field.exceptions_resourceIds")}</span>
            <ListInput
              label={t("field.exceptions_resourceIds")}
              items={draft.exceptions.resourceIds}
              onChange={(resourceIds) =>
                onChange({ ...draft, exceptions: { ...draft.exceptions, resourceIds } })
              }
              split={(text) => splitList(text, "arn")}
              problems={problemsAt(problems, "exceptions", "resourceIds")}
              disabled={readOnly}
            />
            <span>{t("field.exceptions_tags")}</span>
            <TagListInput
              label={t("field.exceptions_tags")}
              tags={draft.exceptions.tags}
              onChange={(tags) => onChange({ ...draft, exceptions: { ...draft.exceptions, tags } })}
              problems={problemsAt(problems, "exceptions", "tags")}
              disabled={readOnly}
            />
          </div>
          <p className={styles.hint}>{t("exceptionsHint")}</p>
        </FieldRow>
      )}
    </div>
  );
}

/** What is there although it does nothing can be removed. */
function hasExceptions(rule: Rule, { exceptions }: RuleSetting): boolean {
  return takesExceptions(rule) || exceptions.resourceIds.length > 0 || exceptions.tags.length > 0;
}

/** The names in `values` that one line of the form is about. */
function namesOf(definition: SettingDefinition): string[] {
  if (definition.control === "tagPair") return [definition.name, definition.valueName];
  if (definition.control === "tagKeys") {
    return [definition.name, definition.typesName, definition.overridesName];
  }
  return [definition.name];
}
