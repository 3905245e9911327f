import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CanarySummary } from "@/components/overview/canary-summary";
import { Decisions } from "@/components/overview/decisions";
import { FindingsPerDay } from "@/components/overview/findings-per-day";
import { FirstSteps } from "@/components/overview/first-steps";
import { IngestState } from "@/components/overview/ingest-state";
import { KeyLine } from "@/components/overview/key-line";
import { NeedsNow } from "@/components/overview/needs-now";
import { NoisyRows } from "@/components/overview/noisy-rows";
import { OpenByAge } from "@/components/overview/open-by-age";
import styles from "@/components/overview/overview.module.css";
import { RolloutSummary } from "@/components/overview/rollout-summary";
import { Moment } from "@/components/ui/moment";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/auth/require-actor";
import { getOverview } from "@/lib/overview/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default async function OverviewPage() {
  const actor = await requireActor();
  const now = new Date();
  const [overview, t] = await Promise.all([getOverview(actor, now), getTranslations("overview")]);
  const isAdmin = actor.role === "admin";
  return (
    <>
      <PageHeader
        title={t("title")}
        detail={
          <span>
            <Moment at={now} style="day" /> <Moment at={now} style="time" zone />
          </span>
        }
        actions={<IngestState lastIngestAt={overview.ingest.lastIngestAt} now={now} />}
      />
      <PageBody
        aside={
          <>
            <FindingsPerDay days={overview.days} now={now} />
            <RolloutSummary rollout={overview.rollout} />
            <CanarySummary canaries={overview.canaries} />
            {overview.ingest.lastIngestAt ? <NoisyRows noisy={overview.noisy} /> : null}
          </>
        }
      >
        {overview.sampleLoadedAt ? (
          <p className={styles.sample}>
            {t("sample")}
            {isAdmin ? <Link href="/organisation">{t("sampleRemove")}</Link> : null}
          </p>
        ) : null}
        {overview.ingest.lastIngestAt === null ? (
          <FirstSteps overview={overview} isAdmin={isAdmin} />
        ) : (
          <>
            <NeedsNow overview={overview} />
            <OpenByAge open={overview.open} />
          </>
        )}
        <Decisions decisions={overview.decisions} />
        <KeyLine />
      </PageBody>
    </>
  );
}
