"use client";

import { Button, Switch, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import type { RowChange } from "@/lib/engine/rows-diff";
import type { PatternPlace } from "@/lib/engine/compile-rows";
import { CELL_NAMES, type CellName } from "@/lib/engine/row";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { NOTE_LENGTH } from "@/lib/settings/schema";
import { PublishConsequence } from "./publish-consequence";
import { RowChangeLine } from "./row-summary";
import type { PreviewState } from "./use-preview";
import type { RuleChoices } from "./workbench-data";
import styles from "./save-dialog.module.css";

/** Lines of changes that are listed; the count says how many there are. */
const MAX_LISTED = 200;

/** A cell that keeps the rows from being saved. */
export interface CellFault {
  rowId: string;
  number: number;
  cell: PatternPlace;
  /** What is wrong, in words. */
  text: string;
}

interface SaveDialogProps {
  changes: readonly RowChange[];
  choices: RuleChoices;
  savedChoices: RuleChoices;
  /** Nobody has decided about the rule yet: most likely it is to be switched on now. */
  isFirst: boolean;
  /** Whose setting is written, in words. */
  scopeText: string;
  /** Enabled rows whose three cells let everything through. */
  openRows: readonly number[];
  /** What their examples say. */
  examples: React.ReactNode;
  /** What the rows change; unknown where it has not been judged. */
  preview: PreviewState;
  /** What it does to decisions on findings. */
  touched: ReactNode;
  /** Events gained and lost above which another person has to approve; null: never. */
  reviewRadius: number | null;
  busy: boolean;
  problem: string | null;
  onClose: () => void;
  onSave: (note: string, enabled: boolean) => void;
}

/** What will be saved, and a note for those who read the history. */
export function SaveDialog(props: SaveDialogProps) {
  const { changes, choices, savedChoices } = props;
  const t = useTranslations("workbench");
  const tLevel = useTranslations("ui.riskLevel");
  const comma = useTranslations("ui")("conjunction");
  const [note, setNote] = useState("");
  const [enabled, setEnabled] = useState(choices.enabled || props.isFirst);
  const composing = useRef(false);
  const tReviews = useTranslations("reviews");
  // A foretelling: whether another person is asked is decided by the server, by every account.
  const total = props.preview.preview?.total;
  const isLarge =
    props.reviewRadius !== null && total !== undefined && total.gained + total.lost > props.reviewRadius;
  const counts = (["added", "changed", "moved", "removed"] as const)
    .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
    .filter(({ count }) => count > 0);

  return (
    <ConfirmDialog
      opened
      onClose={props.onClose}
      onConfirm={() => {
        if (!composing.current) props.onSave(note, enabled);
      }}
      busy={props.busy}
      problem={props.problem}
      title={t("save.title")}
      detail={props.scopeText}
      confirmLabel={isLarge ? tReviews("ask") : t("save.confirm")}
      note={t("save.immediately")}
    >
      <div className={styles.body}>
        <div>
          <p className={styles.counts}>
            {counts.length === 0
              ? t("save.noRowChanges")
              : counts.map(({ kind, count }) => <span key={kind}>{t(`save.count.${kind}`, { count })}</span>)}
          </p>
          {changes.length > 0 && (
            <ul className={styles.changes}>
              {changes.slice(0, MAX_LISTED).map((change) => (
                <RowChangeLine key={change.id} change={change} />
              ))}
            </ul>
          )}
        </div>
        <PublishConsequence state={props.preview} />
        {props.touched}
        {isLarge && (
          <ProblemNote tone="neutral">{tReviews("needed", { radius: props.reviewRadius ?? 0 })}</ProblemNote>
        )}
        {props.examples}
        {choices.riskLevel !== savedChoices.riskLevel && (
          <p>
            {t("save.level", {
              level: choices.riskLevel ? tLevel(choices.riskLevel) : t("grid.levelOfCatalogue"),
            })}
          </p>
        )}
        {choices.ttl !== savedChoices.ttl && <p>{t("save.ttl", { hours: choices.ttl })}</p>}
        {props.openRows.length > 0 && (
          <ProblemNote tone="warn">
            {t("save.openRows", { rows: props.openRows.join(comma), count: props.openRows.length })}
          </ProblemNote>
        )}
        <Switch
          label={t("settings.enabled")}
          description={enabled ? undefined : t("save.staysOff")}
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
        <Textarea
          label={t("save.note")}
          placeholder={t("save.notePlaceholder")}
          value={note}
          maxLength={NOTE_LENGTH}
          autosize
          minRows={2}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={() => (composing.current = false)}
        />
      </div>
    </ConfirmDialog>
  );
}

function isCell(place: PatternPlace): place is CellName {
  return (CELL_NAMES as readonly string[]).includes(place);
}

interface FaultDialogProps {
  faults: readonly CellFault[];
  onClose: () => void;
  onGoTo: (fault: CellFault) => void;
}

/** Why it cannot be saved, and the way to each place. */
export function FaultDialog({ faults, onClose, onGoTo }: FaultDialogProps) {
  const t = useTranslations("workbench");
  const tUi = useTranslations("ui");
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("save.refused", { count: faults.length })}
      detail={t("save.refusedDetail")}
      actions={<Button onClick={onClose}>{tUi("close")}</Button>}
    >
      <ul className={styles.faults}>
        {faults.slice(0, MAX_LISTED).map((fault) => (
          <li key={`${fault.rowId} ${fault.cell}`}>
            <button type="button" className={styles.link} onClick={() => onGoTo(fault)}>
              {t("save.faultAt", {
                number: fault.number,
                cell: isCell(fault.cell) ? fault.cell : t(`conditions.name.${fault.cell}`),
              })}
            </button>{" "}
            {fault.text}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
