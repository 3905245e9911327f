"use client";

import { useRouter } from "next/navigation";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { ChosenFinding } from "./choice";
import { COMMENT_FIELD } from "./comment-box";
import { useDecisions } from "./decisions";

/** The list's keys on a finding's own page: J and K go to its neighbours, Esc back to the list. */
export function FindingKeys({
  finding,
  mayEdit,
  hrefs,
}: {
  finding: ChosenFinding;
  mayEdit: boolean;
  hrefs: { newer: string | null; older: string | null; list: string };
}) {
  const router = useRouter();
  const decisions = useDecisions();
  const choice = { kind: "some" as const, findings: [finding] };
  const isOver = finding.status === "suppressed" || finding.status === "resolved";
  useShortcuts({
    j: () => hrefs.older && router.push(hrefs.older),
    k: () => hrefs.newer && router.push(hrefs.newer),
    escape: () => router.push(hrefs.list),
    ...(mayEdit
      ? {
          c: () => document.getElementById(COMMENT_FIELD)?.focus(),
          s: () => isOver || decisions.suppress(choice),
          i: () => isOver || decisions.setStatus(choice, "investigating"),
        }
      : {}),
  });
  return null;
}
