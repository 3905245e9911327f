import { expect, test } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import type { RowEdit } from "@/lib/engine/smallest-edit";
import { withEdit } from "./with-edit";

const cell = (pattern: string) => ({ pattern, not: false });
const row = { ...blankRow("r"), eventName: cell("^Run"), note: "mine", failedCalls: false };
const edit = {
  failedCalls: true,
  cells: [{ name: "eventName", before: cell("^Run"), after: cell("^Run|^Stop") }],
} as unknown as RowEdit;

test("an edit changes its own parts and leaves the rest of the row as it is", () => {
  expect(withEdit(row, edit)).toEqual({ ...row, eventName: cell("^Run|^Stop"), failedCalls: true });
});

test("a row that was typed in meanwhile is left alone", () => {
  expect(withEdit({ ...row, eventName: cell("^Runs") }, edit)).toBeNull();
});
