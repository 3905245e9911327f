"use client";

import { MultiSelect, Radio, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { CreateSourceInput } from "@/lib/sources/schema";

/** A source's name and the accounts that it may speak for. */
export function SourceFields({
  values,
  errors,
  accounts,
  onChange,
}: {
  values: CreateSourceInput;
  errors: Record<string, React.ReactNode>;
  accounts: readonly { id: string; name: string }[];
  onChange: (changes: Partial<CreateSourceInput>) => void;
}) {
  const t = useTranslations("sources");
  return (
    <Stack gap={16}>
      <TextInput
        label={t("name")}
        description={t("nameHint")}
        autoComplete="off"
        data-autofocus
        value={values.name}
        error={errors.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Radio.Group
        label={t("speaksFor")}
        value={values.allAccounts ? "all" : "chosen"}
        onChange={(choice) => onChange({ allAccounts: choice === "all" })}
      >
        <Stack gap={8} mt={4}>
          <Radio value="all" label={t("organisation")} description={t("organisationDetail")} />
          <Radio value="chosen" label={t("chosenAccounts")} description={t("chosenDetail")} />
        </Stack>
      </Radio.Group>
      {values.allAccounts ? null : (
        <MultiSelect
          aria-label={t("chosenAccounts")}
          placeholder={values.accountIds.length === 0 ? t("chooseAccounts") : undefined}
          searchable
          hidePickedOptions
          data={accounts.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} ${id}` }))}
          nothingFoundMessage={t("noSuchAccount")}
          value={values.accountIds}
          error={errors.accountIds}
          onChange={(accountIds) => onChange({ accountIds })}
        />
      )}
    </Stack>
  );
}
