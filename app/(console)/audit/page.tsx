import { IconFileSearch } from "@tabler/icons-react";
import { getTranslations } from "next-intl/server";
import { AuditEntryPanel } from "@/components/audit/audit-entry";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditPages } from "@/components/audit/audit-pages";
import { AuditTable } from "@/components/audit/audit-table";
import styles from "@/components/audit/audit.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { getAuditEntry, listAudit, listAuditAccounts, listAuditPeople } from "@/lib/audit/queries";
import { auditFilterSchema } from "@/lib/audit/schema";
import { requireActor } from "@/lib/auth/require-actor";

type Search = Record<string, string | string[] | undefined>;

export async function generateMetadata() {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireActor();
  const search = await searchParams;
  const filter = auditFilterSchema.parse(search);
  const [page, entry, people, accounts, t] = await Promise.all([
    listAudit(actor, filter),
    filter.entry ? getAuditEntry(actor, filter.entry) : null,
    listAuditPeople(actor),
    listAuditAccounts(actor),
    getTranslations("audit"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} detail={actor.role === "admin" ? undefined : t("partly")} />
      <AuditFilters people={people} accounts={accounts} />
      <PageBody mode="fill">
        <div className={styles.list}>
          {page.rows.length > 0 ? (
            <AuditTable rows={page.rows} open={entry?.id} />
          ) : page.paused ? null : (
            <EmptyState
              icon={<IconFileSearch size={28} stroke={1.4} />}
              title={t("empty.title")}
              body={t("empty.body")}
            />
          )}
          <AuditPages
            newest={filter.after ? address(search, null) : undefined}
            older={page.next ? address(search, page.next) : undefined}
            paused={page.paused}
          />
        </div>
        {entry ? <AuditEntryPanel key={entry.id} entry={entry} /> : null}
      </PageBody>
    </>
  );
}

/** The same filters, at another place of the log. */
function address(search: Search, after: string | null): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (typeof value === "string") params.set(key, value);
  params.delete("entry");
  if (after) params.set("after", after);
  else params.delete("after");
  return params.size > 0 ? `/audit?${params}` : "/audit";
}
