import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { RiskMark } from "@/components/ui/risk-level";
import { describeEvent } from "@/lib/engine/describe-event";
import type { UrgentFinding } from "@/lib/overview/queries";
import type { Need } from "./needs-list";

/** Each finding in one sentence, with where and when it happened and who has it in hand. On the server only. */
export function useFindingNeeds(findings: readonly UrgentFinding[]): Need[] {
  const t = useTranslations("overview.needs");
  const sentence = useTranslations("sentence");
  return findings.map((finding) => {
    const { number, riskLevel, canary, event, accountName, investigator } = finding;
    const told = describeEvent(event, recordOf(event.raw));
    return {
      key: `finding-${number}`,
      icon: <RiskMark level={riskLevel} size={16} />,
      title: canary
        ? t(canary.kind === "used" ? "canaryUsed" : "canaryChanged", {
            user: canary.user,
            call: event.eventName,
          })
        : sentence(told.key, told.params),
      detail: t.rich(finding.status === "open" ? "openDetail" : "investigatingDetail", {
        account: accountName,
        by: investigator ?? t("somebody"),
        at: () => <Moment at={finding.eventTime} style="relative" />,
      }),
      action: { href: `/findings/${number}`, label: t("open") },
    };
  });
}

function recordOf(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
