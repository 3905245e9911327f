import type { SettingProblem } from "@/lib/catalogue/setting-problems";
import type { Tx } from "@/lib/db/transaction";
import { countExamples } from "@/lib/engine/row-examples";
import type { Row } from "@/lib/engine/row";
import { areSameRows } from "@/lib/engine/rows-diff";
import type { RuleSetting } from "@/lib/engine/rule-setting";

/** Rows that a problem names; the sentence would not end otherwise. */
const NAMED_ROWS = 20;

/**
 * Why a body may not become live where the organisation lets only rows with passing examples through: empty where it
 * may. What is live already is not published again, so a lock or another level is never refused for it.
 */
export async function examplesProblems(
  tx: Tx,
  current: RuleSetting | null,
  next: RuleSetting,
): Promise<SettingProblem[]> {
  const rows = rowsOf(next);
  if (!next.enabled || rows.length === 0) return [];
  if (current?.enabled && areSameRows(rowsOf(current), rows)) return [];
  const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { examplesGate: true } });
  if (!organisation?.examplesGate) return [];
  const { failingRows } = countExamples(rows);
  if (failingRows.length === 0) return [];
  const named = failingRows.slice(0, NAMED_ROWS).join(", ");
  return [
    {
      path: ["values", "patterns"],
      message: "validation.examplesFail",
      values: {
        rows: failingRows.length > NAMED_ROWS ? `${named} …` : named,
        count: failingRows.length,
      },
    },
  ];
}

/** RTM-011's rows; no other rule has any. */
function rowsOf(setting: RuleSetting): Row[] {
  const { patterns } = setting.values;
  return Array.isArray(patterns) ? (patterns as Row[]) : [];
}
