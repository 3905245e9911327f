import type { BlindSpots } from "@/lib/engine/blind-spots";
import type { NamePair, ObservedCall } from "@/lib/engine/name-table";
import type { MutationReport } from "@/lib/engine/mutation-check";
import type { CellName, ExampleEvent, Row } from "@/lib/engine/row";
import type { ExampleResult } from "@/lib/engine/row-examples";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { RowAdvice } from "@/lib/engine/row-advice";
import type { JudgedEvent } from "@/lib/engine/event";
import type { PresentEvent, SmallestEdits } from "@/lib/engine/smallest-edit";
import type { Completion } from "./complete-cell";

/** Which of the names that a row catches are listed. */
export type CaughtKind = "all" | "meant" | "surprises";

export interface CaughtQuestion {
  row: Pick<Row, CellName>;
  which: CaughtKind;
  search: string;
  offset: number;
  limit: number;
}

export interface CaughtAnswer {
  counts: Record<CaughtKind, number>;
  readOnlyCount: number;
  /** Of the listing: how many there are, and those of the page. */
  total: number;
  pairs: NamePair[];
  /** False where a pattern is so slow that not every name was tried. */
  complete: boolean;
}

/** What helps somebody who types into a cell. */
export interface CellHelpAnswer {
  completions: Completion[];
  /** Of the known values of the cell's column, how many its pattern catches. */
  count: number;
  total: number;
  /** Names that the whole row catches though nobody meant them: a few of how many. */
  surprises: string[];
  surpriseCount: number;
}

/** The examples of one row, as they came out. */
export interface TriedExamples {
  rowId: string;
  results: ExampleResult[];
}

/** What the page asks of the names that AWS writes, and what it is answered. */
export interface NameQuestions {
  /** What this installation has seen itself: tells more from now on. */
  observe: { question: { calls: readonly ObservedCall[] }; answer: null };
  advise: { question: { rows: readonly Row[]; ruleLevel: RiskLevel }; answer: RowAdvice[] };
  help: { question: { row: Row; column: CellName }; answer: CellHelpAnswer };
  caught: { question: CaughtQuestion; answer: CaughtAnswer };
  /** Of the calls known from attacks, those that the rows do not catch. */
  blindSpots: { question: { rows: readonly Row[] }; answer: BlindSpots };
  edit: {
    question: { row: Row; event: JudgedEvent; present: readonly PresentEvent[] };
    answer: SmallestEdits;
  };
  /** Rows without examples need not be sent. */
  examples: { question: { rows: readonly Row[] }; answer: TriedExamples[] };
  /** Told apart by these events, by what was seen here and by known names. Null where a cell cannot be read. */
  mutations: {
    question: { row: Row; events: readonly ExampleEvent[] };
    answer: MutationReport | null;
  };
}

export type NameSubject = keyof NameQuestions;

export type ToNames = {
  [Subject in NameSubject]: {
    kind: Subject;
    request: number;
    question: NameQuestions[Subject]["question"];
  };
}[NameSubject];

export type FromNames =
  | {
      [Subject in NameSubject]: {
        kind: Subject;
        request: number;
        answer: NameQuestions[Subject]["answer"];
      };
    }[NameSubject]
  /** The names could not be loaded. */
  | { kind: "failed" };
