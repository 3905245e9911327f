"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { LeaveGuard } from "@/components/ui/leave-guard";
import { showUndoToast } from "@/components/ui/undo-toast";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { missingValues } from "@/lib/catalogue/default-setting";
import type { Rule } from "@/lib/catalogue/rule";
import { settingProblems, type SettingProblem } from "@/lib/catalogue/setting-problems";
import { ruleSettingSchema } from "@/lib/catalogue/setting-schema";
import type { EffectiveSetting, RuleSetting, Scope } from "@/lib/engine/rule-setting";
import { changedFields } from "@/lib/engine/setting-diff";
import { resetSettingAction, restoreVersionAction, saveSettingAction } from "@/lib/reviews/actions";
import type { SettingConflict } from "@/lib/settings/schema";
import { ConflictDialog } from "./conflict-dialog";
import { SaveBar } from "./save-bar";
import { SettingFields } from "./setting-fields";
import { useOutcomeText } from "./use-outcome-text";

/**
 * A rule's setting at one scope, edited as a draft and saved as a whole. `saved` is what the scope has or, where it has
 * nothing of its own, a copy of what it inherits. Mounted anew (by key) for each version.
 */
export function SettingForm({
  rule,
  scope,
  saved,
  inherited,
  baseVersion,
  readOnly,
  undecided,
  onDraft,
}: {
  rule: Rule;
  scope: Scope;
  saved: RuleSetting;
  inherited: EffectiveSetting;
  baseVersion: number;
  readOnly: boolean;
  /** The rule does nothing yet at this scope: saving should also switch it on. */
  undecided: boolean;
  onDraft?: (draft: RuleSetting) => void;
}) {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  const router = useRouter();
  const outcomeText = useOutcomeText();
  const [draft, setDraft] = useState(saved);
  const [note, setNote] = useState("");
  const [refused, setRefused] = useState<SettingProblem[]>([]);
  const [failure, setFailure] = useState("");
  const [conflict, setConflict] = useState<SettingConflict | null>(null);
  const [busy, setBusy] = useState(false);

  const changed = useMemo(() => changedFields(saved, draft), [saved, draft]);
  const problems = useMemo(() => {
    const parsed = ruleSettingSchema(rule).safeParse(draft);
    return parsed.success ? refused : settingProblems(parsed.error);
  }, [rule, draft, refused]);

  function change(next: RuleSetting) {
    setDraft(next);
    onDraft?.(next);
    setRefused([]);
    setFailure("");
  }

  async function save(body: RuleSetting, base: number) {
    setBusy(true);
    setFailure("");
    try {
      const outcome = await saveSettingAction({ ruleId: rule.id, scope, baseVersion: base, body, note });
      if (outcome.ok) {
        setConflict(null);
        saidSaved(outcome.version, base);
        router.refresh();
        return;
      }
      setBusy(false);
      if ("conflict" in outcome && outcome.conflict) {
        setDraft(body);
        setConflict(outcome.conflict);
        return;
      }
      setConflict(null);
      setRefused(outcome.problems.map((problem) => ({ values: {}, ...problem })));
      setFailure(outcomeText(outcome));
    } catch {
      // The server could not be reached; what was typed stays.
      setBusy(false);
      setConflict(null);
      setFailure(t("notReached"));
    }
  }

  function saidSaved(version: number, before: number) {
    const undo = async () => {
      const target = { ruleId: rule.id, scope, baseVersion: version, note: "" };
      const undone =
        before === 0
          ? await resetSettingAction(target)
          : await restoreVersionAction({ ...target, version: before });
      showUndoToast({ message: undone.ok ? t("undone") : outcomeText(undone), closeLabel: ui("close") });
      router.refresh();
    };
    showUndoToast({
      message: t("saved", { version }),
      undoLabel: ui("undo"),
      closeLabel: ui("close"),
      onUndo: () => void undo(),
    });
  }

  const missing = missingValues(rule, draft);
  const offersEnabling = undecided && !draft.enabled && missing.length === 0;
  const submit = (enable: boolean) => {
    if (busy || problems.length > 0) return;
    void save(enable ? { ...draft, enabled: true, leftOffReason: null } : draft, baseVersion);
  };
  const saveKeys = () => changed.length > 0 && submit(offersEnabling);
  useShortcuts({ "mod+enter": saveKeys, "mod+s": saveKeys }, { enabled: !readOnly });

  return (
    <>
      <SettingFields
        rule={rule}
        saved={saved}
        draft={draft}
        inherited={inherited}
        problems={problems}
        onChange={change}
        readOnly={readOnly}
      />
      {changed.length > 0 && !readOnly && (
        <SaveBar
          changes={changed.length}
          note={note}
          onNote={setNote}
          onDiscard={() => change(saved)}
          onSave={submit}
          offersEnabling={offersEnabling}
          lacks={draft.enabled ? missing.map((definition) => definition.messageKey) : []}
          problems={problems.length}
          failure={failure}
          busy={busy}
        />
      )}
      {conflict && (
        <ConflictDialog
          key={conflict.version}
          rule={rule}
          conflict={conflict}
          base={saved}
          mine={draft}
          inherited={inherited.setting}
          onClose={() => setConflict(null)}
          onResolve={(merged) => void save(merged, conflict.version)}
          busy={busy}
          opened
        />
      )}
      <LeaveGuard active={changed.length > 0 && !busy} parameter="scope">
        {t("leave", { count: changed.length })}
      </LeaveGuard>
    </>
  );
}
