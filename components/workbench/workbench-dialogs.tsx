"use client";

import { useTranslations } from "next-intl";
import { copyRow } from "@/lib/catalogue/row-examples";
import { MAX_ROWS } from "@/lib/catalogue/row-schema";
import { PATTERN_CONDITIONS, type PatternCondition } from "@/lib/engine/compile-conditions";
import type { PatternPlace } from "@/lib/engine/compile-rows";
import { CELL_NAMES, type CellName, type Row } from "@/lib/engine/row";
import type { RowChange } from "@/lib/engine/rows-diff";
import type { BlindSpots } from "@/lib/engine/blind-spots";
import type { ImportedChoices } from "@/lib/exchange/imported-choices";
import type { ExportFormat } from "@/lib/exchange/export-rows";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showUndoToast } from "@/components/ui/undo-toast";
import { newId } from "@/components/ui/new-id";
import type { RuleSettingPage } from "@/lib/settings/queries";
import { BlindSpotsDialog } from "./blind-spots-dialog";
import { ConsequenceDialog } from "./consequence-dialog";
import { ConflictDialog } from "./conflict-dialog";
import { conflictSides } from "./conflict-sides";
import { OverlapDialog } from "./overlap-dialog";
import { ExportDialog } from "./export-dialog";
import { PasteDialog } from "./paste-dialog";
import { patternFault } from "./pattern-fault";
import type { ClipboardTable } from "./read-clipboard";
import { PublishExamples } from "./publish-examples";
import { isOpenRow } from "./row-lines";
import { RowDialogOf } from "./row-dialog-of";
import type { RowDialog } from "./row-menu";
import { FaultDialog, SaveDialog, type CellFault } from "./save-dialog";
import type { Names } from "./use-names";
import type { PreviewState } from "./use-preview";
import type { TesterEvent } from "./tester-protocol";
import type { TriedRows } from "./use-examples";
import { StarterDialog } from "./starter-dialog";
import { TouchedByDraft } from "./touched-by-draft";
import type { Trials } from "./trial-standing";
import type { useSave } from "./use-save";
import type { SettingDraft } from "./use-setting-draft";
import { choicesOf, rowsOf, type ScopeAccount } from "./workbench-data";

export type OpenDialog =
  | { dialog: "save" | "faults" | "reset" | "overlap" | "consequence" | "starters" | "blindSpots" }
  | { dialog: "paste"; table: ClipboardTable }
  | { dialog: RowDialog; rowId: string }
  | { dialog: "export"; format: ExportFormat }
  | null;

export interface WorkbenchDialogsProps {
  open: OpenDialog;
  page: RuleSettingPage;
  draft: SettingDraft;
  saving: ReturnType<typeof useSave>;
  diff: readonly RowChange[];
  preview: PreviewState;
  readOnly: boolean;
  /** The rows as they stand on screen, and what is known of the names that they catch. */
  shownRows: readonly Row[];
  names: Names;
  /** What they are blind to; null where it is not known. */
  blind: BlindSpots | null;
  onBlindSpots: () => void;
  trials: Trials;
  reviewRadius: number | null;
  accounts: readonly ScopeAccount[];
  examples: TriedRows | null;
  examplesGate: boolean;
  testerEvents: readonly TesterEvent[];
  /** Cancelled: the focus goes back. */
  onClose: () => void;
  onDone: () => void;
  onGoTo: (rowId: string, cell: CellName) => void;
  /** What a change of this row brings is to be seen at large. */
  onConsequence: (rowId: string) => void;
  onTaken: (rows: readonly Row[]) => void;
}

/** True where an enabled row has a pattern that cannot be read: such rows cannot go live. */
export function hasFaults(rows: readonly Row[]): boolean {
  return rows.some(
    (row) => row.enabled && patternsOf(row).some(({ pattern }) => patternFault(pattern) !== null),
  );
}

function isCondition(place: PatternPlace): place is PatternCondition {
  return (PATTERN_CONDITIONS as readonly string[]).includes(place);
}

function patternsOf(row: Row): { place: PatternPlace; pattern: string }[] {
  const ofCells = CELL_NAMES.map((place) => ({ place, pattern: row[place].pattern }));
  const ofConditions = PATTERN_CONDITIONS.map((place) => {
    return { place, pattern: row.conditions?.[place]?.pattern ?? "" };
  });
  return [...ofCells, ...ofConditions];
}

