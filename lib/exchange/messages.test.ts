import { describe, expect, test } from "vitest";
import { PREFILTER_NOTES } from "@/lib/engine/prefilter";
import english from "@/messages/en/exchange.json";
import { FILE_PROBLEMS, LEFT_OUT, LOSSES, REPAIRS } from "./codes";
import { EXPORT_FORMATS } from "./export-rows";
import { IMPORT_FORMATS } from "./import-rows";

// The Japanese texts have the same keys, which a test of lib/i18n says.
describe("the texts of reading and writing files", () => {
  test.each([
    ["problem", FILE_PROBLEMS],
    ["repair", REPAIRS],
    ["loss", LOSSES],
    ["left", LEFT_OUT],
    ["note", PREFILTER_NOTES],
    ["format", [...new Set([...IMPORT_FORMATS, ...EXPORT_FORMATS])]],
  ] as const)("name each %s and no other", (group, codes) => {
    expect(Object.keys(english[group]).sort()).toEqual([...codes].sort());
  });
});
