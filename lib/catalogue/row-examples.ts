import type { CloudTrailEvent, JudgedEvent } from "@/lib/engine/event";
import { isSameExample } from "@/lib/engine/row-examples";
import type { ExampleEvent, Row, RowExample } from "@/lib/engine/row";
import { exampleEventSchema, MAX_EXAMPLES } from "./row-schema";

const OPTIONAL = [
  "accountId",
  "region",
  "actorKey",
  "actorName",
  "sourceIpAddress",
  "errorCode",
  "readOnly",
  "eventTime",
] as const;

/**
 * An event as an example keeps it: what rows can look at and nothing else of the record. Null where it is longer than
 * an example may be, for half a value would be matched otherwise.
 */
export function exampleEvent(event: JudgedEvent & Partial<CloudTrailEvent>): ExampleEvent | null {
  const { eventName, eventSource, userIdentityType, failed } = event;
  const said = OPTIONAL.filter((name) => event[name] !== "" && event[name] != null);
  const read = exampleEventSchema.safeParse({
    eventName,
    eventSource,
    userIdentityType,
    failed,
    ...Object.fromEntries(said.map((name) => [name, event[name]])),
  });
  return read.success ? read.data : null;
}

export type AddedExample =
  | { ok: true; row: Row; example: RowExample; isNew: boolean }
  | { ok: false; problem: "examplesFull" };

/**
 * The row with one more example, asked for by a person. One that is there already is not added twice; the same event
 * with the other expectation is turned over, since a row cannot do both.
 */
export function addExample(row: Row, wanted: Omit<RowExample, "id">, id: string): AddedExample {
  const { examples = [] } = row;
  const known = examples.find((example) => isSameExample({ ...example, expect: wanted.expect }, wanted));
  if (known?.expect === wanted.expect) return { ok: true, row, example: known, isNew: false };
  const example = { ...wanted, id: known?.id ?? id };
  if (known) return { ok: true, row: replaceExample(row, example), example, isNew: true };
  if (examples.length >= MAX_EXAMPLES) return { ok: false, problem: "examplesFull" };
  return { ok: true, row: { ...row, examples: [...examples, example] }, example, isNew: true };
}

export function replaceExample(row: Row, example: RowExample): Row {
  return { ...row, examples: row.examples?.map((one) => (one.id === example.id ? example : one)) };
}

/** Without the example; a row without any is as it was before it had one. */
export function removeExample(row: Row, id: string): Row {
  const { examples = [], ...rest } = row;
  const kept = examples.filter((example) => example.id !== id);
  return kept.length > 0 ? { ...rest, examples: kept } : rest;
}

/** A copy of a row: its own id, and its examples with ids of their own. */
export function copyRow(row: Row, newId: () => string): Row {
  const copy = { ...row, id: newId() };
  if (!row.examples) return copy;
  return { ...copy, examples: row.examples.map((example) => ({ ...example, id: newId() })) };
}
