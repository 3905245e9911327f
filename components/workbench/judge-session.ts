import { compileRows, type CompiledPattern, type CompiledRows } from "@/lib/engine/compile-rows";
import { explainEvent } from "@/lib/engine/explain";
import { testPattern } from "@/lib/engine/find-pattern";
import type { CellTester } from "@/lib/engine/judge";
import { createColumnJudge, type ColumnJudgement } from "@/lib/engine/judge-columns";
import { CHEAP_VALUE_LENGTH } from "@/lib/engine/pattern-cost";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { matrixOf, type MatrixAnswer } from "./event-matrix";
import type { Combination, Explained, JudgeAnswer, JudgeInput, Sight, Verdict } from "./tester-protocol";

/** Milliseconds that one pattern may take over all values of all events, before it is called slow. */
const PATTERN_BUDGET = 150;
/** Milliseconds between two signs of life. */
const BEACON_EVERY = 40;

export interface JudgeSessionOptions {
  /** Tells the page which pattern is about to run, so that it can end us if it never comes back. */
  beacon: (pattern: string) => void;
  clock: () => number;
}

export interface JudgeSession {
  load: (combinations: readonly Combination[]) => void;
  judge: (input: JudgeInput) => JudgeAnswer;
  explain: (sight: Sight) => Explained;
}

/**
 * The judging half of the worker, with the engine that ingestion uses. Verdicts are those of ingestion but for one case:
 * a pattern that is slow on one value after the other is given up altogether, since somebody waits for the answer.
 */
export function createJudgeSession({ beacon, clock }: JudgeSessionOptions): JudgeSession {
  let combinations: readonly Combination[] = [];
  let columns = createColumnJudge(combinations);
  let compiled: CompiledRows = compileRows([]);
  let level: RiskLevel = "VERY_HIGH";
  let judgement: ColumnJudgement = columns.judge(compiled, level);
  let stopped = new Set<string>();
  // What costly patterns have taken outlives the keystroke: most rows are not the one that is being typed.
  const spent = new Map<string, number>();
  let lastBeacon = { pattern: "", at: -Infinity };

  const test: CellTester = (pattern, value) => {
    if (pattern.cheap && value.length <= CHEAP_VALUE_LENGTH) return pattern.regex.test(value);
    return stopped.has(pattern.source) ? "slow" : testCostly(pattern, value);
  };

  function testCostly(pattern: CompiledPattern, value: string): boolean | "slow" {
    const before = spent.get(pattern.source) ?? 0;
    if (before > PATTERN_BUDGET) return "slow";
    const started = clock();
    if (lastBeacon.pattern !== pattern.source || started - lastBeacon.at > BEACON_EVERY) {
      beacon(pattern.source);
      lastBeacon = { pattern: pattern.source, at: started };
    }
    const answer = testPattern(pattern, value);
    spent.set(pattern.source, before + clock() - started);
    return answer;
  }

  function matrix(lines: readonly number[]): MatrixAnswer {
    const { attributed, hits, problems } = judgement;
    const isSlowAt = (row: number, combination: number) => {
      const [alone, event] = [compiled.rows[row], combinations[combination]];
      if (!alone || !event) return false;
      const [explained] = explainEvent({ ...compiled, rows: [alone] }, event, level, test).rows;
      return explained?.stop?.kind === "slow";
    };
    return matrixOf(lines, {
      rows: compiled.rows.map(({ row }) => row),
      attributed,
      hits,
      problems,
      isSlowAt,
    });
  }

  function explain({ visible, detail, matrix: lines }: Sight): Explained {
    lastBeacon = { pattern: "", at: -Infinity };
    const explanationOf = (index: number) => {
      const event = combinations[index];
      return event ? explainEvent(compiled, event, level, test) : null;
    };
    const verdicts: Explained["verdicts"] = [];
    for (const index of new Set(visible)) {
      const explained = explanationOf(index);
      if (!explained) continue;
      const { judgement, rows, closestRow } = explained;
      const attributed = rows.find((row) => row.rowId === judgement?.attributedRowId);
      const verdict: Verdict = { judgement, shown: attributed ?? closestRow };
      verdicts.push([index, verdict]);
    }
    const full = detail === null ? null : explanationOf(detail);
    return {
      verdicts,
      detail: full && detail !== null ? { combination: detail, explanation: full } : null,
      ...(lines && { matrix: matrix(lines) }),
    };
  }

  return {
    load(loaded) {
      combinations = loaded;
      columns = createColumnJudge(combinations);
      judgement = columns.judge(compileRows([]), level);
      spent.clear();
    },
    judge(input) {
      const started = clock();
      lastBeacon = { pattern: "", at: -Infinity };
      compiled = compileRows(input.rows);
      level = input.ruleLevel;
      for (const source of input.stopped) if (!stopped.has(source)) columns.forget(source);
      stopped = new Set(input.stopped);
      const inUse = new Set(compiled.patterns.map((pattern) => pattern.source));
      for (const source of spent.keys()) if (!inUse.has(source)) spent.delete(source);
      judgement = columns.judge(compiled, level, test);
      // The answer is handed over with its memory; the matrix is asked of what stays here.
      const attributed = judgement.attributed.slice();
      const { problems } = judgement;
      return { attributed, problems, explained: explain(input.sight), milliseconds: clock() - started };
    },
    explain,
  };
}
