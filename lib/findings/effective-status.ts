import type { FindingStatus } from "./schema";

/** Whether a suppression holds is decided when somebody asks: after its end the finding is open, whatever is stored. */
export function effectiveStatusOf(
  finding: { status: FindingStatus; suppressedUntil: Date | null },
  now: Date,
): FindingStatus {
  const isOver =
    finding.status === "suppressed" &&
    finding.suppressedUntil !== null &&
    finding.suppressedUntil.getTime() <= now.getTime();
  return isOver ? "open" : finding.status;
}
