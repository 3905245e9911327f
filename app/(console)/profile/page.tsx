import { getTranslations } from "next-intl/server";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { ChangePasswordForm } from "@/components/users/change-password-form";
import { ProfileForm } from "@/components/users/profile-form";
import styles from "@/components/users/users.module.css";
import { requireActor } from "@/lib/auth/require-actor";
import { getProfile } from "@/lib/users/queries";

export async function generateMetadata() {
  const t = await getTranslations("profile");
  return { title: t("title") };
}

export default async function ProfilePage() {
  const actor = await requireActor();
  const [profile, t, roles] = await Promise.all([
    getProfile(actor),
    getTranslations("profile"),
    getTranslations("ui.role"),
  ]);
  const accounts =
    actor.accounts === "all" ? t("allAccounts") : t("someAccounts", { count: actor.accounts.length });
  return (
    <>
      <PageHeader title={t("title")} />
      <PageBody>
        <div className={styles.narrow}>
          <Section title={t("account")}>
            <dl className={styles.readOnly}>
              <dt>{t("email")}</dt>
              <dd>{profile.email}</dd>
              <dt>{roles("label")}</dt>
              <dd>
                {roles(profile.role)} · {accounts}
              </dd>
              <dt>{t("sessions")}</dt>
              <dd>{t("sessionCount", { count: profile.sessionCount })}</dd>
            </dl>
          </Section>
          <Section title={t("preferences")} detail={t("theme")}>
            <ProfileForm profile={profile} />
          </Section>
          <Section title={t("changePassword")} detail={t("changePasswordDetail")}>
            <ChangePasswordForm email={profile.email} />
          </Section>
        </div>
      </PageBody>
    </>
  );
}
