"use client";

import { Button, Checkbox, NumberInput, Select, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import table from "@/components/ui/data-table.module.css";
import { ProblemNote } from "@/components/ui/problem-note";
import { RiskLevel } from "@/components/ui/risk-level";
import { Box, Section } from "@/components/ui/section";
import { TimeZoneSelect } from "@/components/ui/time-zone-select";
import { useSubmit } from "@/components/ui/use-submit";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import { saveOrganisationAction } from "@/lib/organisation/actions";
import type { OrganisationRow } from "@/lib/organisation/queries";
import { DEFAULT_CEILINGS } from "@/lib/organisation/schema";
import styles from "./organisation.module.css";

/** Offered where a second person is asked for the first time. */
const DEFAULT_RADIUS = 1_000;

/** Name, defaults and ceilings of the organisation; one save for all of it. */
export function OrganisationForm({
  organisation,
  readAs,
}: {
  organisation: OrganisationRow;
  readAs: string;
}) {
  const t = useTranslations("organisation");
  const language = useTranslations("ui.language");
  const levels = useTranslations("ui.riskLevel");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  // What the values below are based on; a newer one that a refresh brings belongs to somebody else's values.
  const [basis, setBasis] = useState(readAs);
  const form = useForm({
    initialValues: {
      name: organisation.name,
      language: organisation.language as string,
      timeZone: organisation.timeZone,
      ceilings: organisation.suppressionCeilings,
      examplesGate: organisation.examplesGate,
      reviewRadius: organisation.reviewRadius,
    },
  });
  const { busy, failure, formProps } = useSubmit(
    form,
    (values) => saveOrganisationAction({ ...values, readAs: basis }),
    (result) => {
      setBasis(result.readAs);
      form.resetDirty();
      setSaved(true);
      router.refresh();
    },
  );
  return (
    <form {...formProps}>
      <Section title={t("general")} detail={t("generalDetail")}>
        <div className={styles.form}>
          <TextInput label={t("name")} autoComplete="organization" {...form.getInputProps("name")} />
          <div className={styles.pair}>
            <Select
              label={language("label")}
              data={[
                { value: "ja", label: language("ja") },
                { value: "en", label: language("en") },
              ]}
              allowDeselect={false}
              {...form.getInputProps("language")}
            />
            <TimeZoneSelect label={t("timeZone")} {...form.getInputProps("timeZone")} />
          </div>
        </div>
      </Section>
      <Section title={t("ceilings")} detail={t("ceilingsDetail")}>
        <Box>
          <table className={`${table.table} ${table.boxed} ${styles.ceilings}`}>
            <thead>
              <tr>
                <th>{ui("riskLevel.label")}</th>
                <th>{t("longest")}</th>
                <th>{t("forGood")}</th>
              </tr>
            </thead>
            <tbody>
              {RISK_LEVELS.map((level) => {
                const path = `ceilings.${level}`;
                const days = form.values.ceilings[level];
                return (
                  <tr key={level}>
                    <td>
                      <RiskLevel level={level} />
                    </td>
                    <td>
                      <NumberInput
                        aria-label={t("longestOf", { level: levels(level) })}
                        className={styles.days}
                        min={1}
                        max={3650}
                        allowDecimal={false}
                        allowNegative={false}
                        suffix={t("daysSuffix")}
                        placeholder={t("noLimit")}
                        disabled={days === null}
                        value={days ?? ""}
                        error={form.errors[path]}
                        onChange={(value) => form.setFieldValue(path, value === "" ? 0 : Number(value))}
                      />
                    </td>
                    <td>
                      <Checkbox
                        aria-label={t("forGoodOf", { level: levels(level) })}
                        checked={days === null}
                        onChange={(event) =>
                          form.setFieldValue(
                            path,
                            event.currentTarget.checked ? null : (DEFAULT_CEILINGS[level] ?? 90),
                          )
                        }
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Box>
      </Section>
      <Section title={t("publishing")} detail={t("publishingDetail")}>
        <Switch
          label={t("examplesGate")}
          description={t("examplesGateDetail")}
          {...form.getInputProps("examplesGate", { type: "checkbox" })}
        />
      </Section>
      <Section title={t("review")} detail={t("reviewDetail")}>
        <div className={styles.form}>
          <NumberInput
            label={t("reviewRadius")}
            description={t("reviewRadiusDetail")}
            min={0}
            max={1_000_000_000}
            allowDecimal={false}
            allowNegative={false}
            disabled={form.values.reviewRadius === null}
            value={(form.values.reviewRadius ?? -1) < 0 ? "" : form.values.reviewRadius!}
            error={form.errors.reviewRadius}
            onChange={(value) => form.setFieldValue("reviewRadius", value === "" ? -1 : Number(value))}
          />
          <Checkbox
            label={t("reviewNever")}
            checked={form.values.reviewRadius === null}
            onChange={(event) =>
              form.setFieldValue("reviewRadius", event.currentTarget.checked ? null : DEFAULT_RADIUS)
            }
          />
        </div>
      </Section>
      {failure ? (
        <ProblemNote
          actions={
            <Button size="xs" onClick={() => location.reload()}>
              {t("reload")}
            </Button>
          }
        >
          {failure}
        </ProblemNote>
      ) : null}
      <div className={styles.bar}>
        <Button type="submit" variant="filled" loading={busy} disabled={!form.isDirty()}>
          {t("save")}
        </Button>
        <span role="status" className={styles.done}>
          {saved && !form.isDirty() ? t("saved") : ""}
        </span>
      </div>
    </form>
  );
}
