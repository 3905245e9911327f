import { expect, test } from "vitest";
import { refuse } from "./import-fence.mjs";

const allowed = [
  ["app/(console)/findings/page", "@/lib/findings/queries"],
  ["app/(console)/findings/page", "@/components/findings/findings-table"],
  ["app/(console)/findings/page", "next/navigation"],
  ["app/api/ingest/[source]/route", "@/lib/ingestion/ingest-batch"],
  ["components/findings/suppress-dialog", "@/lib/findings/actions"],
  ["components/findings/suppress-dialog", "@/components/ui/risk-badge"],
  ["components/findings/suppress-dialog", "./findings-table"],
  ["components/findings/findings-table", "@/components/record/who-what"],
  ["components/findings/findings-table", "@/lib/findings/queries", true],
  ["lib/engine/match", "./row"],
  ["lib/engine/match.test", "fast-check"],
  ["lib/catalogue/rules", "zod"],
  ["lib/catalogue/rules", "@/lib/engine/row"],
  ["lib/findings/suppress", "@/lib/audit/record"],
  ["lib/findings/suppress.db.test", "@/lib/accounts/add-account"],
  ["worker/main", "@/lib/notifications/deliver"],
];

const refused = [
  ["app/(console)/findings/page", "@/lib/findings/suppress"],
  ["app/(console)/findings/page", "@/lib/db/client"],
  ["app/(console)/findings/page", "../../../lib/db/client"],
  ["components/findings/findings-table", "@/lib/findings/queries"],
  ["components/findings/findings-table", "@/lib/db/client", true],
  ["components/findings/findings-table", "@/components/accounts/account-list"],
  ["components/findings/findings-table", "node:fs"],
  ["components/record/who-what", "@/components/findings/findings-table"],
  ["components/record/who-what", "@/lib/findings/actions"],
  ["components/ui/risk-badge", "@/components/findings/findings-table"],
  ["components/ui/risk-badge", "@/lib/engine/risk-level"],
  ["lib/engine/match", "zod"],
  ["lib/engine/match", "fs"],
  ["lib/engine/match", "@/lib/catalogue/rules"],
  ["lib/engine/match.test", "@/lib/catalogue/rules"],
  ["lib/catalogue/rules", "pg"],
  ["lib/findings/schema", "./queries"],
  ["lib/findings/suppress", "./actions"],
  ["lib/findings/suppress", "@/components/ui/risk-badge"],
  ["lib/db/client", "@/lib/findings/queries"],
  ["worker/main", "@/app/layout"],
];

test.each(allowed)("%s may import %s", (file, specifier, onlyTypes = false) => {
  expect(refuse(file, specifier, onlyTypes)).toBeNull();
});

test.each(refused)("%s may not import %s", (file, specifier, onlyTypes = false) => {
  expect(refuse(file, specifier, onlyTypes)).toMatch(/may import|no Node modules/);
});