/** The dialogs of the workbench; at most one is open, and a conflict stands before all others. */
export function WorkbenchDialogs(props: WorkbenchDialogsProps) {
  const { open, page, draft, saving, onClose, onDone } = props;
  const t = useTranslations("workbench");
  const tUi = useTranslations("ui");
  const tPattern = useTranslations("pattern");
  const inherited = page.inherited.setting;

  function faults(): CellFault[] {
    return draft.rows.flatMap((row, index) =>
      patternsOf(row).flatMap(({ place: cell, pattern }) => {
        const fault = row.enabled ? patternFault(pattern) : null;
        if (!fault) return [];
        const reason = tPattern(`problem.${fault.reason}`);
        const text = tPattern("at", { position: fault.position + 1, reason });
        return [{ rowId: row.id, number: index + 1, cell, text }];
      }),
    );
  }

  function take(read: Row[], mode: "append" | "replace", imported: ImportedChoices | null = null) {
    const { rows: before, choices } = draft;
    // A file may hold the very rows of this grid; beside them they are new ones.
    const known = new Set(mode === "append" ? before.map(({ id }) => id) : []);
    const taken = read.map((row) => (known.has(row.id) ? copyRow(row, newId) : row));
    draft.insertAll(taken, mode);
    if (imported) draft.setChoices({ ...choices, ...imported });
    onDone();
    props.onTaken(taken);
    showUndoToast({
      message: t(mode === "replace" ? "toast.replaced" : "toast.pasted", { count: taken.length }),
      undoLabel: tUi("undo"),
      closeLabel: tUi("close"),
      onUndo: () => {
        if (mode === "replace") draft.insertAll(before, "replace");
        else draft.drop(taken.map(({ id }) => id));
        if (imported) draft.setChoices(choices);
      },
    });
  }

  if (saving.conflict) {
    const { met, input } = saving.conflict;
    const sides = conflictSides(met, page);
    return (
      <ConflictDialog
        key={met.version}
        conflict={met}
        base={sides.base}
        mine={input}
        theirs={sides.theirs}
        busy={saving.busy}
        problem={saving.problem}
        onClose={onClose}
        onSave={(rows, choices) =>
          saving.save({ rows, choices, note: input.note, baseVersion: met.version }, sides.setting)
        }
      />
    );
  }
  switch (open?.dialog) {
    case undefined:
      return null;
    case "paste":
      return (
        <PasteDialog
          initial={open?.dialog === "paste" ? open.table : { text: "", html: "" }}
          room={{ append: MAX_ROWS - draft.rows.length, replace: MAX_ROWS }}
          hasRows={draft.rows.length > 0}
          onClose={onClose}
          onTake={take}
        />
      );
    case "caught":
    case "examples":
    case "narrow":
    case "conditions":
    case "trial":
      return <RowDialogOf {...props} dialog={open.dialog} rowId={open.rowId} />;
    case "export":
      return (
        <ExportDialog
          format={open.format}
          rows={draft.rows}
          choices={draft.choices}
          isDraft={draft.isChanged}
          onClose={onClose}
        />
      );
    case "faults":
      return (
        <FaultDialog
          faults={faults()}
          onClose={onClose}
          onGoTo={(fault) => {
            onDone();
            props.onGoTo(fault.rowId, isCondition(fault.cell) ? "eventName" : fault.cell);
          }}
        />
      );
    case "save":
      return (
        <SaveDialog
          changes={props.diff}
          choices={draft.choices}
          savedChoices={draft.saved.choices}
          isFirst={page.effective.source === "default"}
          scopeText={
            page.account ? t("save.forAccount", { name: page.account.name }) : t("save.forOrganisation")
          }
          preview={props.preview}
          examples={<PublishExamples rows={draft.rows} examples={props.examples} gate={props.examplesGate} />}
          reviewRadius={props.reviewRadius}
          touched={<TouchedByDraft scope={page.scope} rows={draft.rows} choices={draft.choices} />}
          openRows={draft.rows.flatMap((row, index) => (isOpenRow(row) ? [index + 1] : []))}
          busy={saving.busy}
          problem={saving.problem}
          onClose={onClose}
          onSave={(note, enabled) =>
            saving.save({
              rows: draft.rows,
              choices: { ...draft.choices, enabled },
              note,
              baseVersion: draft.saved.version,
            })
          }
        />
      );
    case "starters":
      return (
        <StarterDialog
          scope={page.scope}
          rows={draft.rows}
          room={MAX_ROWS - draft.rows.length}
          onClose={onClose}
          onTake={(taken) => take(taken, "append")}
          onBlindSpots={props.blind ? props.onBlindSpots : undefined}
        />
      );
    case "blindSpots":
      return (
        <BlindSpotsDialog
          scope={page.scope}
          rows={draft.rows}
          blind={props.blind}
          readOnly={props.readOnly}
          room={MAX_ROWS - draft.rows.length}
          onAdd={(rows) => draft.insertAll(rows, "append")}
          onDrop={draft.drop}
          onClose={onClose}
        />
      );
    case "consequence":
      return props.preview.preview ? (
        <ConsequenceDialog
          preview={props.preview.preview}
          isWaiting={props.preview.isWaiting}
          onClose={onClose}
        />
      ) : null;
    case "overlap":
      return props.preview.preview ? (
        <OverlapDialog
          rows={draft.rows}
          preview={props.preview.preview}
          readOnly={props.readOnly}
          onMove={(rowId, before) => draft.edit.move([rowId], before)}
          onClose={onClose}
        />
      ) : null;
    case "reset":
      return (
        <ConfirmDialog
          opened
          onClose={onClose}
          onConfirm={() =>
            saving.reset(draft.saved.version, () => {
              onDone();
              draft.settle(rowsOf(inherited), choicesOf(inherited), draft.saved.version + 1);
            })
          }
          danger
          busy={saving.busy}
          problem={saving.problem}
          title={t("reset.title")}
          confirmLabel={t("reset.confirm")}
        >
          {t("reset.body", { name: page.account?.name ?? "", count: rowsOf(inherited).length })}
        </ConfirmDialog>
      );
  }
}
