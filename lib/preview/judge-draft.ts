import { requireRule } from "@/lib/catalogue/rules";
import { compileRows, type CompiledRows } from "@/lib/engine/compile-rows";
import { judgeConsequence, type Consequence, type Layer } from "@/lib/engine/consequence";
import type { ColumnJudgement } from "@/lib/engine/judge-columns";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";
import { withDetail, type DetailMemory } from "./detail-memory";
import { createDraftTest } from "./draft-test";
import type { RollupMemory } from "./rollup-memory";

const RULE_ID = "RTM-011";

/** One version of the rule, as far as it judges. */
export interface JudgedVersion {
  enabled: boolean;
  rows: readonly Row[];
  riskLevel: RiskLevel | null;
}

export interface Question {
  live: JudgedVersion;
  draft: JudgedVersion;
  /** By account number, asked for when everything is read: 1 where the draft would decide and the actor may see it. */
  affected: () => Uint8Array;
  today: number;
  /** Rows of event_detail that may be kept; absent: MOST_DETAIL. */
  detailLimit?: number;
}

export interface DraftJudgement {
  consequence: Consequence;
  /** Rows of the draft of which a pattern was slow. */
  slow: ReadonlySet<string>;
  /** Rows of the draft whose conditions were not judged on all events: they match at most what is said. */
  upperBound: ReadonlySet<string>;
  /** Some row of either version is such a row: the sums are rough. */
  isRough: boolean;
  /** A pattern of either version was given up on some value. */
  gaveUp: boolean;
  /** The second layer, where there is one. */
  detail: DetailMemory | null;
}

/**
 * Both versions judged over the rollup. Rows without conditions are judged on its combinations. For the combinations that
 * the cells of a row with conditions let pass, both versions are judged on the finer grain instead; everything else is as
 * if there were no conditions, for there such a row matches nothing.
 */
export async function judgeDraft(rollup: RollupMemory, question: Question): Promise<DraftJudgement> {
  const versions = { live: compiledVersion(question.live), draft: compiledVersion(question.draft) };
  if (!versions.live.asks && !versions.draft.asks) return judgeLayers(rollup, versions, question, null);
  let wanted = touchedKinds(rollup, versions, question);
  for (let round = 1; ; round += 1) {
    const answer = await withDetail(
      rollup,
      wanted,
      (detail) => {
        wanted = touchedKinds(rollup, versions, question);
        // A kind may have come in while others were read. Where they never stop, it is judged roughly, and that said.
        const isComplete = [...wanted].every((kind) => detail.loaded.has(kind) || detail.refused.has(kind));
        return isComplete || round === MOST_ROUNDS ? judgeLayers(rollup, versions, question, detail) : null;
      },
      question.detailLimit,
    );
    if (answer) return answer;
  }
}

const MOST_ROUNDS = 4;

interface CompiledVersion {
  full: CompiledRows;
  /** As if no row had conditions; rows that cannot match do not match here either. */
  byCells: CompiledRows;
  /** Some row that can match has conditions. */
  asks: boolean;
  level: RiskLevel;
}

function compiledVersion({ enabled, rows, riskLevel }: JudgedVersion): CompiledVersion {
  const full = compileRows(rows.map((row) => (enabled ? row : { ...row, enabled: false })));
  const asks = full.rows.some(({ live, conditions }) => live && conditions);
  const byCells = asks
    ? compileRows(full.rows.map(({ row, live }) => ({ ...row, enabled: live, conditions: undefined })))
    : full;
  return { full, byCells, asks, level: riskLevel ?? requireRule(RULE_ID).defaultRiskLevel };
}

type Versions = Record<"live" | "draft", CompiledVersion>;

/** The kinds of which the cells of a row with conditions let events of affected accounts pass. */
function touchedKinds(rollup: RollupMemory, versions: Versions, question: Question): Set<number> {
  const test = createDraftTest();
  const here = kindsHere(rollup, question.affected());
  const kinds = new Set<number>();
  for (const version of [versions.live, versions.draft]) {
    if (!version.asks) continue;
    const { hits } = rollup.judge.judge(version.byCells, version.level, test.test);
    for (const { index } of conditionedRows(version))
      for (const kind of hits[index]!) if (here[kind] === 1) kinds.add(kind);
  }
  for (const source of test.gaveUp) rollup.judge.forget(source);
  return kinds;
}

/** By kind: 1 where an affected account has events of it. */
function kindsHere({ counted, combinations }: RollupMemory, affected: Uint8Array): Uint8Array {
  const here = new Uint8Array(combinations.length);
  for (let entry = 0; entry < counted.size; entry += 1)
    if (affected[counted.account[entry]!] === 1) here[counted.combination[entry]!] = 1;
  return here;
}

function conditionedRows({ full }: CompiledVersion) {
  return full.rows.flatMap(({ row, live, conditions }, index) =>
    live && conditions ? [{ row, index }] : [],
  );
}

/** Both versions judged in one go; nothing is awaited between, so that what is known stays as it is. */
function judgeLayers(
  rollup: RollupMemory,
  { live, draft }: Versions,
  question: Question,
  detail: DetailMemory | null,
): DraftJudgement {
  const { test, gaveUp } = createDraftTest();
  const was = rollup.judge.judge(live.byCells, live.level, test);
  const becomes = rollup.judge.judge(draft.byCells, draft.level, test);
  const coarse: Layer = {
    counted: rollup.counted,
    combinations: rollup.combinations.length,
    live: was,
    draft: becomes,
  };
  const fine = detail && fineLayer(detail, live, draft, test);
  if (detail) {
    const skipped = new Uint8Array(coarse.combinations);
    for (const kind of detail.loaded) skipped[kind] = 1;
    coarse.skipped = skipped;
  }
  const affected = question.affected();
  const consequence = judgeConsequence({
    layers: fine ? [coarse, fine] : [coarse],
    liveRowOf: liveRowOf(question),
    affected,
    today: question.today,
  });
  for (const source of gaveUp) {
    rollup.judge.forget(source);
    detail?.judge.forget(source);
  }
  const problems = [...becomes.problems, ...(fine?.draft.problems ?? [])];
  const liveProblems = [...was.problems, ...(fine?.live.problems ?? [])];
  const here = detail ? kindsHere(rollup, affected) : null;
  const atMost = (version: CompiledVersion, { hits }: ColumnJudgement) =>
    conditionedRows(version).filter(({ index }) =>
      hits[index]!.some((kind) => here?.[kind] === 1 && !detail?.loaded.has(kind)),
    );
  const upperBound = new Set(atMost(draft, becomes).map(({ row }) => row.id));
  return {
    consequence,
    slow: new Set(problems.filter(({ kind }) => kind === "slow").map(({ rowId }) => rowId)),
    upperBound,
    gaveUp: gaveUp.size > 0 || [...problems, ...liveProblems].some(({ kind }) => kind === "slow"),
    isRough: upperBound.size > 0 || atMost(live, was).length > 0,
    detail,
  };
}

function liveRowOf({ live, draft }: Question): number[] {
  const places = new Map(live.rows.map(({ id }, place) => [id, place]));
  return draft.rows.map(({ id }) => places.get(id) ?? -1);
}

function fineLayer(
  detail: DetailMemory,
  live: CompiledVersion,
  draft: CompiledVersion,
  test: ReturnType<typeof createDraftTest>["test"],
): Layer {
  return {
    counted: detail.counted,
    combinations: detail.counted.size,
    live: detail.judge.judge(live.full, live.level, test),
    draft: detail.judge.judge(draft.full, draft.level, test),
    kindOf: detail.kindOf,
  };
}
