import { getTranslations } from "next-intl/server";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { InviteDialog } from "@/components/users/invite-dialog";
import { PendingInvitations } from "@/components/users/pending-invitations";
import styles from "@/components/users/users.module.css";
import { PeopleTable } from "@/components/users/people-table";
import { requireActor } from "@/lib/auth/require-actor";
import { listAccountsToGive, listPeople, listPendingInvitations, PEOPLE_LIMIT } from "@/lib/users/queries";

export async function generateMetadata() {
  const t = await getTranslations("users");
  return { title: t("title") };
}

export default async function PeoplePage() {
  const actor = await requireActor();
  const t = await getTranslations("users");
  if (actor.role !== "admin") {
    return (
      <>
        <PageHeader title={t("title")} />
        <PageBody>
          <ForbiddenState />
        </PageBody>
      </>
    );
  }
  const [{ people, more }, invitations, accounts] = await Promise.all([
    listPeople(actor),
    listPendingInvitations(actor),
    listAccountsToGive(actor),
  ]);
  return (
    <>
      <PageHeader title={t("title")} actions={<InviteDialog accounts={accounts} />} />
      <PageBody>
        <div className={styles.block}>
          <PeopleTable people={people} accounts={accounts} selfId={actor.userId} />
          {more ? <p>{t("more", { count: PEOPLE_LIMIT })}</p> : null}
        </div>
        {invitations.length > 0 ? (
          <Section title={t("invitations")} detail={t("invitationsDetail")}>
            <PendingInvitations invitations={invitations} accounts={accounts} />
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
