import {
  IconClockPause,
  IconCloudPlus,
  IconHourglassHigh,
  IconAdjustmentsHorizontal,
  IconPlugConnectedX,
  IconSendOff,
  IconUserCheck,
} from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { Section } from "@/components/ui/section";
import type { Overview } from "@/lib/overview/queries";
import { NeedsList, type Need } from "./needs-list";
import { useFindingNeeds } from "./use-finding-needs";
import styles from "./overview.module.css";

const ICON = { size: 18, stroke: 1.6, "aria-hidden": true } as const;

/** What needs somebody now: findings, then what is broken on the way to them, then what is due. */
export function NeedsNow({ overview }: { overview: Overview }) {
  const t = useTranslations("overview.needs");
  const findings = useFindingNeeds(overview.urgent);
  const troubles = useTroubles(overview);
  const due = useDue(overview);
  const needs = [...findings, ...troubles, ...due];
  const { all } = overview.open;
  return (
    <Section title={<span className={styles.statement}>{t("title")}</span>} detail={needs.length || null}>
      {needs.length === 0 ? (
        <p className={styles.nothing}>
          {t.rich("nothing", {
            at: () => <Moment at={overview.ingest.lastIngestAt!} style="relative" />,
          })}
        </p>
      ) : (
        <NeedsList label={t("title")} needs={needs} />
      )}
      {all.count > findings.length ? (
        <p className={styles.more}>
          <Link href="/findings">{t(all.more ? "allCapped" : "all", { count: all.count })}</Link>
        </p>
      ) : null}
    </Section>
  );
}

/** Between an event and a person: rows that cannot be judged, channels that refuse, sources that are silent. */
function useTroubles({ troubles }: Overview): Need[] {
  const t = useTranslations("overview.needs");
  const errors = useTranslations("notifications.error");
  const { failing, silent, stuckRows } = troubles;
  return [
    ...stuckRows.map(({ ruleId, scope, accountName, rows }) => ({
      key: `stuck-${ruleId}-${scope}`,
      icon: <IconHourglassHigh {...ICON} data-tone="bad" />,
      title: t("stuckTitle", { rule: ruleId, count: rows }),
      detail: t("stuckDetail", { scope: accountName ?? t("organisation") }),
      action: { href: `/rules/${ruleId}?scope=${scope}`, label: t("fix") },
    })),
    ...failing.channels.map(({ id, name, failingSince, lastError, waiting }) => ({
      key: `channel-${id}`,
      icon: <IconSendOff {...ICON} data-tone="bad" />,
      title: t("channelTitle", {
        name,
        reason: lastError && errors.has(lastError) ? errors(lastError) : errors("refused"),
      }),
      detail: t.rich("channelDetail", { count: waiting, at: () => <Moment at={failingSince} /> }),
      action: { href: `/channels/${id}`, label: t("check") },
    })),
    ...(failing.count > failing.channels.length
      ? [
          {
            key: "channels",
            icon: <IconSendOff {...ICON} data-tone="bad" />,
            title: t("channelsTitle", { count: failing.count - failing.channels.length }),
            detail: t("channelsDetail"),
            action: failing.channels.length > 0 ? { href: "/channels", label: t("check") } : undefined,
          },
        ]
      : []),
    ...silent.sources.map(({ id, name, lastIngestAt }) => ({
      key: `source-${id}`,
      icon: <IconPlugConnectedX {...ICON} data-tone="warn" />,
      title: t(lastIngestAt ? "silentTitle" : "neverTitle", { name }),
      detail: lastIngestAt
        ? t.rich("silentDetail", { at: () => <Moment at={lastIngestAt} style="relative" /> })
        : t("neverDetail"),
      action: { href: `/sources/${id}`, label: t("check") },
    })),
  ];
}

/** What will happen by itself, or waits for a decision. */
function useDue({ ending, accounts, rollout, reviews }: Overview): Need[] {
  const t = useTranslations("overview.needs");
  const levels = useTranslations("ui.riskLevel");
  const separator = useTranslations("overview")("listSeparator");
  const needs: Need[] = [];
  if (reviews > 0) {
    needs.push({
      key: "reviews",
      icon: <IconUserCheck {...ICON} data-tone="neutral" />,
      title: t("reviewsTitle", { count: reviews }),
      detail: t("reviewsDetail"),
      action: { href: "/reviews", label: t("look") },
    });
  }
  if (ending.highest) {
    needs.push({
      key: "ending",
      icon: <IconClockPause {...ICON} data-tone="neutral" />,
      title: t(ending.more ? "endingTitleCapped" : "endingTitle", { count: ending.count }),
      detail: t("endingDetail", {
        count: ending.highest.count,
        level: levels(ending.highest.riskLevel),
        all: ending.highest.count === ending.count ? "yes" : "no",
      }),
      action: {
        href: ending.onlyNumber ? `/findings/${ending.onlyNumber}` : "/findings?status=suppressed",
        label: t("look"),
      },
    });
  }
  if (accounts.isNew > 0) {
    needs.push({
      key: "accounts",
      icon: <IconCloudPlus {...ICON} data-tone="neutral" />,
      title: t("newTitle", { count: accounts.isNew }),
      detail: t("newDetail"),
      action: { href: "/accounts", label: t("check") },
    });
  }
  if (rollout.undecidedFirst.length > 0) {
    needs.push({
      key: "undecided",
      icon: <IconAdjustmentsHorizontal {...ICON} data-tone="neutral" />,
      title: t("undecidedTitle", { count: rollout.undecidedFirst.length }),
      detail: t("undecidedDetail", { rules: rollout.undecidedFirst.join(separator) }),
      action: { href: `/rules/${rollout.undecidedFirst[0]}`, label: t("decide") },
    });
  }
  return needs;
}
