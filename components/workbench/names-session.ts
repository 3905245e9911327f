import { ATTACK_CALLS } from "@/lib/catalogue/attack-calls";
import { canonicalSource, knownNames, type NamesAsset } from "@/lib/catalogue/known-names";
import { exampleEvent } from "@/lib/catalogue/row-examples";
import { findBlindSpots } from "@/lib/engine/blind-spots";
import { listCaught } from "@/lib/engine/catch-names";
import type { ObservedCall } from "@/lib/engine/name-table";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { checkMutations } from "@/lib/engine/mutation-check";
import { createRowDoctor } from "@/lib/engine/row-doctor";
import { examplesBudget, runExamples, type ExampleResult } from "@/lib/engine/row-examples";
import type { CellName, Row } from "@/lib/engine/row";
import { findSmallestEdits } from "@/lib/engine/smallest-edit";
import type {
  CaughtAnswer,
  CaughtQuestion,
  CellHelpAnswer,
  FromNames,
  ToNames,
  TriedExamples,
} from "./advice-protocol";
import { completions, namesForCell } from "./complete-cell";

/** Surprises that are named while typing; the list of what a row catches has all. */
const MOST_SURPRISES = 3;
/** Calls seen here, the most frequent first, that tell slips apart. */
const MOST_SEEN = 500;

/** The answering half of the worker: a doctor over AWS's known names, kept from question to question. */
export function createNamesSession(asset: NamesAsset) {
  let observed: readonly ObservedCall[] = [];
  let table = knownNames(asset);
  const createDoctor = (ruleLevel: RiskLevel) => {
    const findSource = (word: string) => canonicalSource(word, asset, table);
    return createRowDoctor({ table, findSource, observed, ruleLevel });
  };
  let tried = new Map<string, ExampleResult[]>();
  let level: RiskLevel = "VERY_HIGH";
  let doctor = createDoctor(level);

  function caught({ row, ...wanted }: CaughtQuestion): CaughtAnswer {
    const found = doctor.catcher.catchRow(row);
    const { count, surpriseCount, readOnlyCount, complete } = found;
    return {
      counts: { all: count, meant: count - surpriseCount, surprises: surpriseCount },
      readOnlyCount,
      complete,
      ...listCaught(table, found, wanted),
    };
  }

  function help(row: Row, column: CellName): CellHelpAnswer {
    const { catcher } = doctor;
    const found = catcher.catchRow(row);
    const { pairs } = listCaught(table, found, { which: "surprises", limit: MOST_SURPRISES });
    const values = {
      eventName: table.names,
      eventSource: table.sources,
      userIdentityType: table.identityTypes,
    }[column];
    return {
      completions: completions(row[column].pattern, namesForCell(row, column, table, catcher)),
      count: catcher.catchCell(column, row[column])?.count ?? 0,
      total: values.length,
      surprises: pairs.map(({ name }) => name),
      surpriseCount: found.surpriseCount,
    };
  }

  function tryExamples(rows: readonly Row[]): TriedExamples[] {
    const budget = examplesBudget();
    const before = tried;
    tried = new Map();
    return rows.map((row) => {
      // A keystroke changes one row; what was tried before is known.
      const key = JSON.stringify(row);
      const results = before.get(key) ?? runExamples(row, budget);
      tried.set(key, results);
      return { rowId: row.id, results };
    });
  }

  return {
    answer({ request, ...asked }: ToNames): FromNames {
      switch (asked.kind) {
        case "observe":
          observed = asked.question.calls;
          table = knownNames(asset, observed);
          doctor = createDoctor(level);
          return { kind: "observe", request, answer: null };
        case "advise": {
          const { rows, ruleLevel } = asked.question;
          if (ruleLevel !== level) {
            level = ruleLevel;
            doctor = createDoctor(level);
          }
          return { kind: "advise", request, answer: doctor.advise(rows) };
        }
        case "help":
          return { kind: "help", request, answer: help(asked.question.row, asked.question.column) };
        case "caught":
          return { kind: "caught", request, answer: caught(asked.question) };
        case "blindSpots": {
          const answer = findBlindSpots(ATTACK_CALLS, asked.question.rows, {
            table,
            catcher: doctor.catcher,
          });
          return { kind: "blindSpots", request, answer };
        }
        case "edit": {
          const { row, event, present } = asked.question;
          const knowledge = { table, catcher: doctor.catcher, present };
          return { kind: "edit", request, answer: findSmallestEdits(row, event, knowledge) };
        }
        case "examples":
          return { kind: "examples", request, answer: tryExamples(asked.question.rows) };
        case "mutations": {
          const { row, events } = asked.question;
          const seen = observed.slice(0, MOST_SEEN).flatMap((call) => exampleEvent(call) ?? []);
          const answer = checkMutations(row, { table, observed: [...events, ...seen] });
          return { kind: "mutations", request, answer };
        }
      }
    },
  };
}
