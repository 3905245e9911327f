import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { LinkGone } from "@/components/auth/link-gone";
import { SetPasswordForm } from "@/components/auth/set-password-form";
import { findPasswordLinkOwner } from "@/lib/users/queries";

export async function generateMetadata() {
  const t = await getTranslations("auth");
  // The address holds a secret: it must not travel in a Referer, to nobody.
  return { title: t("newPassword.title"), referrer: "no-referrer" as const };
}

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const person = await findPasswordLinkOwner(token);
  if (!person) return <LinkGone kind="newPassword" />;
  const t = await getTranslations("auth");
  return (
    <AuthFrame title={t("newPassword.title")} detail={t("newPassword.detail", { name: person.name })}>
      <SetPasswordForm token={token} email={person.email} />
    </AuthFrame>
  );
}
