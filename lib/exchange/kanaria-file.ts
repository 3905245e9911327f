import { z } from "zod";
import { MAX_ROWS, rowSchema } from "@/lib/catalogue/row-schema";
import { fieldOf, isObject } from "@/lib/engine/record-field";
import type { Row } from "@/lib/engine/row";
import type { FileRefusal } from "./codes";
import { readJson, refusal } from "./read-json";
import type { ImportedRows } from "./row-collector";

const FORMAT = "kanaria.rtm-011.rows";
const VERSION = 1;

/** Draft rows are files too: patterns need not compile, and only ids must differ. */
const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  rows: z
    .array(rowSchema)
    .max(MAX_ROWS)
    .refine((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, {
      error: "duplicateId",
      path: [],
    }),
});

/** The rows as Kanaria's own file: everything that a row holds. */
export function exportKanaria(rows: readonly Row[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, rows }, null, 2)}\n`;
}

/** Reads Kanaria's own file: the rows as they were, ids included, or why not. Half a file is no file. */
export function importKanaria(file: string): ImportedRows | FileRefusal {
  const json = readJson(file);
  if (!json.ok) return json;
  if (!isObject(json.value) || fieldOf(json.value, "format") !== FORMAT) return refusal("otherFormat");
  const version = fieldOf(json.value, "version");
  if (typeof version === "number" && version > VERSION) return refusal("newerVersion", String(version));
  const rows = fieldOf(json.value, "rows");
  if (Array.isArray(rows) && rows.length > MAX_ROWS) return refusal("tooManyRows", String(rows.length));
  const read = fileSchema.safeParse(json.value);
  if (read.success) return { ok: true, rows: read.data.rows, notes: [] };
  return refusal("badRow", read.error.issues[0]?.path.join(".") ?? "");
}
