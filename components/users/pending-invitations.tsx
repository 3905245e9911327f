"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import table from "@/components/ui/data-table.module.css";
import { Moment } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import { useProblemText } from "@/components/ui/use-submit";
import { revokeInvitationAction } from "@/lib/users/actions";
import type { InvitationRow } from "@/lib/users/queries";
import type { AccountChoice } from "./access-fields";
import { AccountList } from "./account-list";
import styles from "./users.module.css";

/** Invitations that nobody has accepted yet, and the way to withdraw one. */
export function PendingInvitations({
  invitations,
  accounts,
}: {
  invitations: InvitationRow[];
  accounts: AccountChoice[];
}) {
  const t = useTranslations("users");
  const roles = useTranslations("ui.role");
  const router = useRouter();
  const problemText = useProblemText();
  const [asked, setAsked] = useState<InvitationRow | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, startTransition] = useTransition();
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  const revoke = ({ id }: InvitationRow) =>
    startTransition(async () => {
      const result = await revokeInvitationAction({ id });
      if (!result.ok) return setProblem(problemText(result.problems[0]?.message ?? "unexpected"));
      setAsked(null);
      router.refresh();
    });
  return (
    <Box>
      <table className={`${table.table} ${table.boxed} ${styles.people}`}>
        <thead>
          <tr>
            <th>{t("email")}</th>
            <th>{roles("label")}</th>
            <th className={styles.wide}>{t("accounts")}</th>
            <th className={styles.wide}>{t("invitedBy")}</th>
            <th className={styles.wide}>{t("expires")}</th>
            <th>
              <span className="visually-hidden">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id}>
              <td className={table.main}>{invitation.email}</td>
              <td>{roles(invitation.role)}</td>
              <td className={styles.wide}>
                <AccountList all={invitation.allAccounts} ids={invitation.accountIds} names={names} />
              </td>
              <td className={styles.wide}>{invitation.invitedByName}</td>
              <td className={styles.wide}>
                <Moment at={invitation.expiresAt} />
              </td>
              <td className={styles.menu}>
                <Button
                  variant="subtle"
                  size="xs"
                  onClick={() => {
                    setProblem(null);
                    setAsked(invitation);
                  }}
                  aria-label={t("revoke.label", { email: invitation.email })}
                >
                  {t("revoke.open")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && revoke(asked)}
        title={t("revoke.title")}
        detail={asked?.email}
        confirmLabel={t("revoke.submit")}
        danger
        busy={busy}
        problem={problem}
      >
        {t("revoke.body")}
      </ConfirmDialog>
    </Box>
  );
}
