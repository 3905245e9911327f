import { useTranslations } from "next-intl";

/** Labels of actions and of kinds of targets; what has none (an action of an older version) shows as it is stored. */
export function useAuditWords() {
  const t = useTranslations("audit");
  const rules = useTranslations("catalogue.rules");
  return {
    action(action: string): string {
      const key = `action.${action.replace(".", "_")}`;
      return t.has(key) ? t(key) : action;
    },
    /** Stored is what the target was called then; a rule, which never changes its id, has its name in both languages. */
    target({ targetKind, targetLabel }: { targetKind: string; targetLabel: string }): string {
      const id = targetKind === "rule-setting" ? (targetLabel.split(" ")[0] ?? "") : "";
      const key = `${id}.title`;
      return id !== "" && rules.has(key as never) ? `${id} ${rules(key as never)}` : targetLabel;
    },
    kind(kind: string): string {
      return t.has(`kind.${kind}`) ? t(`kind.${kind}`) : kind;
    },
  };
}
