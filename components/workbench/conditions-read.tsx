import { useTranslations } from "next-intl";
import { CONDITION_NAMES, type ConditionName } from "@/lib/engine/compile-conditions";
import type { RowConditions } from "@/lib/engine/row";
import { useRowExtras } from "@/components/record/use-row-extras";
import styles from "./conditions-dialog.module.css";

/** Every condition in full, for those who may not change it. Takes the focus, so that a long list can be scrolled by key. */
export function ConditionsRead({ asked, label }: { asked: RowConditions; label: string }) {
  const t = useTranslations("workbench.conditions");
  const { conditions } = useRowExtras();
  const told = CONDITION_NAMES.filter((name) => asked[name] !== undefined);

  function values(name: ConditionName): string[] {
    const condition = asked[name];
    if (typeof condition !== "object") return conditions({ [name]: condition });
    if ("values" in condition) return [...(condition.not ? [`${t("not")}:`] : []), ...condition.values];
    if ("pattern" in condition) return [...(condition.not ? [`${t("notPattern")}:`] : []), condition.pattern];
    return conditions({ [name]: condition });
  }

  return (
    <section className={styles.read} aria-label={label} tabIndex={0}>
      {told.length === 0 && <p>{t("none")}</p>}
      {told.map((name) => (
        <div key={name}>
          <h3 className={styles.label}>{t(`name.${name}`)}</h3>
          {values(name).map((value) => (
            <p key={value} className={styles.value}>
              {value}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}
