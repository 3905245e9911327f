import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SetUpSteps } from "@/components/auth/set-up-steps";
import { StartChoice } from "@/components/auth/start-choice";
import { requireActor } from "@/lib/auth/require-actor";
import { getOrganisation } from "@/lib/organisation/queries";

export async function generateMetadata() {
  const t = await getTranslations("auth");
  return { title: t("setUp.pageTitle") };
}

export default async function StartPage() {
  const actor = await requireActor();
  const organisation = await getOrganisation();
  // Only the way out of set-up; afterwards the sample organisation is on the organisation's page.
  if (!organisation || actor.role !== "admin" || organisation.sampleLoadedAt) redirect("/overview");
  const t = await getTranslations("auth.start");
  return (
    <AuthFrame
      title={t("title")}
      detail={t("detail", { organisation: organisation.name })}
      aside={<SetUpSteps current="sample" />}
      switchable={false}
    >
      <StartChoice />
    </AuthFrame>
  );
}
