import { blankRow } from "@/lib/engine/cell-text";
import { allOf } from "@/lib/engine/combine-cells";
import { literally } from "@/lib/engine/literal-pattern";
import { fieldOf, isObject, textOf, type JsonObject } from "@/lib/engine/record-field";
import { CELL_NAMES, type Cell, type CellName } from "@/lib/engine/row";
import type { FileRefusal, Note } from "./codes";
import { cellOfTests, isLackingTest, TestRefusal } from "./field-tests";
import { readJson, refusal, walkProblem } from "./read-json";
import { Unfit } from "./unfit";
import { collectRows, excerpt, type ImportedRows } from "./row-collector";

const FIELDS: Record<string, CellName> = {
  "detail.eventName": "eventName",
  "detail.eventSource": "eventSource",
  "detail.userIdentity.type": "userIdentityType",
};
/** Ways through the `$or`s of one pattern, each a row. */
const MAX_WAYS = 1000;
const VIA_CLOUDTRAIL = " via CloudTrail";
const API_CALL = `AWS API Call${VIA_CLOUDTRAIL}`;

/** One path of the pattern and its tests. */
type Condition = [path: string, tests: unknown[]];

/**
 * Rows from EventBridge event patterns: one alone, a list, rules as `aws events list-rules` and `describe-rule` print
 * them, a CloudFormation template in JSON. Each way through `$or` is a row that matches exactly the CloudTrail records
 * that the pattern does; a pattern for which there are no such rows is left out whole, with what it would need.
 */
export function importEventPatterns(file: string, newId: () => string): ImportedRows | FileRefusal {
  const json = readJson(file);
  if (!json.ok) return json;
  const collected = collectRows(newId);
  let item = 0;
  for (const { pattern, rule } of patternsIn(json.value)) {
    item += 1;
    try {
      const found = waysOf(pattern).map((way) => rowOf(way));
      for (const { cells, failedCalls, repairs } of found) {
        const row = collected.nextRow();
        const note = textOf(rule, "Description") || textOf(rule, "Name");
        const enabled = textOf(rule, "State") !== "DISABLED";
        if (collected.add({ ...blankRow(newId()), ...cells, failedCalls, note, enabled }, item))
          for (const code of repairs) collected.tell({ kind: "repair", code, item, row });
      }
    } catch (error) {
      if (error instanceof Unfit)
        collected.tell({ kind: "left", code: error.code, item, what: excerpt(error.what) });
      else if (error instanceof TestRefusal)
        collected.tell({ kind: "left", code: error.code, item, what: excerpt(error.test) });
      else throw error;
    }
  }
  return item === 0 ? refusal("otherFormat") : collected.result();
}

/** Every event pattern in the file, with the rule that has it. */
function* patternsIn(value: unknown): Generator<{ pattern: unknown; rule: JsonObject }> {
  if (Array.isArray(value)) for (const item of value) yield* patternsIn(item);
  if (!isObject(value)) return;
  const pattern = fieldOf(value, "EventPattern");
  if (pattern !== undefined) return yield { pattern: parsed(pattern), rule: value };
  const isPattern = ["source", "detail-type", "detail", "account", "region", "$or"].some((key) => {
    const condition = fieldOf(value, key);
    return Array.isArray(condition) || (key === "detail" && isObject(condition));
  });
  if (isPattern) return yield { pattern: value, rule: {} };
  for (const item of Object.values(value)) yield* patternsIn(item);
}

function parsed(pattern: unknown): unknown {
  if (typeof pattern !== "string") return pattern;
  try {
    const value: unknown = JSON.parse(pattern);
    return walkProblem(value) ? null : value;
  } catch {
    return null;
  }
}

/** The ways to match: each is a list of conditions that must all hold. */
function waysOf(pattern: unknown, path = ""): Condition[][] {
  if (!isObject(pattern)) throw new Unfit("badTest", excerpt(pattern));
  if (Object.keys(pattern).length === 0) throw new Unfit("emptyPattern", path);
  let ways: Condition[][] = [[]];
  for (const [key, value] of Object.entries(pattern)) {
    const at = path === "" ? key : `${path}.${key}`;
    const options = optionsOf(key, value, path, at);
    if (ways.length * options.length > MAX_WAYS) throw new Unfit("tooManyWays", String(MAX_WAYS));
    ways = ways.flatMap((way) => options.map((option) => [...way, ...option]));
  }
  return ways;
}

function optionsOf(key: string, value: unknown, path: string, at: string): Condition[][] {
  if (key === "$or" && Array.isArray(value) && value.length > 1 && value.every(isObject))
    return value.flatMap((option) => waysOf(option, path));
  return Array.isArray(value) ? [[[at, value]]] : waysOf(value, at);
}

function rowOf(conditions: Condition[]) {
  const found: Record<CellName, Cell[]> = { eventName: [], eventSource: [], userIdentityType: [] };
  const repairs = new Set<(Note & { kind: "repair" })["code"]>();
  let failedCalls = true;
  for (const [path, tests] of conditions) {
    const name = Object.hasOwn(FIELDS, path) ? FIELDS[path] : undefined;
    if (name) found[name].push(cellOfTests(tests));
    else if (path === "detail.errorCode" && isNoError(tests)) failedCalls = false;
    else if (path === "detail-type") checkDetailType(tests);
    else if (path !== "source") throw new Unfit("otherField", path);
  }
  const hasSource = found.eventSource.length > 0;
  for (const [path, tests] of conditions) {
    if (path === "detail-type" && !tests.every((test) => test === API_CALL || isObject(test)))
      repairs.add("detailTypeDropped");
    if (path !== "source" || tests.every((test) => isObject(test) && fieldOf(test, "prefix") === "aws."))
      continue;
    const names = tests.map((test) => /^aws\.([a-z0-9-]+)$/.exec(typeof test === "string" ? test : "")?.[1]);
    if (names.some((name) => name === undefined)) throw new Unfit("notCloudTrail", excerpt(tests));
    if (hasSource) repairs.add("sourceDropped");
    else {
      repairs.add("sourceTranslated");
      const sources = names.map((name) => literally(name ?? "")).join("|");
      found.eventSource.push({ pattern: `^(?:${sources})\\.amazonaws\\.com$`, not: false });
    }
  }
  const [eventName, eventSource, userIdentityType] = CELL_NAMES.map((name) => {
    const cell = allOf(found[name]);
    if (!cell) throw new Unfit("badTest", name);
    return cell;
  }) as [Cell, Cell, Cell];
  return { cells: { eventName, eventSource, userIdentityType }, failedCalls, repairs };
}

/** `[{"exists":false}]`, with or without the other ways to have none. */
function isNoError(tests: unknown[]): boolean {
  const isAll = tests.every((test) => isLackingTest(test) || test === false);
  return isAll && tests.some((test) => isObject(test));
}

function checkDetailType(tests: unknown[]): void {
  for (const test of tests) {
    const text = isObject(test) ? textOf(test, "suffix") : test;
    if (typeof text !== "string" || !text.endsWith(VIA_CLOUDTRAIL))
      throw new Unfit("notCloudTrail", excerpt(test));
  }
}
