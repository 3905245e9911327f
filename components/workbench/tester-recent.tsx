"use client";

import { Button, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Moment, ZoneName } from "@/components/ui/moment";
import { RECENT_COUNTS, type RecentCount } from "@/lib/tester/schema";
import type { TesterEvent } from "./tester-protocol";
import styles from "./tester.module.css";

export interface RecentEvents {
  /** Null until they are there. */
  events: readonly TesterEvent[] | null;
  count: RecentCount;
  isLoading: boolean;
  /** Whose events: an account's name, or null for all accounts that one sees. */
  accountName: string | null;
  onCount: (count: RecentCount) => void;
  onReload: () => void;
}

/** Which stored events are tried, and how far back they go. */
export function TesterRecent({ recent }: { recent: RecentEvents }) {
  const t = useTranslations("workbench");
  const newest = recent.events?.[0];
  const oldest = recent.events?.at(-1);
  return (
    <div className={styles.recent}>
      <p>{recent.accountName ? t("recent.ofAccount", { name: recent.accountName }) : t("recent.ofAll")}</p>
      <div className={styles.recentControls}>
        <Select
          size="xs"
          w={150}
          aria-label={t("recent.count")}
          allowDeselect={false}
          value={String(recent.count)}
          onChange={(value) =>
            recent.onCount(RECENT_COUNTS.find((count) => String(count) === value) ?? recent.count)
          }
          data={RECENT_COUNTS.map((count) => ({ value: String(count), label: t("recent.last", { count }) }))}
        />
        <Button size="xs" onClick={recent.onReload} loading={recent.isLoading}>
          {t("recent.reload")}
        </Button>
      </div>
      {newest && oldest && (
        <dl className={styles.recentFacts}>
          <dt>{t("recent.read")}</dt>
          <dd>{t("recent.events", { count: recent.events?.length ?? 0 })}</dd>
          <dt>{t("recent.newest")}</dt>
          <dd>
            <Moment at={newest.eventTime} /> <ZoneName />
          </dd>
          <dt>{t("recent.oldest")}</dt>
          <dd>
            <Moment at={oldest.eventTime} /> <ZoneName />
          </dd>
        </dl>
      )}
      {recent.events?.length === 0 && <p className={styles.quiet}>{t("recent.none")}</p>}
    </div>
  );
}
