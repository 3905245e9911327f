import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import table from "@/components/ui/data-table.module.css";
import { Moment } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import type { PersonRow } from "@/lib/users/queries";
import type { AccountChoice } from "./access-fields";
import { AccountList } from "./account-list";
import { PersonMenu } from "./person-menu";
import styles from "./users.module.css";

/** Everybody who can, or could, sign in. */
export function PeopleTable({
  people,
  accounts,
  selfId,
}: {
  people: PersonRow[];
  accounts: AccountChoice[];
  selfId: string | null;
}) {
  const t = useTranslations("users");
  const roles = useTranslations("ui.role");
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  return (
    <Box>
      <table className={`${table.table} ${table.boxed} ${styles.people}`}>
        <thead>
          <tr>
            <th>{t("name")}</th>
            <th>{roles("label")}</th>
            <th className={styles.wide}>{t("accounts")}</th>
            <th className={styles.wide}>{t("lastSeen")}</th>
            <th>
              <span className="visually-hidden">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={person.disabledAt ? styles.disabled : undefined}>
              <td>
                <div className={styles.person}>
                  <Avatar name={person.name} size={28} />
                  <div>
                    <div className={styles.name}>
                      {person.name}
                      {person.id === selfId ? <span className={styles.quiet}>{t("you")}</span> : null}
                      {person.disabledAt ? <Tag>{t("disabled")}</Tag> : null}
                    </div>
                    <div className={styles.email}>{person.email}</div>
                  </div>
                </div>
              </td>
              <td>{roles(person.role)}</td>
              <td className={styles.wide}>
                <AccountList all={person.allAccounts} ids={person.accountIds} names={names} />
              </td>
              <td className={styles.wide}>
                {person.lastSeenAt ? <Moment at={person.lastSeenAt} style="relative" /> : t("neverSeen")}
              </td>
              <td className={styles.menu}>
                <PersonMenu person={person} isSelf={person.id === selfId} accounts={accounts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}
