import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import styles from "@/components/auth/auth-frame.module.css";
import { SignInForm } from "@/components/auth/sign-in-form";
import { getActor } from "@/lib/auth/require-actor";
import { safeNext } from "@/lib/auth/schema";
import { getOrganisation } from "@/lib/organisation/queries";

export async function generateMetadata() {
  const t = await getTranslations("auth");
  return { title: t("signIn.title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next } = await searchParams;
  const asked = typeof next === "string" ? next : undefined;
  if (await getActor()) redirect(safeNext(asked));
  if (!(await getOrganisation())) redirect("/set-up");
  const t = await getTranslations("auth");
  return (
    <AuthFrame title={t("signIn.title")} detail={asked ? t("signIn.next") : undefined}>
      <SignInForm next={asked} />
      <p className={styles.foot}>{t("signIn.forgotten")}</p>
    </AuthFrame>
  );
}
