import { getTranslations } from "next-intl/server";
import { PageNotFound } from "@/components/shell/page-not-found";
import { DeliveryDays } from "@/components/sources/delivery-days";
import { EditSourceDialog } from "@/components/sources/edit-source-dialog";
import { EnableButton } from "@/components/sources/enable-button";
import { HowToSend } from "@/components/sources/how-to-send";
import { RejectionTable } from "@/components/sources/rejection-table";
import { RotateDialog } from "@/components/sources/rotate-dialog";
import { SecretTable } from "@/components/sources/secret-table";
import { SourceFacts } from "@/components/sources/source-facts";
import styles from "@/components/sources/sources.module.css";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemNote } from "@/components/ui/problem-note";
import { Box, Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { listAccountChoices } from "@/lib/accounts/queries";
import { requireActor } from "@/lib/auth/require-actor";
import { getSource, ingestAddress } from "@/lib/sources/queries";
import { sourceIdSchema } from "@/lib/sources/schema";

export async function generateMetadata() {
  const t = await getTranslations("sources");
  return { title: t("one") };
}

export default async function SourcePage({ params }: { params: Promise<{ sourceId: string }> }) {
  const actor = await requireActor();
  const { sourceId } = await params;
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
  if (!sourceIdSchema.safeParse(sourceId).success) return <PageNotFound />;
  const now = new Date();
  const [source, accounts] = await Promise.all([getSource(actor, sourceId, now), listAccountChoices(actor)]);
  if (!source) return <PageNotFound />;
  const isHttp = source.kind === "http";
  const endpoint = ingestAddress() + source.id;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("title"), href: "/sources" }]}
        title={source.name}
        tags={
          <>
            {source.disabledAt ? <Tag>{t("off")}</Tag> : null}
            {isHttp ? null : <Tag tone="outline">{t(`kind.${source.kind}`)}</Tag>}
          </>
        }
        actions={
          isHttp ? (
            <>
              <EnableButton source={source} />
              <EditSourceDialog source={source} accounts={accounts} />
            </>
          ) : undefined
        }
      />
      <PageBody
        aside={
          source.lastIngestAt ? <DeliveryDays days={source.days} sums={source.recent} withTable /> : undefined
        }
      >
        {source.disabledAt ? (
          <div className={styles.notice}>
            <ProblemNote tone="neutral">{t("offDetail")}</ProblemNote>
          </div>
        ) : null}
        <SourceFacts source={source} names={new Map(accounts.map(({ id, name }) => [id, name]))} />
        <Section title={t("rejections.title")} detail={t("rejections.detail")}>
          <RejectionTable rejections={source.rejections} />
        </Section>
        {isHttp ? (
          <>
            <Section
              title={t("secrets.title")}
              actions={<RotateDialog source={source} endpoint={endpoint} />}
            >
              <SecretTable secrets={source.secrets} now={now} />
            </Section>
            <Section title={t("send.title")}>
              <Box>
                <div className={styles.how}>
                  <HowToSend endpoint={endpoint} />
                </div>
              </Box>
            </Section>
          </>
        ) : null}
      </PageBody>
    </>
  );
}
