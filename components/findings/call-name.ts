import { useTranslations } from "next-intl";
import { shownText } from "@/components/ui/shown-text";
import type { FindingRow } from "@/lib/findings/queries";

/** The call, or what happened to a canary. */
export function useCallName(): (finding: Pick<FindingRow, "eventName" | "canaryKind">) => string {
  const t = useTranslations("findings.canary");
  return ({ canaryKind, eventName }) => (canaryKind ? t(canaryKind) : shownText(eventName, 200));
}
