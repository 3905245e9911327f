import { IconPlugConnected } from "@tabler/icons-react";
import { getTranslations } from "next-intl/server";
import { CreateSourceDialog } from "@/components/sources/create-source-dialog";
import { DeliveryDays } from "@/components/sources/delivery-days";
import { SourceTable } from "@/components/sources/source-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { listAccountChoices } from "@/lib/accounts/queries";
import { requireActor } from "@/lib/auth/require-actor";
import { ingestAddress, listSources, type SourceCounts, type SourceRow } from "@/lib/sources/queries";

export async function generateMetadata() {
  const t = await getTranslations("sources");
  return { title: t("title") };
}

export default async function SourcesPage() {
  const actor = await requireActor();
  const t = await getTranslations("sources");
  if (actor.role !== "admin") {
    return (
      <>
        <PageHeader title={t("title")} />
        <PageBody>
          <ForbiddenState />
        </PageBody>
      </>
    );
  }
  const [sources, accounts] = await Promise.all([listSources(actor, new Date()), listAccountChoices(actor)]);
  const hasDelivered = sources.some((source) => source.lastIngestAt !== null);
  return (
    <>
      {/* One place for the dialog, whether there are sources or not: it shows a secret while the list fills. */}
      <PageHeader
        title={t("title")}
        detail={t("count", { count: sources.length })}
        actions={<CreateSourceDialog accounts={accounts} ingestAddress={ingestAddress()} />}
      />
      {sources.length > 0 ? (
        <PageBody aside={hasDelivered ? <DeliveryDays {...together(sources)} /> : undefined}>
          <SourceTable sources={sources} />
        </PageBody>
      ) : (
        <PageBody mode="fill">
          <EmptyState
            icon={<IconPlugConnected size={28} stroke={1.4} />}
            title={t("empty.title")}
            body={t("empty.body")}
          />
        </PageBody>
      )}
    </>
  );
}

/** All sources' days added up. */
function together(sources: readonly SourceRow[]) {
  const add = (list: readonly SourceCounts[]): SourceCounts => {
    const sum = { received: 0, stored: 0, duplicate: 0, matched: 0, rejected: 0 };
    for (const one of list) {
      for (const name of Object.keys(sum) as (keyof SourceCounts)[]) sum[name] += one[name];
    }
    return sum;
  };
  return {
    sums: add(sources.map((source) => source.recent)),
    days: sources[0]!.days.map(({ day }, index) => ({
      day,
      ...add(sources.map((source) => source.days[index]!)),
    })),
  };
}
