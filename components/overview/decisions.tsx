import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconCircleMinus,
  IconFlag,
  IconVolumeOff,
  type Icon,
} from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import { Section } from "@/components/ui/section";
import { EMPTY_FILTER, findingSearch } from "@/lib/findings/schema";
import type { Decision, FindingDecision, SettingDecision } from "@/lib/overview/queries";
import styles from "./overview.module.css";

const ICONS: Record<Decision["kind"], Icon> = {
  suppressed: IconVolumeOff,
  suppressionUndone: IconArrowBackUp,
  reopened: IconArrowBackUp,
  statusChanged: IconFlag,
  settingSaved: IconAdjustmentsHorizontal,
  settingReset: IconArrowBackUp,
  leftOff: IconCircleMinus,
};

/** What people decided lately, newest first, each leading to what it was about. */
export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const t = useTranslations("overview.decided");
  return (
    <Section title={t("title")} actions={<Link href="/audit">{t("audit")}</Link>}>
      {decisions.length === 0 ? (
        <p className={styles.nothing}>{t("nothing")}</p>
      ) : (
        <ul className={styles.decisions}>
          {decisions.map((decision, index) => {
            const Icon = ICONS[decision.kind];
            return (
              <li key={`${decision.at.getTime()}-${index}`}>
                <Icon size={16} stroke={1.6} aria-hidden="true" />
                <span className={styles.decision}>
                  {"ruleId" in decision ? (
                    <OfSetting decision={decision} />
                  ) : (
                    <OfFindings decision={decision} />
                  )}
                </span>
                <span className={styles.when}>
                  <Moment at={decision.at} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

function OfFindings({ decision }: { decision: FindingDecision }) {
  const t = useTranslations("overview.decided");
  const status = useTranslations("findings.status");
  const { kind, by, count, number, until } = decision;
  const what =
    count === 1
      ? t("one", { event: decision.eventName, account: decision.accountName })
      : t("several", { count });
  // Where they are now; a single one may have moved on since.
  const now = kind === "suppressed" ? "suppressed" : kind === "statusChanged" ? decision.to : "open";
  const href =
    count === 1
      ? `/findings/${number}`
      : `/findings${findingSearch({ ...EMPTY_FILTER, status: now ?? "open" })}`;
  const link = (chunks: ReactNode) => (
    <Link href={href} prefetch={false}>
      {chunks}
    </Link>
  );
  const note = decision.note ? t("note", { note: decision.note }) : "";
  switch (kind) {
    case "suppressed":
      return until
        ? t.rich("suppressedUntil", { by, what, note, link, at: () => <Moment at={until} style="date" /> })
        : t.rich("suppressedForGood", { by, what, note, link });
    case "statusChanged":
      if (decision.to === "open") return t.rich("reopened", { by, what, note, link });
      return t.rich("statusChanged", { by, what, note, link, status: status(decision.to ?? "open") });
    default:
      return t.rich(kind, { by, what, note, link });
  }
}

function OfSetting({ decision }: { decision: SettingDecision }) {
  const t = useTranslations("overview.decided");
  const { kind, by, ruleId, version, scope, accountName } = decision;
  return t.rich(kind, {
    by,
    rule: ruleId,
    version,
    scope: accountName ?? t("organisation"),
    note: decision.note ? t("note", { note: decision.note }) : "",
    link: (chunks) => (
      <Link href={`/rules/${ruleId}/history?scope=${scope}`} prefetch={false}>
        {chunks}
      </Link>
    ),
  });
}
