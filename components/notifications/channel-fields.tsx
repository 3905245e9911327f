"use client";

import { MultiSelect, Radio, Select, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";

export interface ChannelValues {
  name: string;
  url: string;
  leastRiskLevel: RiskLevel;
  language: string;
  allAccounts: boolean;
  accountIds: string[];
}

export interface AccountChoice {
  id: string;
  name: string;
}

/** What a channel is: where it leads, what it is sent, and about which accounts. `storedHost`: a URL is stored already. */
export function ChannelFields({
  values,
  errors,
  accounts,
  storedHost,
  onChange,
}: {
  values: ChannelValues;
  errors: Record<string, React.ReactNode>;
  accounts: AccountChoice[];
  storedHost?: string;
  onChange: (changes: Partial<ChannelValues>) => void;
}) {
  const t = useTranslations("notifications");
  const levels = useTranslations("ui.riskLevel");
  const languages = useTranslations("ui.language");
  return (
    <Stack gap={16}>
      <TextInput
        label={t("name")}
        description={t("nameHint")}
        value={values.name}
        error={errors.name}
        data-autofocus
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("url")}
        description={storedHost ? t("urlKeep", { host: storedHost }) : t("urlHint")}
        placeholder="https://hooks.slack.com/services/…"
        autoComplete="off"
        spellCheck={false}
        value={values.url}
        error={errors.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
      />
      <Select
        label={t("leastRiskLevel")}
        description={t("leastHint")}
        allowDeselect={false}
        data={RISK_LEVELS.map((level) => ({ value: level, label: levels(level) }))}
        value={values.leastRiskLevel}
        error={errors.leastRiskLevel}
        onChange={(level) => onChange({ leastRiskLevel: level as RiskLevel })}
      />
      <Select
        label={t("language")}
        allowDeselect={false}
        data={["ja", "en"].map((language) => ({ value: language, label: languages(language) }))}
        value={values.language}
        onChange={(language) => onChange({ language: language ?? values.language })}
      />
      <Radio.Group
        label={t("accounts")}
        value={values.allAccounts ? "all" : "chosen"}
        onChange={(choice) => onChange({ allAccounts: choice === "all" })}
      >
        <Stack gap={8} mt={4}>
          <Radio value="all" label={t("allAccounts")} description={t("allAccountsDetail")} />
          <Radio value="chosen" label={t("chosenAccounts")} />
        </Stack>
      </Radio.Group>
      {values.allAccounts ? null : (
        <MultiSelect
          aria-label={t("chosenAccounts")}
          placeholder={values.accountIds.length === 0 ? t("chooseAccounts") : undefined}
          searchable
          hidePickedOptions
          data={accounts.map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))}
          nothingFoundMessage={t("noSuchAccount")}
          value={values.accountIds}
          error={errors.accountIds}
          onChange={(accountIds) => onChange({ accountIds })}
        />
      )}
    </Stack>
  );
}
