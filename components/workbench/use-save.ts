import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import type { Row } from "@/lib/engine/row";
import { useProblemText } from "@/components/ui/use-submit";
import { resetSettingAction, saveSettingAction } from "@/lib/reviews/actions";
import type { SettingConflict } from "@/lib/settings/schema";
import { RULE_ID, withDraft, type RuleChoices } from "./workbench-data";

interface SaveInput {
  rows: readonly Row[];
  choices: RuleChoices;
  note: string;
  baseVersion: number;
}

interface SaveOptions {
  scope: string;
  /** What the draft was made from: fields that the workbench does not show stay as they are there. */
  setting: RuleSetting;
  /** The change is so large that another person was asked; nothing is published, the draft stays. */
  onRequested: () => void;
  onSaved: (input: SaveInput, version: number) => void;
}

/** Saving and resetting, and what came back: a conflict, a refusal in words, or the new version. */
export function useSave({ scope, setting, onRequested, onSaved }: SaveOptions) {
  const t = useTranslations("workbench");
  const tCatalogue = useTranslations("catalogue");
  const problemText = useProblemText();
  const router = useRouter();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const [conflict, setConflict] = useState<{ met: SettingConflict; input: SaveInput } | null>(null);

  type Outcome = Awaited<ReturnType<typeof saveSettingAction>>;

  function refusalText(outcome: Extract<Outcome, { ok: false }>): string {
    if ("refusal" in outcome && outcome.refusal) return t(`save.refusal.${outcome.refusal}`);
    const first = outcome.problems[0];
    if (!first) return problemText("unexpected");
    const reference = "reference" in outcome ? outcome.reference : undefined;
    if ("values" in first && tCatalogue.has(first.message)) {
      const [field, index] = first.path.slice(-3);
      const where =
        typeof index === "number" && field === "patterns" ? t("save.atRow", { number: index + 1 }) : "";
      return where + tCatalogue(first.message, first.values as Record<string, string | number>);
    }
    return problemText(first.message, { reference });
  }

  /** `over`: whose setting the rest is taken from, where it is not the one that the page was read with. */
  function save(input: SaveInput, over: RuleSetting = setting) {
    if (busy) return;
    setProblem(null);
    start(async () => {
      const body = withDraft(over, input.choices, input.rows);
      const { baseVersion, note } = input;
      const outcome = await saveSettingAction({ ruleId: RULE_ID, scope, baseVersion, body, note }).catch(
        () => null,
      );
      if (!outcome) return setProblem(problemText("unreachable"));
      if (outcome.ok) {
        setConflict(null);
        onSaved(input, outcome.version);
        router.refresh();
      } else if ("review" in outcome && outcome.review) {
        setConflict(null);
        onRequested();
        router.refresh();
      } else if ("conflict" in outcome && outcome.conflict) {
        setConflict({ met: outcome.conflict, input });
      } else {
        setProblem(refusalText(outcome));
      }
    });
  }

  function reset(baseVersion: number, onReset: () => void) {
    setProblem(null);
    start(async () => {
      const outcome = await resetSettingAction({ ruleId: RULE_ID, scope, baseVersion, note: "" }).catch(
        () => null,
      );
      if (!outcome) return setProblem(problemText("unreachable"));
      if (outcome.ok) {
        onReset();
        router.refresh();
      } else if ("review" in outcome && outcome.review) {
        onRequested();
        router.refresh();
      } else if ("conflict" in outcome && outcome.conflict) {
        setProblem(t("reset.conflict", { by: outcome.conflict.by }));
      } else {
        setProblem(refusalText(outcome));
      }
    });
  }

  return { busy, problem, conflict, save, reset, clear: () => (setProblem(null), setConflict(null)) };
}
