import { getTranslations } from "next-intl/server";
import { ReviewScreen } from "@/components/workbench/review-screen";
import { PageNotFound } from "@/components/shell/page-not-found";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/auth/require-actor";
import type { Row } from "@/lib/engine/row";
import { previewDraft } from "@/lib/preview/queries";
import { getRequest } from "@/lib/reviews/queries";
import { reviewIdSchema } from "@/lib/reviews/schema";

export async function generateMetadata() {
  const t = await getTranslations("reviews");
  return { title: t("one") };
}

export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, t, { id }] = await Promise.all([requireActor(), getTranslations("reviews"), params]);
  if (!reviewIdSchema.safeParse(id).success) return <PageNotFound />;
  const now = new Date();
  const request = await getRequest(actor, id, now);
  if (!request) return <PageNotFound />;
  const { scope, after, state, isOutdated } = request;
  const { enabled, riskLevel } = after;
  const rows = (after.values.patterns ?? []) as Row[];
  const preview =
    state === "open" && !isOutdated
      ? await previewDraft(actor, { scope, enabled, riskLevel, rows }, now)
      : null;
  return (
    <>
      <PageHeader breadcrumb={[{ label: t("title"), href: "/reviews" }]} title={t("one")} />
      <PageBody>
        <ReviewScreen request={request} preview={preview} isAdmin={actor.role === "admin"} />
      </PageBody>
    </>
  );
}
