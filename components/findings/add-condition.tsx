"use client";

import { Button, Popover, Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { REGIONS, regionName } from "@/lib/catalogue/regions";
import styles from "./finding-filters.module.css";

const NAMES = ["event", "actor", "service", "region"] as const;
type Name = (typeof NAMES)[number];

/** Adds a condition on one exact value. */
export function AddCondition({
  taken,
  onAdd,
}: {
  taken: readonly Name[];
  onAdd: (change: Partial<Record<Name, string>>) => void;
}) {
  const t = useTranslations("findings.filter");
  const locale = useLocale();
  const free = NAMES.filter((name) => !taken.includes(name));
  const [opened, setOpened] = useState(false);
  const [picked, setPicked] = useState<Name>("event");
  const [value, setValue] = useState("");
  const name = free.includes(picked) ? picked : free[0];
  if (!name) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = value.trim().slice(0, 200);
    if (given === "") return;
    setOpened(false);
    setValue("");
    // People name a service as "iam"; the record has its host name.
    onAdd({ [name]: name === "service" && !given.includes(".") ? `${given}.amazonaws.com` : given });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus width={280}>
      <Popover.Target>
        <button type="button" className={styles.chip} data-add onClick={() => setOpened(!opened)}>
          <IconPlus size={14} stroke={1.6} aria-hidden="true" />
          {t("add")}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={10}>
        <form className={styles.custom} onSubmit={submit}>
          <Select
            size="xs"
            aria-label={t("add")}
            data={free.map((one) => ({ value: one, label: t(one) }))}
            value={name}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(one) => {
              setPicked((one ?? "event") as Name);
              setValue("");
            }}
          />
          {name === "region" ? (
            <Select
              size="xs"
              searchable
              aria-label={t("region")}
              data={REGIONS.map(({ code }) => ({
                value: code,
                label: `${regionName(code, locale)} ${code}`,
              }))}
              value={value || null}
              comboboxProps={{ withinPortal: false }}
              onChange={(region) => setValue(region ?? "")}
            />
          ) : (
            <TextInput
              size="xs"
              data-autofocus
              aria-label={t(name)}
              placeholder={t("value")}
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
          )}
          <Button type="submit" size="sm" disabled={value.trim() === ""}>
            {t("apply")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
