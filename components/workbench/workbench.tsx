"use client";

import { useState } from "react";
import { PageBody } from "@/components/ui/page-body";
import { ScopeWorkbench } from "./scope-workbench";
import type { PastedInput } from "./tester-paste";
import type { WorkbenchData } from "./workbench-data";

/**
 * RTM-011's rows with the tester under them. A scope has its own draft; what was pasted into the tester stays when the
 * scope changes, and in this browser.
 */
export function Workbench({ data }: { data: WorkbenchData }) {
  const [pasted, setPasted] = useState<PastedInput>({ text: "", files: [] });
  return (
    <PageBody mode="fill">
      <ScopeWorkbench key={data.page.scope} data={data} pasted={pasted} onPasted={setPasted} />
    </PageBody>
  );
}
