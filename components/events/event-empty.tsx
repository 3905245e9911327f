"use client";

import { IconListSearch, IconPlugConnected } from "@tabler/icons-react";
import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import type { EventSearch } from "@/lib/events/schema";

/** Nothing found: what was looked at, when something last came in, and the next step. */
export function EventEmpty({
  search,
  period,
  isFiltered,
  ingest,
  isAdmin,
}: {
  search: EventSearch;
  period: { from: Date; to: Date };
  isFiltered: boolean;
  ingest: { lastIngestAt: Date | null; sources: number };
  isAdmin: boolean;
}) {
  const t = useTranslations("events.empty");
  const hasEnd = search.range === "custom" && search.to;
  const looked = {
    from: () => <Moment at={period.from} zone />,
    to: () => <Moment at={period.to} zone />,
  };
  const sources = (
    <Link href={isAdmin ? "/sources" : "/accounts"}>{t(isAdmin ? "toSources" : "toAccounts")}</Link>
  );
  return (
    <EmptyState
      icon={<IconListSearch size={28} stroke={1.4} />}
      title={t(isFiltered ? "filteredTitle" : "title")}
      body={hasEnd ? t.rich("between", looked) : t.rich("since", looked)}
      facts={[
        {
          key: "ingest",
          icon: <IconPlugConnected size={16} stroke={1.6} />,
          text: ingest.lastIngestAt
            ? t.rich("lastIngest", { at: () => <Moment at={ingest.lastIngestAt!} style="relative" /> })
            : t(ingest.sources > 0 ? "neverIngested" : "noSources"),
          action: sources,
        },
      ]}
      actions={
        <>
          {search.range === "24h" ? (
            <Button component={Link} href={widened(search)}>
              {t("widen")}
            </Button>
          ) : null}
          {isFiltered ? (
            <Button component={Link} href={`/events?range=${search.range}`} variant="subtle">
              {t("clear")}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

/** The same conditions over a week. */
function widened(search: EventSearch): string {
  const params = new URLSearchParams({ range: "7d" });
  for (const key of ["q", "account", "event", "service", "actor", "region", "result", "access"] as const) {
    const value = search[key];
    if (value) params.set(key, value);
  }
  return `/events?${params}`;
}
