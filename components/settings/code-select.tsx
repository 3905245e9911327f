"use client";

import { MultiSelect } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { COUNTRY_CODES } from "@/lib/catalogue/countries";
import { REGIONS } from "@/lib/catalogue/regions";
import type { CountriesSetting, RegionsSetting } from "@/lib/catalogue/setting-definition";
import { textList, type ControlProps } from "./control-props";
import { useProblemText } from "./problem-text";
import styles from "./setting-controls.module.css";

interface Option {
  value: string;
  label: string;
  name: string;
}

/** Countries or regions, found by name in the reader's language or by code. */
export function CodeSelect(props: ControlProps<CountriesSetting | RegionsSetting>) {
  const { definition, values, onChange, problems, disabled, label } = props;
  const t = useTranslations("catalogue.controls");
  const locale = useLocale();
  const text = useProblemText();
  const isCountries = definition.control === "countries";
  const options = useMemo(
    () => (isCountries ? countryOptions(locale) : regionOptions(locale)),
    [isCountries, locale],
  );
  const chosen = textList(values[definition.name]);
  const [problem] = problems;
  return (
    <MultiSelect
      className={styles.codes}
      size="xs"
      aria-label={label}
      data={options.map(({ value, label: name }) => ({ value, label: name }))}
      value={chosen}
      onChange={(codes) => onChange({ [definition.name]: codes })}
      placeholder={isCountries ? t("searchCountries") : t("searchRegions")}
      searchable
      hidePickedOptions
      maxDropdownHeight={280}
      limit={300}
      disabled={disabled}
      error={problem && text(problem)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

function countryOptions(locale: string): Option[] {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  return COUNTRY_CODES.map((code) => option(code, names.of(code) ?? code)).sort((a, b) =>
    a.name.localeCompare(b.name, locale),
  );
}

function regionOptions(locale: string): Option[] {
  return REGIONS.map(({ code, en, ja }) => option(code, locale === "ja" ? ja : en));
}

/** The code is part of the label, so that both can be searched. */
function option(code: string, name: string): Option {
  return { value: code, name, label: `${code} ${name}` };
}
