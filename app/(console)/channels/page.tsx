import { getTranslations } from "next-intl/server";
import { ChannelDialog } from "@/components/notifications/channel-dialog";
import { ChannelTable } from "@/components/notifications/channel-table";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { listAccountChoices } from "@/lib/accounts/queries";
import { requireActor } from "@/lib/auth/require-actor";
import { listChannels } from "@/lib/notifications/queries";

export async function generateMetadata() {
  const t = await getTranslations("notifications");
  return { title: t("title") };
}

export default async function ChannelsPage() {
  const actor = await requireActor();
  const t = await getTranslations("notifications");
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
  const [channels, accounts] = await Promise.all([listChannels(actor), listAccountChoices(actor)]);
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const listed = channels.map(({ allAccounts, accountIds, ...channel }) => ({
    ...channel,
    accountNames: allAccounts ? null : accountIds.map((id) => names.get(id) ?? id),
  }));
  const add = <ChannelDialog accounts={accounts} />;
  return (
    <>
      <PageHeader title={t("title")} actions={channels.length > 0 ? add : undefined} />
      <PageBody>
        <ChannelTable channels={listed} action={add} />
      </PageBody>
    </>
  );
}
