import { getTranslations } from "next-intl/server";
import { ReviewList } from "@/components/workbench/review-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireActor } from "@/lib/auth/require-actor";
import { listRequests } from "@/lib/reviews/queries";

export async function generateMetadata() {
  const t = await getTranslations("reviews");
  return { title: t("title") };
}

export default async function ReviewsPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslations("reviews")]);
  const now = new Date();
  const [open, over] = await Promise.all([
    listRequests(actor, "open", now),
    listRequests(actor, "over", now),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <PageBody>
        {open.length + over.length === 0 ? (
          <EmptyState
            title={t("empty")}
            body={t("emptyBody")}
            actions={
              actor.role === "admin" ? (
                <LinkButton href="/organisation">{t("toOrganisation")}</LinkButton>
              ) : null
            }
          />
        ) : (
          <>
            <Section title={t("open")} detail={open.length}>
              {open.length === 0 ? <p>{t("noneOpen")}</p> : <ReviewList requests={open} label={t("open")} />}
            </Section>
            {over.length > 0 && (
              <Section title={t("over")} detail={t("newest")}>
                <ReviewList requests={over} label={t("over")} />
              </Section>
            )}
          </>
        )}
      </PageBody>
    </>
  );
}
