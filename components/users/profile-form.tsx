"use client";

import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ProblemNote } from "@/components/ui/problem-note";
import { TimeZoneSelect } from "@/components/ui/time-zone-select";
import { useSubmit } from "@/components/ui/use-submit";
import { saveProfileAction } from "@/lib/users/actions";
import type { ProfileRow } from "@/lib/users/queries";
import styles from "./users.module.css";

/** A person's own name, language and zone. The console changes with the save. */
export function ProfileForm({ profile }: { profile: ProfileRow }) {
  const t = useTranslations("profile");
  const language = useTranslations("ui.language");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { name, language: own, timeZone } = profile;
  const form = useForm({ initialValues: { name, language: own as string, timeZone } });
  // The language also changes in the menu under the name; what is being edited here is left alone.
  useEffect(() => {
    const values = { name, language: own as string, timeZone };
    if (form.isDirty()) return;
    form.setValues(values);
    form.resetDirty(values);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, own, timeZone]);
  const { busy, failure, formProps } = useSubmit(form, saveProfileAction, () => {
    form.resetDirty();
    setSaved(true);
    router.refresh();
  });
  return (
    <form className={styles.form} {...formProps}>
      <TextInput label={t("name")} autoComplete="name" {...form.getInputProps("name")} />
      <Select
        label={language("label")}
        data={[
          { value: "ja", label: language("ja") },
          { value: "en", label: language("en") },
        ]}
        allowDeselect={false}
        {...form.getInputProps("language")}
      />
      <TimeZoneSelect
        label={t("timeZone")}
        description={t("timeZoneDetail")}
        {...form.getInputProps("timeZone")}
      />
      {failure ? <ProblemNote>{failure}</ProblemNote> : null}
      <div className={styles.bar}>
        <Button type="submit" loading={busy} disabled={!form.isDirty()}>
          {ui("save")}
        </Button>
        <span role="status" className={styles.done}>
          {saved && !form.isDirty() ? t("saved") : ""}
        </span>
      </div>
    </form>
  );
}
