import { expect, test } from "vitest";
import { refuseName } from "./file-names.mjs";

test.each([
  "lib/findings/suppress.ts",
  "app/(console)/rules/[rule]/page.tsx",
  "vitest.config.ts",
  "lib/db/client.db.test.ts",
])("%s is a good name", (file) => expect(refuseName(file)).toBeNull());

test.each([
  "lib/findings/index.ts",
  "lib/utils.ts",
  "lib/common/date.ts",
  "components/FindingsTable.tsx",
  "lib/hooks/use.ts",
])("%s is refused", (file) => expect(refuseName(file)).not.toBeNull());
