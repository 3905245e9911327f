"use client";

import { Button } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconHistory,
  IconListSearch,
  IconPlugConnected,
  IconVolumeOff,
} from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { EMPTY_FILTER, findingSearch, type FindingFilter } from "@/lib/findings/schema";
import { useCappedText } from "./capped-text";

interface Capped {
  count: number;
  more: boolean;
}

/** What an empty list looked at: an answer only means something with its question. */
export interface LookedAt {
  events: Capped;
  activeRules: number;
  undecidedRules: number;
  sources: { lastIngestAt: Date | null; sources: number; active: number };
  suppressed: Capped;
  otherTimes: Capped;
}

/** Nothing found, said exactly: what was searched, what was not, and the next step. */
export function FindingEmpty({ filter, lookedAt }: { filter: FindingFilter; lookedAt: LookedAt }) {
  const t = useTranslations("findings.empty");
  const text = useCappedText();
  const { events, sources, suppressed, otherTimes, activeRules, undecidedRules } = lookedAt;
  const range = t(`range.${filter.range}`);
  const isFiltered = findingSearch(filter) !== findingSearch({ ...EMPTY_FILTER, status: filter.status });
  const body =
    events.count === 0
      ? t("lookedNone", { range, every: filter.range === "all" ? "yes" : "no" })
      : activeRules === 0
        ? t("noRules", { range, events: text(events) })
        : t("looked", { range, events: text(events), rules: activeRules });
  const icon = { size: 17, stroke: 1.6, "aria-hidden": true } as const;
  const facts = [
    {
      key: "sources",
      icon: <IconPlugConnected {...icon} />,
      text:
        sources.sources === 0
          ? t("noSources")
          : t("sources", { active: sources.active, total: sources.sources }),
      action:
        sources.lastIngestAt === null ? (
          <Link href="/sources">{t("toSources")}</Link>
        ) : (
          <Moment at={sources.lastIngestAt} style="relative" />
        ),
    },
    ...(filter.status !== "suppressed" && suppressed.count > 0
      ? [
          {
            key: "suppressed",
            icon: <IconVolumeOff {...icon} />,
            text: t("suppressed", { count: suppressed.count }),
            action: (
              <Link href={`/findings${findingSearch({ ...filter, status: "suppressed" })}`}>{t("show")}</Link>
            ),
          },
        ]
      : []),
    ...(otherTimes.count > 0
      ? [
          {
            key: "times",
            icon: <IconHistory {...icon} />,
            text: t("otherTimes", { count: otherTimes.count }),
            action: (
              <Link href={`/findings${findingSearch({ ...filter, range: "all", from: "", to: "" })}`}>
                {t("show")}
              </Link>
            ),
          },
        ]
      : []),
    ...(undecidedRules > 0
      ? [
          {
            key: "rules",
            icon: <IconAdjustmentsHorizontal {...icon} />,
            text: t("undecided", { count: undecidedRules }),
            action: <Link href="/rollout">{t("rollout")}</Link>,
          },
        ]
      : []),
  ];
  return (
    <EmptyState
      icon={<IconListSearch size={28} stroke={1.4} aria-hidden="true" />}
      title={t(`title.${filter.status}`)}
      body={body}
      facts={facts}
      actions={
        <>
          {filter.range !== "all" ? (
            <Button
              component={Link}
              href={`/findings${findingSearch({ ...filter, range: "all", from: "", to: "" })}`}
            >
              {t("widen")}
            </Button>
          ) : null}
          {isFiltered ? (
            <Button
              component={Link}
              variant="subtle"
              href={`/findings${findingSearch({ ...EMPTY_FILTER, status: filter.status })}`}
            >
              {t("clear")}
            </Button>
          ) : null}
        </>
      }
    />
  );
}
