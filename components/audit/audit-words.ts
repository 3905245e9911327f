import { useTranslations } from "next-intl";
import { getRule } from "@/lib/catalogue/rules";
import { settingLabelKey } from "@/lib/catalogue/setting-label";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import type { getAuditEntry } from "@/lib/audit/queries";
import { useRowText } from "./row-text";

type Change = NonNullable<Awaited<ReturnType<typeof getAuditEntry>>>["changes"][number];
type Target = { targetKind: string; targetId: string };

export type AuditWords = ReturnType<typeof useAuditWords>;

/** What of the log has words in both languages; the rest (of an older version, or named by AWS) shows as it is stored. */
export function useAuditWords() {
  const t = useTranslations("audit");
  const catalogue = useTranslations("catalogue");
  const ui = useTranslations("ui");
  const statuses = useTranslations("findings.status");
  const rows = useRowText();

  function field(target: Target, name: string): string {
    const rule = target.targetKind === "rule-setting" ? getRule(target.targetId.split("/")[0] ?? "") : null;
    const key =
      rule && name.startsWith("values.") ? settingLabelKey(rule, name.slice("values.".length)) : null;
    if (key) return catalogue(key as never);
    if (RISK_LEVELS.some((level) => level === name)) return ui(`riskLevel.${name}` as never);
    const known = `field.${name.replace(".", "_")}`;
    return t.has(known as never) ? t(known as never) : name;
  }

  const status = (name: string) => (statuses.has(name as never) ? statuses(name as never) : name);

  return {
    action(action: string): string {
      const key = `action.${action.replace(".", "_")}`;
      return t.has(key) ? t(key) : action;
    },
    /** Stored is what the target was called then; a rule, which never changes its id, has its name in both languages. */
    target({ targetKind, targetLabel }: { targetKind: string; targetLabel: string }): string {
      const id = targetKind === "rule-setting" ? (targetLabel.split(" ")[0] ?? "") : "";
      const key = `rules.${id}.title`;
      return id !== "" && catalogue.has(key as never) ? `${id} ${catalogue(key as never)}` : targetLabel;
    },
    kind(kind: string): string {
      return t.has(`kind.${kind}`) ? t(`kind.${kind}`) : kind;
    },
    /** The way to what changed, from the outermost field. */
    path(target: Target, path: Change["path"]): string {
      const isExample = path.includes("examples");
      return path
        .map((part, index) => {
          if (typeof part === "number") return String(part + 1);
          if (typeof part === "string") return field(target, part);
          return t(isExample && index > 1 ? "entry.example" : "entry.row", { number: part.number });
        })
        .join(" › ");
    },
    /** A value that has words; null for one that has none. */
    value(path: Change["path"], value: unknown): string | null {
      if (typeof value === "boolean") return t(value ? "entry.yes" : "entry.no");
      if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string"))
        return value.join(t("entry.separator"));
      if (typeof value !== "string") return rows(value);
      const name = String(path.at(-1));
      if (/riskLevel$/i.test(name) && RISK_LEVELS.some((level) => level === value))
        return ui(`riskLevel.${value}` as never);
      if (name === "role" && ui.has(`role.${value}` as never)) return ui(`role.${value}` as never);
      if (name === "language" && ui.has(`language.${value}` as never))
        return ui(`language.${value}` as never);
      // Findings of one decision may have come from several.
      if (name === "status") return value.split(", ").map(status).join(t("entry.separator"));
      return null;
    },
  };
}
