import type { NameCatcher } from "./catch-names";
import type { NameTable, ObservedCall } from "./name-table";
import type { RiskLevel } from "./risk-level";
import type { Cell, CellName, Row } from "./row";

/** What is wrong with a row. Each kind has a sentence in messages/<language>/pattern.json, `advice.<kind>`. */
export const ADVICE_KINDS = [
  /** The three cells hold each other's values. */
  "columnsMixed",
  /** Words for people, as in the vendor's example: `IAM user`, `"Create" "Delete"`. */
  "humanWords",
  /** Names of files are written so: `*`, `Create*`, `Create*Policy`. */
  "glob",
  /** `^Create*` repeats the e. */
  "strayQuantifier",
  /** `^Create|` lets everything in. */
  "emptyAlternative",
  /** `s3:GetObject` is how IAM policies name a call. */
  "iamAction",
  "misspeltName",
  /** The name exists, the sources that pass do not write it. */
  "nameOfOtherSource",
  /** Lambda writes the version of its API behind the name, which the pattern ends without. */
  "datedName",
  "unknownSource",
  /** A dot, or a word without an end, lets another source in. */
  "unescapedDot",
  "looseSource",
  /** The same in a NOT cell or a look-ahead keeps one out. */
  "looseExclusion",
  "unknownIdentity",
  /** Most of the calls here come from other identity types. */
  "identityLeavesOut",
  /** EventBridge keeps Get…, List… and Describe… back unless it is told not to. */
  "readOnlyWithheld",
  /** Another row catches all of it. */
  "coveredRow",
] as const;

export type AdviceKind = (typeof ADVICE_KINDS)[number];

/** Real names and stored events that show it. */
export interface AdviceEvidence {
  /** At most 5 of them: event names, sources or identity types, whatever the cell holds. */
  names: string[];
  /** How many there are in all. */
  total: number;
  /** What was meant, best first. */
  suggestions: string[];
  /** The row that covers. */
  rowId: string | null;
  /** Observed calls that the other cells let pass: how many, how many the identity cell lets pass, and from whom. */
  calls: { total: number; passing: number; types: { type: string; count: number }[] } | null;
}

export interface RowAdvice {
  rowId: string;
  /** null: the row as a whole. */
  cell: CellName | null;
  kind: AdviceKind;
  /** A warning changes what is found, now; a hint may be as it was meant. */
  severity: "warning" | "hint";
  evidence: AdviceEvidence;
  /** The row without this problem, the rest of it as it is; null where only a person can tell. */
  repair: Row | null;
}

/** An advice before it is tied to a row: the same for every row that holds the same cells. */
export interface CellAdvice extends Omit<RowAdvice, "rowId" | "repair"> {
  change: RowChange | null;
}

export type RowChange = Partial<Record<CellName, Cell>> & { enabled?: false };

/** What the doctor knows of the world. */
export interface DoctorKnowledge {
  table: NameTable;
  /** The event source behind what people write for one, if it is known: canonicalSource. */
  findSource(word: string): string | null;
  /** The installation's own events, by distinct combination. */
  observed?: readonly ObservedCall[];
  /** The level of rows that have none of their own. */
  ruleLevel: RiskLevel;
}

/** What the checks share. */
export interface DoctorContext extends DoctorKnowledge {
  observed: readonly ObservedCall[];
  catcher: NameCatcher;
  /** The names that the sources which pass write, sorted: what an eventName is held against. */
  namesFor(eventSource: Cell): readonly string[];
}

const MOST_NAMES = 5;

/** The evidence with everything that is not given left empty. */
export function evidenceOf(names: readonly string[], more: Partial<AdviceEvidence> = {}): AdviceEvidence {
  return {
    names: names.slice(0, MOST_NAMES),
    total: names.length,
    suggestions: [],
    rowId: null,
    calls: null,
    ...more,
  };
}
