import { stringify } from "yaml";
import { CELL_NAMES } from "@/lib/engine/row";
import { importSigma } from "./sigma-import";
import type { LetterCase } from "./sigma-value";

/** Row ids that a test can foretell. */
export function ids() {
  let next = 0;
  return () => `row-${(next += 1)}`;
}

const logsource = { product: "aws", service: "cloudtrail" };

/** What a text that must be readable gives, its cells in short. */
export function read(text: string, letterCase?: LetterCase) {
  const found = importSigma(text, ids(), letterCase);
  if (!found.ok) throw new Error(JSON.stringify(found));
  const cells = found.rows.map((row) =>
    CELL_NAMES.map((name) => (row[name].not ? `NOT ${row[name].pattern}` : row[name].pattern)),
  );
  return { ...found, cells };
}

/** A Sigma rule for CloudTrail with this detection, as YAML. */
export const rule = (detection: object, more: object = {}) =>
  stringify({ title: "T", logsource, detection, ...more });
