import type { Problem } from "@/lib/errors";
import { env } from "@/lib/env";
import { checkTarget, parseAllowList } from "./outgoing-target";

/** What is wrong with a webhook URL that a person typed, by its text alone; DNS is asked again at each delivery. */
export function targetProblems(url: string): Problem[] {
  const verdict = checkTarget(url, parseAllowList(env().KANARIA_OUTGOING_ALLOWLIST));
  return verdict.ok ? [] : [{ path: ["url"], message: `target.${verdict.problem}` }];
}

/** What is shown of a webhook URL ever after: its host. */
export function urlHint(url: string): string {
  return new URL(url).host;
}
