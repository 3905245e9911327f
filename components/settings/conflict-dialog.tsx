"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Moment } from "@/components/ui/moment";
import type { Rule } from "@/lib/catalogue/rule";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import { changesOfBoth, mergeSettings, type SettingField } from "@/lib/engine/setting-diff";
import type { SettingConflict } from "@/lib/settings/schema";
import styles from "./conflict-dialog.module.css";
import { useSettingWords } from "./setting-words";

type Side = "mine" | "theirs";

/**
 * Somebody saved in the meantime: both versions side by side, a choice for each field that differs. What only one of
 * the two changed is chosen already; saving goes on from their version, so theirs stays in the history either way.
 */
export function ConflictDialog({
  rule,
  conflict,
  base,
  mine,
  inherited,
  onClose,
  onResolve,
  busy,
  opened,
}: {
  rule: Rule;
  conflict: SettingConflict;
  base: RuleSetting;
  mine: RuleSetting;
  /** What holds where they reset the setting. */
  inherited: RuleSetting;
  onClose: () => void;
  onResolve: (merged: RuleSetting) => void;
  busy: boolean;
  opened: boolean;
}) {
  const t = useTranslations("settings.conflict");
  const words = useSettingWords(rule, { whole: true });
  const theirs = conflict.theirs ?? inherited;
  const started = conflict.base ?? base;
  const changes = changesOfBoth(started, mine, theirs).filter(({ field }) => field !== "locked");
  const [chosen, setChosen] = useState<ReadonlyMap<SettingField, Side>>(new Map());
  const choiceOf = (field: SettingField, by: Side | "both") =>
    chosen.get(field) ?? (by === "both" ? null : by);
  const open = changes.filter(({ field, by }) => choiceOf(field, by) === null);
  const chooseAll = (side: Side) => setChosen(new Map(changes.map(({ field }) => [field, side])));

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size={760}
      title={t("title", { name: conflict.by })}
      detail={t.rich("detail", { version: conflict.version, at: () => <Moment at={conflict.at} /> })}
      note={open.length > 0 ? t("stillOpen", { count: open.length }) : t("note")}
      actions={
        <>
          <Button onClick={onClose}>{t("keepEditing")}</Button>
          <Button
            variant="filled"
            loading={busy}
            disabled={open.length > 0}
            onClick={() => onResolve(mergeSettings(started, mine, theirs, chosen))}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      {conflict.theirs === null && <p className={styles.reset}>{t("theyReset", { name: conflict.by })}</p>}
      {changes.length === 0 ? (
        <p>{t("same")}</p>
      ) : (
        <>
          <div className={styles.all}>
            <Button size="xs" onClick={() => chooseAll("theirs")}>
              {t("allTheirs")}
            </Button>
            <Button size="xs" onClick={() => chooseAll("mine")}>
              {t("allMine")}
            </Button>
          </div>
          {changes.map(({ field, by }) => (
            <fieldset key={field} className={styles.field}>
              <legend className={styles.legend}>
                {words.label(field)}
                <span className={styles.by}>{t(`changedBy.${by}`, { name: conflict.by })}</span>
              </legend>
              {(["theirs", "mine"] as const).map((side) => (
                <label
                  key={side}
                  className={styles.side}
                  data-chosen={choiceOf(field, by) === side || undefined}
                >
                  <input
                    type="radio"
                    name={`conflict-${field}`}
                    checked={choiceOf(field, by) === side}
                    onChange={() => setChosen(new Map([...chosen, [field, side]]))}
                  />
                  <span>
                    <span className={styles.who}>{side === "mine" ? t("mine") : conflict.by}</span>
                    <span className={styles.value}>
                      {words.value(side === "mine" ? mine : theirs, field) || t("nothing")}
                    </span>
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
        </>
      )}
    </Dialog>
  );
}
