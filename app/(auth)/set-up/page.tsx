import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SetUpForm } from "@/components/auth/set-up-form";
import { SetUpSteps } from "@/components/auth/set-up-steps";
import { getOrganisation } from "@/lib/organisation/queries";

export async function generateMetadata() {
  const t = await getTranslations("auth");
  return { title: t("setUp.pageTitle") };
}

export default async function SetUpPage() {
  if (await getOrganisation()) redirect("/sign-in");
  const t = await getTranslations("auth");
  return (
    <AuthFrame title={t("setUp.title")} detail={t("setUp.detail")} aside={<SetUpSteps current="register" />}>
      <SetUpForm />
    </AuthFrame>
  );
}
