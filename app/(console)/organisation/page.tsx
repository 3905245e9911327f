import { getTranslations } from "next-intl/server";
import { OrganisationForm } from "@/components/organisation/organisation-form";
import styles from "@/components/organisation/organisation.module.css";
import { SampleSection } from "@/components/organisation/sample-section";
import { PageNotFound } from "@/components/shell/page-not-found";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/auth/require-actor";
import { getOrganisation, organisationAsRead } from "@/lib/organisation/queries";

export async function generateMetadata() {
  const t = await getTranslations("organisation");
  return { title: t("title") };
}

export default async function OrganisationPage() {
  const actor = await requireActor();
  const [organisation, t] = await Promise.all([getOrganisation(), getTranslations("organisation")]);
  if (!organisation) return <PageNotFound />;
  const readAs = organisationAsRead(organisation);
  return (
    <>
      <PageHeader title={t("title")} />
      <PageBody>
        {actor.role === "admin" ? (
          <div className={styles.narrow}>
            <OrganisationForm organisation={organisation} readAs={readAs} />
            <div className={styles.after}>
              <SampleSection loadedAt={organisation.sampleLoadedAt?.toISOString() ?? null} />
            </div>
          </div>
        ) : (
          <ForbiddenState />
        )}
      </PageBody>
    </>
  );
}
