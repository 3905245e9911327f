import { getTranslations } from "next-intl/server";
import { DecisionProvider } from "@/components/findings/decisions";
import { chosenOf, FindingDetailView, headOf } from "@/components/findings/finding-detail";
import { FindingHead, FindingWays } from "@/components/findings/finding-head";
import { FindingKeys } from "@/components/findings/finding-keys";
import styles from "@/components/findings/finding-detail.module.css";
import { PageNotFound } from "@/components/shell/page-not-found";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/auth/require-actor";
import { countFitting, getFinding } from "@/lib/findings/queries";
import { findingSearch, readFindingFilter, type SearchParams } from "@/lib/findings/schema";
import { readCeilings } from "../read-ceilings";

interface Props {
  params: Promise<{ number: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props) {
  const { number } = await params;
  return { title: /^\d{1,18}$/.test(number) ? `F-${number}` : undefined };
}

/** A finding on a page of its own: what a message links to, and what a phone shows. */
export default async function FindingPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { number } = await params;
  if (!/^\d{1,18}$/.test(number)) return <PageNotFound />;
  const now = new Date();
  const filter = readFindingFilter(await searchParams);
  const [found, total, ceilings, t] = await Promise.all([
    getFinding(actor, BigInt(number), filter, now),
    countFitting(actor, filter, now),
    readCeilings(),
    getTranslations("findings"),
  ]);
  if (!found) return <PageNotFound />;
  const { detail, neighbours } = found;
  const hrefOf = (one: string) => `/findings/${one}${findingSearch(filter)}`;
  const hrefs = {
    newer: neighbours.newer && hrefOf(neighbours.newer),
    older: neighbours.older && hrefOf(neighbours.older),
  };
  const list = `/findings${findingSearch(filter)}`;
  return (
    <DecisionProvider ceilings={ceilings}>
      <PageHeader
        breadcrumb={[{ label: t("title"), href: list }]}
        title={`F-${detail.number}`}
        actions={<FindingWays number={detail.number} neighbours={neighbours} total={total} hrefs={hrefs} />}
      />
      <PageBody mode="fill">
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("detail.label", { number })}>
          <div className={styles.page}>
            <FindingDetailView
              finding={detail}
              now={now}
              hrefOf={hrefOf}
              head={<FindingHead finding={headOf(detail)} />}
            />
          </div>
        </div>
      </PageBody>
      <FindingKeys finding={chosenOf(detail)} mayEdit={detail.mayEdit} hrefs={{ ...hrefs, list }} />
    </DecisionProvider>
  );
}
