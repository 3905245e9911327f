"use client";

import { useCallback, useMemo, useState } from "react";
import { useTranslations } from "next-intl";
import { MAX_ROWS } from "@/lib/catalogue/row-schema";
import { requireRule } from "@/lib/catalogue/rules";
import { addExample } from "@/lib/catalogue/row-examples";
import { CELL_NAMES, type RowExample } from "@/lib/engine/row";
import { areSameRows, diffRows } from "@/lib/engine/rows-diff";
import type { RowEdit } from "@/lib/engine/smallest-edit";
import { LeaveGuard } from "@/components/ui/leave-guard";
import { showUndoToast } from "@/components/ui/undo-toast";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { newId } from "@/components/ui/new-id";
import { AskNamesContext } from "./cell-help";
import { ConsequenceStrip } from "./consequence-strip";
import { rowsOnScreen, type Editing } from "./editing";
import { GridFooter } from "./grid-footer";
import { GridEmpty } from "./grid-empty";
import type { ClipboardTable } from "./read-clipboard";
import { RowExamplesContext } from "./examples-chip";
import { RowDaysContext } from "./row-days";
import { RowGrid } from "./row-grid";
import { ScopeBar } from "./scope-bar";
import { keepSelection, selectCell, selectRows, type Selection } from "./selection";
import { Split } from "./split";
import { Tester } from "./tester";
import type { PastedInput } from "./tester-paste";
import { useRecentTab } from "./use-recent-tab";
import { newRow } from "./row-commands";
import { useRowFacts } from "./use-row-facts";
import { useBlindSpots } from "./use-blind-spots";
import { useDraftStorage } from "./use-draft-storage";
import { daysOfRows, overlapsOf, usePreview } from "./use-preview";
import { NOT_TRIED, useExamples } from "./use-examples";
import { useNames } from "./use-names";
import { useOpenDialog } from "./use-open-dialog";
import { useSave } from "./use-save";
import { useStable } from "./use-stable";
import { useSettingDraft } from "./use-setting-draft";
import { useTester, type TesterSource } from "./use-tester";
import { rowsOf, RULE_ID, type WorkbenchData } from "./workbench-data";
import { withEdit } from "./with-edit";
import { hasFaults, WorkbenchDialogs } from "./workbench-dialogs";
import { WorkbenchHeader } from "./workbench-header";
import styles from "./workbench.module.css";

const RULE = requireRule(RULE_ID);

interface ScopeWorkbenchProps {
  data: WorkbenchData;
  pasted: PastedInput;
  onPasted: (pasted: PastedInput) => void;
}

