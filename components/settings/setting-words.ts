import { useLocale, useTranslations } from "next-intl";
import { decisionsOf } from "@/lib/catalogue/default-setting";
import { REGIONS } from "@/lib/catalogue/regions";
import type { Rule } from "@/lib/catalogue/rule";
import { settingLabelKey } from "@/lib/catalogue/setting-label";
import type { GatewayMapping, SettingDefinition, TagKeysOverride } from "@/lib/catalogue/setting-definition";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import { fieldValue, type SettingField } from "@/lib/engine/setting-diff";
import { textList, textValue } from "./control-props";

/** Items of a list that are written out before "and n more". */
const WRITTEN_OUT = 6;

export interface SettingWords {
  /** The name of one field of a setting. */
  label: (field: SettingField) => string;
  /** The value of one field; "" where there is none. */
  value: (setting: RuleSetting, field: SettingField) => string;
  /** What a setting amounts to, in a line: its decisions, or that it is off, or why it was left off. */
  summary: (setting: RuleSetting) => string;
  /** What one of the rule's settings amounts to, a tag pair as key=value. */
  decision: (setting: RuleSetting, definition: SettingDefinition) => string;
}

/** Says a rule's setting in the reader's language. `whole`: lists are never cut, for choosing and comparing. */
export function useSettingWords(rule: Rule, { whole = false } = {}): SettingWords {
  const t = useTranslations("settings");
  const catalogue = useTranslations("catalogue");
  const ui = useTranslations("ui.riskLevel");
  const locale = useLocale();

  const list = (items: readonly string[]) => {
    const cut = !whole && items.length > WRITTEN_OUT;
    const shown = (cut ? items.slice(0, WRITTEN_OUT) : items).join(t("listSeparator"));
    return cut ? t("andMore", { shown, count: items.length - WRITTEN_OUT }) : shown;
  };

  function label(field: SettingField): string {
    if (!field.startsWith("values.")) return t(`field.${field.replace(".", "_")}` as never);
    const name = field.slice("values.".length);
    const key = settingLabelKey(rule, name);
    return key ? catalogue(key as never) : name;
  }

  function named(name: string, value: unknown): string {
    const definition = rule.settings.find((one) => one.name === name);
    const tagKeys = rule.settings.find((one) => one.control === "tagKeys");
    const typeName = (type: string) => catalogue(`options.tagKeys.${type}` as never);
    if (tagKeys && name === tagKeys.typesName) return list(textList(value).map(typeName));
    if (tagKeys && name === tagKeys.overridesName) {
      return list(
        (Array.isArray(value) ? (value as TagKeysOverride[]) : []).map(
          ({ resourceType, tags }) => `${typeName(resourceType)}: ${textList(tags).join(", ")}`,
        ),
      );
    }
    switch (definition?.control) {
      case "countries": {
        const names = new Intl.DisplayNames([locale], { type: "region" });
        return list(textList(value).map((code) => names.of(code) ?? code));
      }
      case "regions":
        return list(textList(value).map((code) => regionName(code, locale)));
      case "choice":
        return textValue(value) && catalogue(`options.${definition.messageKey}.${String(value)}` as never);
      case "choices":
        return list(
          textList(value).map((option) => catalogue(`options.${definition.messageKey}.${option}` as never)),
        );
      case "hours":
        return typeof value === "number" ? catalogue("controls.hours", { count: value }) : "";
      case "rows": {
        const rows = Array.isArray(value) ? (value as { enabled: boolean }[]) : [];
        if (rows.every((row) => row.enabled)) return catalogue("controls.rows", { count: rows.length });
        const enabled = rows.filter((row) => row.enabled).length;
        return catalogue("controls.enabledRows", { enabled, count: rows.length });
      }
      case "mapping":
        return list(
          (Array.isArray(value) ? (value as GatewayMapping[]) : []).map(
            ({ vpcId, gatewayIds }) => `${vpcId} → ${textList(gatewayIds).join(", ")}`,
          ),
        );
      default:
        return Array.isArray(value) ? list(textList(value)) : textValue(value);
    }
  }

  function value(setting: RuleSetting, field: SettingField): string {
    const raw = fieldValue(setting, field);
    switch (field) {
      case "enabled":
      case "locked":
        return t(`${field}.${raw === true ? "yes" : "no"}`);
      case "riskLevel":
        return RISK_LEVELS.some((level) => level === raw)
          ? ui(raw as never)
          : t("defaultLevel", { level: ui(rule.defaultRiskLevel) });
      case "exceptions.tags":
        return list(setting.exceptions.tags.map((tag) => `${tag.key}=${tag.value}`));
      case "exceptions.resourceIds":
        return list(setting.exceptions.resourceIds);
      case "leftOffReason":
        return setting.leftOffReason ?? "";
      default:
        return named(field.slice("values.".length), raw);
    }
  }

  function decision(setting: RuleSetting, definition: SettingDefinition): string {
    const text = named(definition.name, setting.values[definition.name]);
    if (definition.control !== "tagPair") return text;
    const ofValue = textValue(setting.values[definition.valueName]);
    return text || ofValue ? `${text}=${ofValue}` : "";
  }

  function summary(setting: RuleSetting): string {
    if (!setting.enabled) {
      return setting.leftOffReason ? t("leftOff", { reason: setting.leftOffReason }) : t("enabled.no");
    }
    const decided = decisionsOf(rule).map((definition) => decision(setting, definition));
    return decided.length === 0 ? t("enabled.yes") : decided.filter((text) => text !== "").join(" · ") || "–";
  }

  return { label, value, summary, decision };
}

function regionName(code: string, locale: string): string {
  const region = REGIONS.find((one) => one.code === code);
  return region ? `${code} ${locale === "ja" ? region.ja : region.en}` : code;
}
