import { getTranslations } from "next-intl/server";
import { AccountEmpty } from "@/components/accounts/account-empty";
import { AccountFilters } from "@/components/accounts/account-filters";
import { AccountPager } from "@/components/accounts/account-pager";
import styles from "@/components/accounts/account-screen.module.css";
import { AccountTable } from "@/components/accounts/account-table";
import { AddAccountDialog } from "@/components/accounts/add-account-dialog";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { countAccounts, countAccountWork, listAccounts } from "@/lib/accounts/queries";
import { accountSearchSchema } from "@/lib/accounts/schema";
import { mayEditAccount } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/require-actor";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata() {
  const t = await getTranslations("accounts");
  return { title: t("title") };
}

export default async function AccountsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const search = accountSearchSchema.parse(await searchParams);
  const [page, total, t] = await Promise.all([
    listAccounts(actor, { text: search.q, onlyNew: search.new === "1", after: search.after }),
    countAccounts(actor),
    getTranslations("accounts"),
  ]);
  const counts = await countAccountWork(
    actor,
    page.rows.map((account) => account.id),
    new Date(),
  );
  const isAdmin = actor.role === "admin";
  const accounts = page.rows.map((account) => ({
    ...account,
    counts: counts.get(account.id),
    rights: { mayManage: isAdmin, mayAcknowledge: mayEditAccount(actor, account.id) },
  }));
  return (
    <>
      <PageHeader
        title={t("title")}
        detail={t("count", { count: total.total })}
        actions={isAdmin && total.total > 0 ? <AddAccountDialog /> : undefined}
      />
      {total.total > 0 ? <AccountFilters newCount={total.isNew} /> : null}
      <PageBody mode="fill">
        <div className={styles.list}>
          {accounts.length > 0 ? <AccountTable accounts={accounts} /> : null}
          {accounts.length === 0 ? <AccountEmpty total={total.total} isAdmin={isAdmin} /> : null}
          <AccountPager
            first={search.after ? address(search, null) : null}
            next={page.next ? address(search, page.next) : null}
          />
        </div>
      </PageBody>
    </>
  );
}

/** The same filters, at another page. */
function address(search: { q?: string; new?: string }, after: string | null): string {
  const params = new URLSearchParams();
  if (search.q) params.set("q", search.q);
  if (search.new) params.set("new", search.new);
  if (after) params.set("after", after);
  return params.size > 0 ? `/accounts?${params}` : "/accounts";
}
