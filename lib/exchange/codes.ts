import type { CellName } from "@/lib/engine/row";

// What reading and writing files can say. Each code is a message of the namespace `exchange`: `problem.<code>`,
// `repair.<code>`, `loss.<code>` and `left.<code>`.

/** UTF-16 units that a file may have. */
export const MAX_FILE_LENGTH = 4 * 1024 * 1024;

/** Why a file as a whole cannot be read. */
export const FILE_PROBLEMS = [
  "tooLarge",
  "empty",
  "notJson",
  "notYaml",
  /** YAML that refers to its own parts: written out it may be of any size. */
  "yamlAliases",
  "tooDeep",
  "tooManyParts",
  "notTable",
  /** JSON, but not of the product whose format was asked for. */
  "otherFormat",
  /** Written by a newer Kanaria. */
  "newerVersion",
  /** Kanaria's own format, with something in it that no row can hold. */
  "badRow",
  "tooManyRows",
] as const;

/** What was changed on the way in, so that a person can look at it. */
export const REPAIRS = [
  "columnsSwapped",
  "officialExample",
  "unknownSwitch",
  "unknownRiskLevel",
  "missingCell",
  "noteCut",
  "idReplaced",
  /** Several settings of the rule in one file became one grid. */
  "settingsJoined",
  /** EventBridge's `source` was dropped, for `detail.eventSource` says the same. */
  "sourceDropped",
  /** Which of the kinds of CloudTrail events come is not asked any more. */
  "detailTypeDropped",
  /** `source` "aws.x" became the event source "x.amazonaws.com", which is the rule for most services, not for all. */
  "sourceTranslated",
  /** Sigma compares without regard to case, the row as it is written. */
  "caseAsWritten",
] as const;

/** What the format written cannot hold. */
export const LOSSES = [
  "notCell",
  "riskLevelOfRow",
  "riskLevelRounded",
  "failedCallsOfRow",
  "noteOfRow",
  /** What it asks beside its cells: without it the row matches more. */
  "conditionsOfRow",
  "examplesOfRow",
  "rowDisabled",
  "rowBroken",
  "rowNeverMatches",
  /** Sigma's regular expressions know less than the row's do. */
  "regexDialect",
] as const;

/** What was not taken from a file that was read, and what it would need. `what` names the field, condition or value. */
export const LEFT_OUT = [
  "notARow",
  "patternTooLong",
  "notStorable",
  "rowsBeyondLimit",
  "extraCells",
  /** Conditions, trial, budget or examples that no row can hold. */
  "unreadExtra",
  "exceptions",
  "notCloudTrail",
  /** A condition on a field that rows do not look at. */
  "otherField",
  /** A test that no regular expression on text can make: numbers, addresses. */
  "otherTest",
  "badTest",
  "tooManyWays",
  "emptyPattern",
  "notARule",
  "otherLogSource",
  "unknownModifier",
  "keywordSearch",
  "aggregation",
  "badCondition",
  "badRegex",
] as const;

export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Something to tell about a file. `item` counts its lines, rules or patterns from 1, `row` those of the grid. */
export type Note = {
  item?: number;
  row?: number;
  cell?: CellName;
  /** A name or value out of the file: hostile text of at most 120 characters. */
  what?: string;
} & (
  | { kind: "repair"; code: (typeof REPAIRS)[number] }
  | { kind: "loss"; code: (typeof LOSSES)[number] }
  | { kind: "left"; code: (typeof LEFT_OUT)[number] }
);

/** Lines and columns count from 1; 0 where the place is not known. `what` as in Note. */
export interface FileRefusal {
  ok: false;
  problem: FileProblem;
  line: number;
  column: number;
  what: string;
}