/** The workbench of one scope: holds the draft, and passes on what stands on screen. */
export function ScopeWorkbench({ data, pasted, onPasted }: ScopeWorkbenchProps) {
  const { page } = data;
  const t = useTranslations("workbench");
  const tUi = useTranslations("ui");
  const tReviews = useTranslations("reviews");
  const tMatrix = useTranslations("matrix");
  const readOnly = data.readOnly !== null;

  const draft = useSettingDraft(page, readOnly ? null : data.draft, {
    onRemoved: (rows, at) =>
      showUndoToast({
        message: t("toast.removed", { count: rows.length }),
        undoLabel: tUi("undo"),
        closeLabel: tUi("close"),
        onUndo: () => draft.edit.insert(rows, at),
      }),
  });
  const { choices } = draft;
  const level = choices.riskLevel ?? RULE.defaultRiskLevel;
  const [editing, setEditing] = useState<Editing | null>(null);
  const [savesNext, setSavesNext] = useState(false);
  const [focusToken, setFocusToken] = useState(0);
  const dialogs = useOpenDialog(() => setFocusToken((token) => token + 1));
  const [chosen, setSelection] = useState<Selection | null>(null);
  const [seenOrder, setSeenOrder] = useState<readonly string[]>([]);

  const rows = useMemo(() => rowsOnScreen(draft.rows, editing), [draft.rows, editing]);
  const order = useMemo(() => draft.rows.map((row) => row.id), [draft.rows]);
  if (order !== seenOrder) {
    setSeenOrder(order);
    if (chosen) setSelection(keepSelection(chosen, seenOrder, order) ?? chosen);
    if (editing && !order.includes(editing.rowId)) setEditing(null);
  }
  const first = order[0];
  const selection = chosen ?? (first ? selectCell({ rowId: first, column: "eventName" }) : null);

  // Nobody has decided yet: the first publication switches the rule on unless one says otherwise.
  const findsAnything = choices.enabled || page.effective.source === "default";
  // Before everything else that a key sets going: the server begins while the browser goes on.
  const preview = usePreview(page.scope, rows, { ...choices, enabled: findsAnything });
  const { preview: answer, failure } = preview;
  const rowDays = useMemo(
    () => (findsAnything ? daysOfRows({ preview: answer, failure }) : null),
    [findsAnything, answer, failure],
  );

  const recent = useRecentTab(data);
  const source = useMemo<TesterSource>(
    () =>
      recent.tab === "recent"
        ? { kind: "recent", events: recent.events.events ?? [] }
        : {
            kind: "pasted",
            inputs: [
              { name: "", content: pasted.text },
              ...pasted.files.map((file) => ({ name: file.name, content: file })),
            ],
          },
    [recent.tab, recent.events.events, pasted],
  );
  const isTyped = editing !== null && !areSameRows(rows, draft.rows);
  const isChanged = draft.isChanged || isTyped;
  const tester = useTester(source, rows, level);
  const storage = useDraftStorage(
    { scope: page.scope, rows, choices, baseVersion: draft.saved.version, isChanged },
    data.draft,
    !readOnly,
  );
  const names = useNames(page.scope, rows, level);
  const blind = useBlindSpots(names, rows);
  const trials = useMemo(
    () => new Map(data.trials.map(({ rowId, quietDays }) => [rowId, quietDays])),
    [data.trials],
  );
  const examples = useExamples(names.ask, rows);
  const facts = useRowFacts(
    rows,
    draft.base,
    editing,
    tester.slow,
    data.problems,
    names.advised,
    trials,
    examples ?? NOT_TRIED,
  );
  const diff = useMemo(() => diffRows(draft.base, rows), [draft.base, rows]);
  const differing = useMemo(
    () => diffRows(rowsOf(page.inherited.setting), rowsOf(page.own?.body ?? page.inherited.setting)).length,
    [page],
  );

  const saving = useSave({
    scope: page.scope,
    setting: page.effective.setting,
    onRequested: () => {
      dialogs.setOpen(null);
      showUndoToast({ message: tReviews("requested"), closeLabel: tUi("close") });
    },
    onSaved: (input, version) => {
      draft.settle(input.rows, input.choices, version);
      dialogs.setOpen(null);
      showUndoToast({ message: t("toast.saved", { version }), closeLabel: tUi("close") });
    },
  });

  const goToCell = useCallback((rowId: string, column: (typeof CELL_NAMES)[number] = "eventName") => {
    setSelection(selectCell({ rowId, column }));
    setFocusToken((token) => token + 1);
  }, []);

  // Asked for together with the commit of a cell, answered when the draft has it.
  if (savesNext) {
    setSavesNext(false);
    if (!readOnly && draft.isChanged) {
      saving.clear();
      dialogs.setOpen({ dialog: hasFaults(draft.rows) ? "faults" : "save" });
    }
  }
  const askToSave = () => {
    dialogs.remember();
    setSavesNext(true);
  };

  function addRow() {
    const row = newRow();
    draft.edit.insert([row], draft.rows.length);
    goToCell(row.id);
  }

  /** One step of undo, made by the person who pressed the button; a row that changed meanwhile is left alone. */
  const applyEdit = useStable((edit: RowEdit) => {
    const at = draft.rows.findIndex(({ id }) => id === edit.row.id);
    const row = draft.rows[at];
    const edited = row && withEdit(row, edit);
    if (readOnly || !row || !edited) return;
    draft.edit.replace([edited]);
    showUndoToast({
      message: tMatrix("edited", { number: at + 1 }),
      undoLabel: tUi("undo"),
      closeLabel: tUi("close"),
      onUndo: () => draft.edit.replace([row]),
    });
  });

  const openStarters = () => dialogs.show({ dialog: "starters" });
  // The bar is drawn anew only when what it shows changes.
  const openBlindSpots = useStable(() => dialogs.show({ dialog: "blindSpots" }));
  const openOverlap = useStable(() => dialogs.show({ dialog: "overlap" }));
  const askToReset = useStable(() => {
    saving.clear();
    dialogs.show({ dialog: "reset" });
  });
  const paste = (table: ClipboardTable = { text: "", html: "" }) => dialogs.show({ dialog: "paste", table });

  useShortcuts({ "mod+enter": askToSave }, { enabled: !readOnly });

  const isFull = draft.rows.length >= MAX_ROWS;

  const addExampleTo = useStable((rowId: string, wanted: Omit<RowExample, "id">) => {
    const row = draft.rows.find(({ id }) => id === rowId);
    const number = order.indexOf(rowId) + 1;
    const added = row && addExample(row, wanted, newId());
    if (!row || !added) return;
    if (added.ok && added.isNew) draft.edit.replace([added.row]);
    showUndoToast({
      message: t(!added.ok ? "rowExamples.full" : added.isNew ? "rowExamples.added" : "rowExamples.known", {
        number,
      }),
      closeLabel: tUi("close"),
      undoLabel: tUi("undo"),
      onUndo: added.ok && added.isNew ? () => draft.edit.replace([row]) : undefined,
    });
  });

  return (
    <div className={styles.workbench}>
      <WorkbenchHeader
        rule={RULE}
        level={level}
        isOn={choices.enabled}
        isChanged={isChanged}
        changedCount={diff.length}
        storage={storage}
        isOutdated={draft.saved.version < page.baseVersion}
        readOnly={data.readOnly}
        waitingIds={data.waitingIds}
        busy={saving.busy}
        onDiscard={() => {
          setEditing(null);
          draft.discard();
        }}
        onSave={askToSave}
      />
      <ScopeBar
        data={data}
        differing={differing}
        choices={choices}
        defaultLevel={RULE.defaultRiskLevel}
        onChoices={draft.setChoices}
        onReset={askToReset}
        overlaps={overlapsOf(preview)}
        onOverlap={openOverlap}
        blindSpots={blind?.spots.length ?? null}
        onBlindSpots={openBlindSpots}
      />
      <Split
        label={t("split")}
        top={
          <>
            <RowDaysContext value={rowDays}>
              <RowExamplesContext value={examples}>
                <AskNamesContext value={names.ask}>
                  <RowGrid
                    rows={rows}
                    selection={selection}
                    editing={editing}
                    readOnly={readOnly}
                    isFull={isFull}
                    edit={draft.edit}
                    changes={facts.changes}
                    lines={facts.lines}
                    ruleLevel={level}
                    label={t("grid.label")}
                    focusToken={focusToken}
                    onSelect={setSelection}
                    onEditing={setEditing}
                    onSave={askToSave}
                    onPasteTable={paste}
                    onRowDialog={(dialog, rowId) => dialogs.showFromMenu({ dialog, rowId })}
                    empty={
                      <GridEmpty
                        readOnly={readOnly}
                        onAdd={addRow}
                        onPaste={() => paste()}
                        onStarters={openStarters}
                      />
                    }
                  />
                </AskNamesContext>
              </RowExamplesContext>
            </RowDaysContext>
            <GridFooter
              readOnly={data.readOnly}
              count={draft.rows.length}
              isFull={isFull}
              canUndo={draft.canUndo}
              canRedo={draft.canRedo}
              onAdd={addRow}
              onPaste={() => paste()}
              onStarters={openStarters}
              onExport={(format) => dialogs.show({ dialog: "export", format })}
              onUndo={draft.edit.undo}
              onRedo={draft.edit.redo}
            />
            <ConsequenceStrip
              state={preview}
              hasDraft={isChanged}
              isOff={!findsAnything}
              onOpen={() => dialogs.show({ dialog: "consequence" })}
            />
          </>
        }
        bottom={
          <Tester
            tester={tester}
            tab={recent.tab}
            onTab={recent.onTab}
            pasted={pasted}
            onPasted={onPasted}
            recent={recent.events}
            ruleLevel={level}
            rowCount={rows.length}
            hasDraft={isChanged}
            names={names}
            readOnly={readOnly}
            onGoToRow={goToCell}
            onApply={applyEdit}
            onExample={readOnly ? null : addExampleTo}
            rowId={selection?.active.rowId ?? null}
          />
        }
      />
      <WorkbenchDialogs
        open={dialogs.open}
        page={page}
        draft={draft}
        saving={saving}
        diff={diff}
        preview={preview}
        readOnly={readOnly}
        shownRows={rows}
        accounts={data.accounts}
        names={names}
        blind={blind}
        onBlindSpots={openBlindSpots}
        trials={trials}
        reviewRadius={data.reviewRadius}
        examples={examples}
        examplesGate={data.examplesGate}
        testerEvents={tester.events}
        onClose={() => {
          saving.clear();
          dialogs.close();
        }}
        onDone={() => dialogs.setOpen(null)}
        onGoTo={goToCell}
        onConsequence={(rowId) => {
          setSelection(selectCell({ rowId, column: "eventName" }));
          dialogs.show({ dialog: "consequence" });
        }}
        onTaken={(taken) => {
          const [from, to] = [taken[0], taken.at(-1)];
          if (from && to) setSelection(selectRows(from.id, to.id));
          setFocusToken((token) => token + 1);
        }}
      />
      <LeaveGuard active={isChanged && storage.state !== "stored" && !saving.busy} parameter="scope">
        {t("leave")}
      </LeaveGuard>
    </div>
  );
}
