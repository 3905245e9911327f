import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import {
  createDraft,
  isChanged,
  reduceDraft,
  type DraftAction,
  type GridDraft,
} from "@/lib/engine/grid-draft";
import type { Row } from "@/lib/engine/row";
import type { RuleSettingPage } from "@/lib/settings/queries";
import type { RuleDraft } from "@/lib/settings/schema";
import type { GridEdit } from "./grid-edit";
import { choicesOf, isSameChoice, rowsOf, type RuleChoices } from "./workbench-data";

/** What a save is based on and compared with. */
interface Saved {
  choices: RuleChoices;
  version: number;
}

export interface SettingDraft {
  rows: readonly Row[];
  base: readonly Row[];
  choices: RuleChoices;
  saved: Saved;
  isChanged: boolean;
  canUndo: boolean;
  canRedo: boolean;
  edit: GridEdit;
  setChoices: (choices: RuleChoices) => void;
  insertAll: (rows: readonly Row[], mode: "append" | "replace") => void;
  /** Takes rows away without a word, for the undo of what brought them. */
  drop: (ids: readonly string[]) => void;
  discard: () => void;
  /** The draft is now what `version` holds. */
  settle: (rows: readonly Row[], choices: RuleChoices, version: number) => void;
}

interface DraftEvents {
  onRemoved: (rows: readonly Row[], at: number) => void;
}

/**
 * The draft of one scope's setting: the rows with their undo, and what is decided beside them. It begins with what was
 * stored of it before, against the version that it was begun on.
 */
export function useSettingDraft(
  page: RuleSettingPage,
  stored: RuleDraft | null,
  events: DraftEvents,
): SettingDraft {
  const [draft, dispatch] = useReducer(reduceOrReset, page, (start) => {
    const live = createDraft(rowsOf(start.effective.setting));
    return stored ? reduceDraft(live, { type: "replaceAll", rows: stored.body.rows }) : live;
  });
  const [choices, setChoices] = useState<RuleChoices>(() => {
    const { enabled, riskLevel, ttl } = stored?.body ?? choicesOf(page.effective.setting);
    return { enabled, riskLevel, ttl };
  });
  const [saved, setSaved] = useState<Saved>(() => ({
    choices: choicesOf(page.effective.setting),
    version: stored?.baseVersion ?? page.baseVersion,
  }));
  const changed = isChanged(draft) || !isSameChoice(choices, saved.choices);

  const latest = useRef({ draft, events });
  useEffect(() => {
    latest.current = { draft, events };
  });

  // Somebody else saved, and the page brought it: taken over unless there is a draft, which then meets it as a conflict.
  const isNewer = page.baseVersion > saved.version;
  useEffect(() => {
    if (!isNewer || changed) return;
    const next = choicesOf(page.effective.setting);
    dispatch({ type: "reset", rows: rowsOf(page.effective.setting) });
    // oxlint-disable-next-line react/set-state-in-effect
    setChoices(next);
    setSaved({ choices: next, version: page.baseVersion });
  }, [isNewer, changed, page]);

  const edit = useMemo<GridEdit>(
    () => ({
      replace: (rows) => dispatch({ type: "replaceRows", rows }),
      insert: (rows, at) => dispatch({ type: "insertRows", rows, at }),
      paste: (pasted, added) => dispatch({ type: "pasteRows", changed: pasted, added }),
      remove: (rowIds) => {
        const { rows } = latest.current.draft;
        const removed = rows.filter((row) => rowIds.includes(row.id));
        if (removed.length === 0) return;
        dispatch({ type: "deleteRows", rowIds });
        latest.current.events.onRemoved(removed, rows.indexOf(removed[0]!));
      },
      move: (rowIds, before) => dispatch({ type: "moveRows", rowIds, before }),
      revert: (rowIds) => dispatch({ type: "revertRows", rowIds }),
      undo: () => dispatch({ type: "undo" }),
      redo: () => dispatch({ type: "redo" }),
    }),
    [],
  );

  return {
    rows: draft.rows,
    base: draft.base,
    choices,
    saved,
    isChanged: changed,
    canUndo: draft.past.length > 0,
    canRedo: draft.future.length > 0,
    edit,
    setChoices,
    insertAll: (rows, mode) =>
      dispatch(
        mode === "replace"
          ? { type: "replaceAll", rows }
          : { type: "insertRows", rows, at: draft.rows.length },
      ),
    drop: (rowIds) => dispatch({ type: "deleteRows", rowIds }),
    discard: () => {
      dispatch({ type: "replaceAll", rows: draft.base });
      setChoices(saved.choices);
    },
    settle: (rows, settled, version) => {
      dispatch({ type: "replaceAll", rows });
      dispatch({ type: "rebase", base: rows });
      setChoices(settled);
      setSaved({ choices: settled, version });
    },
  };
}

function reduceOrReset(
  draft: GridDraft,
  action: DraftAction | { type: "reset"; rows: readonly Row[] },
): GridDraft {
  return action.type === "reset" ? createDraft(action.rows) : reduceDraft(draft, action);
}
