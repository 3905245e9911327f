import { getTranslations } from "next-intl/server";
import { AcceptInvitationForm } from "@/components/auth/accept-invitation-form";
import { AuthFrame } from "@/components/auth/auth-frame";
import { LinkGone } from "@/components/auth/link-gone";
import { findInvitation } from "@/lib/users/queries";

export async function generateMetadata() {
  const t = await getTranslations("auth");
  // The address holds a secret: it must not travel in a Referer, to nobody.
  return { title: t("invitation.pageTitle"), referrer: "no-referrer" as const };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  if (!invitation) return <LinkGone kind="invitation" />;
  const t = await getTranslations("auth");
  const roles = await getTranslations("ui.role");
  const detail = t("invitation.detail", { inviter: invitation.invitedByName, role: roles(invitation.role) });
  return (
    <AuthFrame title={t("invitation.title")} detail={detail}>
      <AcceptInvitationForm token={token} email={invitation.email} />
    </AuthFrame>
  );
}
