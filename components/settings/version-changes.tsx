import { useTranslations } from "next-intl";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import type { Rule } from "@/lib/catalogue/rule";
import type { Row } from "@/lib/engine/row";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import { changedFields, fieldValue, type SettingField } from "@/lib/engine/setting-diff";
import { RowChanges } from "./row-changes";
import { useSettingWords } from "./setting-words";
import styles from "./version-list.module.css";

/** What a version changed, field by field and for RTM-011 row by row; a first version is compared with the default. */
export function VersionChanges({
  rule,
  before,
  after,
  unchanged,
}: {
  rule: Rule;
  before: RuleSetting | null;
  after: RuleSetting | null;
  /** What is said where nothing differs. */
  unchanged?: string;
}) {
  const t = useTranslations("settings.history");
  const words = useSettingWords(rule, { whole: true });
  if (!after) return <p className={styles.reset}>{t("wasReset")}</p>;
  const start = before ?? defaultSetting(rule);
  const fields = changedFields(start, after);
  if (fields.length === 0) return <p className={styles.reset}>{unchanged ?? t("noChange")}</p>;
  return (
    <dl className={styles.changes}>
      {fields.map((field) => (
        <div key={field} className={styles.change}>
          <dt>{words.label(field)}</dt>
          <dd>
            <FieldChange rule={rule} field={field} before={start} after={after} />
            {isGrid(rule, field) && <RowChanges before={rowsOf(start, field)} after={rowsOf(after, field)} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Two long lists side by side hide what changed: of lists, only what came and what went is said. */
function FieldChange({
  rule,
  field,
  before,
  after,
}: {
  rule: Rule;
  field: SettingField;
  before: RuleSetting;
  after: RuleSetting;
}) {
  const t = useTranslations("settings.history");
  const words = useSettingWords(rule, { whole: true });
  const [was, is] = [fieldValue(before, field), fieldValue(after, field)];
  if (isTextList(was) && isTextList(is) && was.length > 0 && is.length > 0) {
    const removed = was.filter((item) => !is.includes(item));
    const added = is.filter((item) => !was.includes(item));
    if (removed.length + added.length === 0) return <span>{t("reordered")}</span>;
    return (
      <>
        {removed.length > 0 && (
          <del className={styles.removed}>− {words.value(withList(before, field, removed), field)}</del>
        )}
        {added.length > 0 && (
          <ins className={styles.added}>+ {words.value(withList(after, field, added), field)}</ins>
        )}
      </>
    );
  }
  const [from, to] = [before, after].map((setting) => words.value(setting, field) || t("nothing"));
  // As many rows as before, and other ones.
  if (from === to) return <span>{to}</span>;
  return (
    <>
      <s>{from}</s>
      <span aria-hidden> → </span>
      <ins>{to}</ins>
    </>
  );
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function withList(setting: RuleSetting, field: SettingField, list: string[]): RuleSetting {
  if (!field.startsWith("values.")) {
    return { ...setting, exceptions: { ...setting.exceptions, resourceIds: list } };
  }
  return { ...setting, values: { ...setting.values, [field.slice("values.".length)]: list } };
}

function isGrid(rule: Rule, field: SettingField): boolean {
  return rule.settings.some(({ control, name }) => control === "rows" && field === `values.${name}`);
}

function rowsOf(setting: RuleSetting, field: SettingField): readonly Row[] {
  const rows = fieldValue(setting, field);
  return Array.isArray(rows) ? (rows as Row[]) : [];
}
