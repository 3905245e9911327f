"use client";

import { useSearchParams } from "next/navigation";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useTransition } from "react";
import { RiskStrip } from "@/components/findings/risk-strip";
import { StatusTabs } from "@/components/findings/status-tabs";
import { ErrorState } from "@/components/ui/error-state";
import { exactMoment } from "@/components/ui/format-moment";
import { PageHeader } from "@/components/ui/page-header";
import { timeZoneName } from "@/components/ui/time-zone-name";
import { readFindingFilter } from "@/lib/findings/schema";

/** The list that could not be read: its frame with unknown counts, never an empty list. */
export default function FindingsError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("findings");
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const params = useSearchParams();
  const [busy, start] = useTransition();
  const filter = readFindingFilter(
    Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)])),
  );
  const digest = typeof error === "object" && error && "digest" in error ? String(error.digest) : undefined;
  return (
    <>
      <PageHeader title={t("title")} detail={<StatusTabs filter={filter} counts={null} />} />
      <RiskStrip filter={filter} counts={null} />
      <ErrorState
        strip={t("error.strip")}
        stripDetail={t("error.stripDetail")}
        title={t("error.title")}
        cause={t("error.cause")}
        reference={digest}
        at={`${exactMoment(now, timeZone)} ${timeZoneName(timeZone, now)}`}
        busy={busy}
        onRetry={() => start(() => retry())}
      />
    </>
  );
}
