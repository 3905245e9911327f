"use client";

import { MultiSelect, Radio, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ROLES } from "@/lib/users/schema";
import styles from "./users.module.css";

export interface AccessValues {
  role: (typeof ROLES)[number];
  allAccounts: boolean;
  accountIds: string[];
}

export interface AccountChoice {
  id: string;
  name: string;
}

/** Role and accounts of a person, with what each role may do beside it. Administrators see every account. */
export function AccessFields({
  value,
  onChange,
  accounts,
  errors,
}: {
  value: AccessValues;
  onChange: (value: AccessValues) => void;
  accounts: AccountChoice[];
  errors: Record<string, React.ReactNode>;
}) {
  const t = useTranslations("users");
  const roles = useTranslations("ui.role");
  return (
    <>
      <Radio.Group
        label={roles("label")}
        value={value.role}
        error={errors["access.role"]}
        onChange={(role) => onChange({ ...value, role: role as AccessValues["role"] })}
      >
        <Stack gap={8} mt={4}>
          {ROLES.map((role) => (
            <Radio key={role} value={role} label={roles(role)} description={t(`roleDetail.${role}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {value.role === "admin" ? (
        <p className={styles.quiet}>{t("adminSeesAll")}</p>
      ) : (
        <Radio.Group
          label={t("accounts")}
          value={value.allAccounts ? "all" : "chosen"}
          onChange={(choice) => onChange({ ...value, allAccounts: choice === "all" })}
        >
          <Stack gap={8} mt={4}>
            <Radio value="all" label={t("allAccounts")} description={t("allAccountsDetail")} />
            <Radio value="chosen" label={t("chosenAccounts")} />
          </Stack>
        </Radio.Group>
      )}
      {value.role !== "admin" && !value.allAccounts ? (
        <MultiSelect
          aria-label={t("chosenAccounts")}
          placeholder={value.accountIds.length === 0 ? t("chooseAccounts") : undefined}
          searchable
          hidePickedOptions
          data={accounts.map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))}
          nothingFoundMessage={t("noSuchAccount")}
          value={value.accountIds}
          error={errors["access.accountIds"]}
          onChange={(accountIds) => onChange({ ...value, accountIds })}
        />
      ) : null}
    </>
  );
}
