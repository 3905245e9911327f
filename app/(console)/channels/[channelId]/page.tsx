import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ChannelActions } from "@/components/notifications/channel-actions";
import { ChannelDialog } from "@/components/notifications/channel-dialog";
import { ChannelFacts } from "@/components/notifications/channel-facts";
import { DeliveryTable } from "@/components/notifications/delivery-table";
import { PageNotFound } from "@/components/shell/page-not-found";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listAccountChoices } from "@/lib/accounts/queries";
import { requireActor } from "@/lib/auth/require-actor";
import { getChannel, listDeliveries } from "@/lib/notifications/queries";

/** Where a page of deliveries starts: the moment and the id of the one before. */
const cursorSchema = z
  .string()
  .regex(/^[^_]{20,30}_[0-9a-f-]{36}$/)
  .transform((text) => ({ createdAt: new Date(text.split("_")[0]!), id: text.split("_")[1]! }))
  .refine(({ createdAt }) => !Number.isNaN(createdAt.getTime()))
  .optional()
  .catch(undefined);

interface Props {
  params: Promise<{ channelId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ChannelPage({ params, searchParams }: Props) {
  const [actor, t, { channelId }, search] = await Promise.all([
    requireActor(),
    getTranslations("notifications"),
    params,
    searchParams,
  ]);
  const breadcrumb = [{ label: t("title"), href: "/channels" }];
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
  if (!z.uuid().safeParse(channelId).success) return <PageNotFound />;
  const after = cursorSchema.parse(search.after);
  // A delivery and its channel's health are written together: read in this order, the channel is never older than a
  // failure in the list, which would then stand there without what it means.
  const deliveries = await listDeliveries(actor, channelId, after);
  const [channel, accounts] = await Promise.all([getChannel(actor, channelId), listAccountChoices(actor)]);
  if (!channel) return <PageNotFound />;
  const { next } = deliveries;
  const older = next ? `?after=${next.createdAt.toISOString()}_${next.id}` : null;
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const accountNames = channel.allAccounts ? null : channel.accountIds.map((id) => names.get(id) ?? id);
  return (
    <>
      <PageHeader
        breadcrumb={breadcrumb}
        title={channel.name}
        actions={<ChannelDialog key={channel.version} accounts={accounts} channel={channel} />}
      />
      <PageBody>
        <ChannelFacts channel={{ ...channel, accountNames }} />
        <ChannelActions channel={channel} />
        <Section title={t("deliveries")} detail={t("deliveriesDetail")}>
          <DeliveryTable
            deliveries={deliveries.rows}
            older={older}
            newest={after ? `/channels/${channel.id}` : null}
          />
        </Section>
      </PageBody>
    </>
  );
}
