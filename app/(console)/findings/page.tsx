import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DecisionProvider } from "@/components/findings/decisions";
import { FindingBars } from "@/components/findings/finding-bars";
import { FindingDetailView, headOf } from "@/components/findings/finding-detail";
import { FindingEmpty } from "@/components/findings/finding-empty";
import { FindingFilters } from "@/components/findings/finding-filters";
import styles from "@/components/findings/finding-detail.module.css";
import { FindingHead, FindingWays } from "@/components/findings/finding-head";
import { FindingScreen } from "@/components/findings/finding-screen";
import { KeyHints } from "@/components/findings/key-hints";
import { RiskStrip } from "@/components/findings/risk-strip";
import { StatusTabs } from "@/components/findings/status-tabs";
import { Moment } from "@/components/ui/moment";
import { PageBody } from "@/components/ui/page-body";
import { listAccountChoices } from "@/lib/accounts/queries";
import { requireActor } from "@/lib/auth/require-actor";
import { RULES } from "@/lib/catalogue/rules";
import { countFindings, getFinding, listFindings, listRowsById } from "@/lib/findings/queries";
import {
  findingSearch,
  readFindingCursor,
  readFindingFilter,
  type SearchParams,
} from "@/lib/findings/schema";
import { getIngestState } from "@/lib/sources/queries";
import { readCeilings } from "./read-ceilings";
import { readLookedAt } from "./read-looked-at";

export async function generateMetadata() {
  const t = await getTranslations("findings");
  return { title: t("title") };
}

export default async function FindingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const now = new Date();
  const filter = readFindingFilter(params);
  const asked = [params.finding].flat()[0] ?? "";
  const [page, counts, ingest, accounts, rows, open, ceilings, t, titles] = await Promise.all([
    listFindings(actor, filter, readFindingCursor(params), now),
    countFindings(actor, filter, now),
    getIngestState(),
    listAccountChoices(actor),
    listRowsById(actor, filter.row),
    /^\d{1,18}$/.test(asked) ? getFinding(actor, BigInt(asked), filter, now) : null,
    readCeilings(),
    getTranslations("findings"),
    getTranslations("catalogue.rules"),
  ]);
  // The last findings of an older page were decided on: the list goes on from its beginning.
  if (page.rows.length === 0 && !page.searchedTo && (params.after || params.before))
    redirect(`/findings${findingSearch(filter)}`);
  const cursor = {
    after: [params.after].flat()[0] ?? null,
    before: [params.before].flat()[0] ?? null,
  };
  const address = (number: string | null) =>
    `/findings${findingSearch(filter, { ...cursor, finding: number })}`;
  const mayEdit = actor.role !== "viewer";
  const rules = RULES.filter((rule) => rule.evaluator === "event").map(({ id }) => ({
    id,
    name: titles(`${id}.title`),
  }));
  return (
    <DecisionProvider ceilings={ceilings}>
      <FindingBars
        tabs={<StatusTabs filter={filter} counts={counts} />}
        hints={<KeyHints mayEdit={mayEdit} />}
        isFiltered={findingSearch({ ...filter, status: "open", risk: [] }) !== ""}
        filters={
          <FindingFilters
            filter={filter}
            accounts={accounts}
            rules={rules}
            rows={rows}
            ingested={
              ingest.lastIngestAt
                ? t.rich("ingested", { at: () => <Moment at={ingest.lastIngestAt!} style="relative" /> })
                : t("ingestedNever")
            }
          />
        }
        strip={<RiskStrip filter={filter} counts={counts} />}
      />
      <PageBody mode="fill">
        <FindingScreen
          key={findingSearch(filter)}
          page={page}
          counts={counts}
          filter={filter}
          cursor={cursor}
          opened={open?.detail.number ?? null}
          mayEdit={mayEdit}
          empty={
            page.rows.length === 0 && !page.searchedTo ? (
              <FindingEmpty
                filter={filter}
                lookedAt={await readLookedAt(actor, filter, counts, ingest, now)}
              />
            ) : null
          }
          panel={
            open ? (
              <FindingDetailView
                key={open.detail.id}
                finding={open.detail}
                now={now}
                hrefOf={address}
                head={
                  <FindingHead finding={headOf(open.detail)}>
                    <span className={styles.number}>F-{open.detail.number}</span>
                    <FindingWays
                      number={open.detail.number}
                      neighbours={open.neighbours}
                      total={counts.byStatus[filter.status]}
                      hrefs={{
                        newer: open.neighbours.newer && address(open.neighbours.newer),
                        older: open.neighbours.older && address(open.neighbours.older),
                        page: `/findings/${open.detail.number}${findingSearch(filter)}`,
                        close: address(null),
                      }}
                    />
                  </FindingHead>
                }
              />
            ) : null
          }
        />
      </PageBody>
    </DecisionProvider>
  );
}
