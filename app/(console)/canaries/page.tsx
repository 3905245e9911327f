import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CanaryEmpty } from "@/components/canary/canary-empty";
import { CanaryNotes } from "@/components/canary/canary-notes";
import { CanaryTable } from "@/components/canary/canary-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireActor } from "@/lib/auth/require-actor";
import { listCanaries, summariseCanaries, worstFirst } from "@/lib/canary/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("canary");
  return { title: t("title") };
}

export default async function CanariesPage({
  searchParams,
}: {
  searchParams: Promise<{ after?: string | string[] }>;
}) {
  const [{ after }, actor] = await Promise.all([searchParams, requireActor()]);
  const now = new Date();
  const start = typeof after === "string" && /^\d{12}$/.test(after) ? after : undefined;
  const [{ rows, next }, summary, t] = await Promise.all([
    listCanaries(actor, now, start),
    summariseCanaries(actor, now),
    getTranslations("canary"),
  ]);
  const total = Object.values(summary.accounts).reduce((sum, count) => sum + count, 0);
  const isWhole = !start && !next;
  const named = total - summary.accounts.unset;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <LinkButton href="/rules/IAM-055" size="sm">
            {t("setting")}
          </LinkButton>
        }
      />
      <PageBody>
        {total === 0 ? (
          <CanaryEmpty />
        ) : (
          <>
            <CanaryNotes noneNamed={named === 0} />
            <Section
              title={t("accountsTitle")}
              detail={t(isWhole ? "summary" : "summaryInOrder", { named, total })}
            >
              <CanaryTable rows={isWhole ? worstFirst(rows) : rows} />
            </Section>
            {start || next ? (
              <nav aria-label={t("pages")}>
                <span>
                  {start ? (
                    <LinkButton href="/canaries" size="sm">
                      {t("first")}
                    </LinkButton>
                  ) : null}
                  {next ? (
                    <LinkButton href={`/canaries?after=${next}`} size="sm">
                      {t("next")}
                    </LinkButton>
                  ) : null}
                </span>
              </nav>
            ) : null}
          </>
        )}
      </PageBody>
    </>
  );
}
