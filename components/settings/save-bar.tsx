"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import { keepsToastAbove } from "@/components/ui/toast-place";
import { NOTE_LENGTH } from "@/lib/settings/schema";
import styles from "./setting-form.module.css";

/** Stays in sight while there are unsaved changes: how many, why (optional), and the way to save or drop them. */
export function SaveBar({
  changes,
  note,
  onNote,
  onDiscard,
  onSave,
  offersEnabling,
  lacks,
  problems,
  failure,
  busy,
}: {
  changes: number;
  note: string;
  onNote: (note: string) => void;
  onDiscard: () => void;
  onSave: (enable: boolean) => void;
  offersEnabling: boolean;
  /** Message keys of what is still empty although the rule is on. */
  lacks: readonly string[];
  problems: number;
  failure: string;
  busy: boolean;
}) {
  const t = useTranslations("settings");
  const catalogue = useTranslations("catalogue.settings");
  const keys = <KeyHint keys={["⌘", "↵"]} onFill />;
  return (
    <div
      className={styles.bar}
      role="region"
      aria-label={t("unsaved", { count: changes })}
      ref={keepsToastAbove}
    >
      <div className={styles.barMain}>
        <span className={styles.barText}>{t("unsaved", { count: changes })}</span>
        <TextInput
          className={styles.barNote}
          size="xs"
          aria-label={t("note")}
          placeholder={t("notePlaceholder")}
          value={note}
          maxLength={NOTE_LENGTH}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
        <div className={styles.barActions}>
          <Button size="sm" variant="subtle" onClick={onDiscard} disabled={busy}>
            {t("discard")}
          </Button>
          {offersEnabling && (
            <Button size="sm" onClick={() => onSave(false)} disabled={busy || problems > 0}>
              {t("saveOff")}
            </Button>
          )}
          <Button
            size="sm"
            variant="filled"
            onClick={() => onSave(offersEnabling)}
            loading={busy}
            disabled={problems > 0}
            rightSection={keys}
          >
            {offersEnabling ? t("saveAndEnable") : t("save")}
          </Button>
        </div>
      </div>
      <div role="alert">
        {failure && <p className={styles.barProblem}>{failure}</p>}
        {problems > 0 && !failure && (
          <p className={styles.barProblem}>{t("problems", { count: problems })}</p>
        )}
      </div>
      {lacks.length > 0 && (
        <p className={styles.barRemark}>
          {t("enabledButMissing", {
            missing: lacks.map((key) => catalogue(`${key}.missing` as never)).join(t("listSeparator")),
          })}
        </p>
      )}
    </div>
  );
}
