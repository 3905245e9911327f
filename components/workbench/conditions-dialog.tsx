"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Row, RowConditions } from "@/lib/engine/row";
import { Dialog } from "@/components/ui/dialog";
import { HoursField, ListField, PatternField, ReadOnlyField } from "./condition-fields";
import { ConditionsRead } from "./conditions-read";
import { patternFault } from "./pattern-fault";
import { PATTERN_CONDITIONS } from "@/lib/engine/compile-conditions";
import { REGIONS } from "@/lib/catalogue/regions";
import type { ScopeAccount } from "./workbench-data";
import styles from "./conditions-dialog.module.css";

interface ConditionsDialogProps {
  row: Row;
  number: number;
  accounts: readonly ScopeAccount[];
  readOnly: boolean;
  onClose: () => void;
  /** Undefined: the row asks nothing beside its cells. */
  onApply: (conditions: RowConditions | undefined) => void;
}

/** What a row asks beside its three cells. One step of undo; for those who may not change it, to be read. */
export function ConditionsDialog({
  row,
  number,
  accounts,
  readOnly,
  onClose,
  onApply,
}: ConditionsDialogProps) {
  const t = useTranslations("workbench.conditions");
  const tUi = useTranslations("ui");
  const [asked, setAsked] = useState<RowConditions>(row.conditions ?? {});
  const set = (change: RowConditions) => setAsked((before) => ({ ...before, ...change }));
  const isBroken = PATTERN_CONDITIONS.some((name) => patternFault(asked[name]?.pattern ?? "") !== null);
  const apply = () => !isBroken && onApply(tidied(asked));
  const accountNames = new Map(accounts.map(({ id, name }) => [id, name]));
  return (
    <Dialog
      opened
      onClose={onClose}
      size={640}
      title={t("title", { number })}
      detail={t("intro")}
      actions={
        readOnly ? (
          <Button onClick={onClose}>{tUi("close")}</Button>
        ) : (
          <>
            {row.conditions && (
              <Button variant="default" onClick={() => onApply(undefined)}>
                {t("clear")}
              </Button>
            )}
            <Button onClick={onClose}>{tUi("cancel")}</Button>
            <Button variant="filled" disabled={isBroken} onClick={apply}>
              {t("apply")}
            </Button>
          </>
        )
      }
    >
      {readOnly ? (
        <ConditionsRead asked={asked} label={t("title", { number })} />
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            apply();
          }}
        >
          <fieldset className={styles.fields}>
            <legend className="visually-hidden">{t("title", { number })}</legend>
            <PatternField
              name="principal"
              cell={asked.principal}
              onChange={(principal) => set({ principal })}
              autoFocus
            />
            <ListField
              name="principals"
              chosen={asked.principals}
              onChange={(principals) => set({ principals })}
            />
            <ListField
              name="accounts"
              chosen={asked.accounts}
              onChange={(chosen) => set({ accounts: chosen })}
              offered={accounts.map(({ id }) => id)}
              labelOf={(id) => accountNames.get(id)}
            />
            <ListField
              name="regions"
              chosen={asked.regions}
              onChange={(regions) => set({ regions })}
              offered={REGIONS.map(({ code }) => code)}
            />
            <ListField
              name="sourceAddresses"
              chosen={asked.sourceAddresses}
              onChange={(sourceAddresses) => set({ sourceAddresses })}
            />
            <PatternField
              name="errorCode"
              cell={asked.errorCode}
              onChange={(errorCode) => set({ errorCode })}
            />
            <ReadOnlyField value={asked.readOnly} onChange={(value) => set({ readOnly: value })} />
            <HoursField hours={asked.hours} onChange={(hours) => set({ hours })} />
          </fieldset>
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  );
}

/** Only what asks something, so that a row whose conditions were emptied is one without conditions. */
function tidied(asked: RowConditions): RowConditions | undefined {
  const told = Object.entries(asked).filter(([, condition]) => {
    if (condition === undefined) return false;
    if (typeof condition === "object" && "values" in condition) return condition.values.length > 0;
    return typeof condition !== "object" || !("pattern" in condition) || condition.pattern.trim() !== "";
  });
  return told.length === 0 ? undefined : (Object.fromEntries(told) as RowConditions);
}
