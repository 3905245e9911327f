import type { RuleSetting } from "@/lib/engine/rule-setting";
import type { Row } from "@/lib/engine/row";
import type { RuleSettingPage } from "@/lib/settings/queries";
import type { SettingConflict } from "@/lib/settings/schema";
import { choicesOf, rowsOf, type RuleChoices } from "./workbench-data";

export interface ConflictSides {
  /** What both began with: the version that mine is based on, which need not be what was live when the page was read. */
  base: { rows: readonly Row[]; choices: RuleChoices };
  theirs: { rows: readonly Row[]; choices: RuleChoices };
  /** Their whole setting: what the workbench does not show is taken from it. */
  setting: RuleSetting;
}

/** The other sides of a conflict. A version without a body, and there being none, stand for what the scope inherits. */
export function conflictSides(conflict: SettingConflict, page: RuleSettingPage): ConflictSides {
  const inherited = page.inherited.setting;
  const side = (setting: RuleSetting) => ({ rows: rowsOf(setting), choices: choicesOf(setting) });
  const setting = conflict.theirs ?? inherited;
  return { base: side(conflict.base ?? inherited), theirs: side(setting), setting };
}
