"use client";

import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClipboardText,
  IconLock,
  IconPlus,
  IconSeedling,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ExportFormat } from "@/lib/exchange/export-rows";
import { KeyHint } from "@/components/ui/key-hint";
import { ExportMenu } from "./export-menu";
import type { WorkbenchData } from "./workbench-data";
import styles from "./workbench.module.css";

interface GridFooterProps {
  readOnly: WorkbenchData["readOnly"];
  count: number;
  isFull: boolean;
  canUndo: boolean;
  canRedo: boolean;
  onAdd: () => void;
  onPaste: () => void;
  onStarters: () => void;
  onExport: (format: ExportFormat) => void;
  onUndo: () => void;
  onRedo: () => void;
}

const HINTS = [
  { name: "edit", keys: ["F2"] },
  { name: "move", keys: ["Alt", "↑↓"] },
  { name: "not", keys: ["Alt", "N"] },
] as const;

/** Under the grid: what adds rows, and the keys; or why nothing can be changed. */
export function GridFooter({
  readOnly,
  count,
  isFull,
  onAdd,
  onPaste,
  onStarters,
  onExport,
  ...history
}: GridFooterProps) {
  const t = useTranslations("workbench");
  if (readOnly) {
    return (
      <div className={styles.footer}>
        <span className={styles.reason}>
          <IconLock size={14} stroke={1.7} aria-hidden />
          {t(`readOnly.${readOnly}`)}
        </span>
        <ExportMenu onChoose={onExport} />
      </div>
    );
  }
  return (
    <div className={styles.footer}>
      <button type="button" className={styles.add} onClick={onAdd} disabled={isFull}>
        <IconPlus size={15} stroke={1.8} aria-hidden />
        {t("footer.add")}
      </button>
      <button type="button" className={styles.paste} onClick={onPaste} disabled={isFull}>
        <IconClipboardText size={15} stroke={1.7} aria-hidden />
        {t("footer.paste")}
        <span className={styles.formats}>{t("footer.formats")}</span>
      </button>
      <button type="button" className={styles.paste} onClick={onStarters} disabled={isFull}>
        <IconSeedling size={15} stroke={1.7} aria-hidden />
        {t("footer.starters")}
      </button>
      <ExportMenu onChoose={onExport} />
      {isFull && <span className={styles.reason}>{t("footer.full", { count })}</span>}
      <span className={styles.hints}>
        {HINTS.map(({ name, keys }) => (
          <span key={name} className={styles.keyHint}>
            <KeyHint keys={keys} />
            {t(`footer.${name}`)}
          </span>
        ))}
        <button type="button" className={styles.step} disabled={!history.canUndo} onClick={history.onUndo}>
          <KeyHint keys={["⌘", "Z"]} />
          <IconArrowBackUp size={15} stroke={1.7} aria-hidden />
          {t("footer.undo")}
        </button>
        <button
          type="button"
          className={styles.step}
          disabled={!history.canRedo}
          aria-label={t("footer.redo")}
          title={t("footer.redo")}
          onClick={history.onRedo}
        >
          <IconArrowForwardUp size={15} stroke={1.7} aria-hidden />
        </button>
      </span>
    </div>
  );
}
