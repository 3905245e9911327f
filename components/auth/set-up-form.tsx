"use client";

import { Anchor, Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { ProblemNote } from "@/components/ui/problem-note";
import { TimeZoneSelect, useBrowserTimeZone } from "@/components/ui/time-zone-select";
import { useSubmit } from "@/components/ui/use-submit";
import { setUpAction } from "@/lib/organisation/actions";
import styles from "./auth-frame.module.css";
import { useLanguageChoice } from "./language-switch";
import { NewPasswordInput } from "./new-password-input";

/** First run. Language is the page's own, the zone is the browser's until somebody chooses another. */
export function SetUpForm() {
  const t = useTranslations("auth");
  const language = useTranslations("ui.language");
  const { language: chosen, choose } = useLanguageChoice();
  const browserZone = useBrowserTimeZone();
  const [zone, setZone] = useState<string | null>(null);
  const [closed, setClosed] = useState(false);
  const timeZone = zone ?? browserZone ?? "";
  const form = useForm({ initialValues: { organisationName: "", name: "", email: "", password: "" } });
  const { busy, failure, formProps } = useSubmit(form, async (values) => {
    const result = await setUpAction({ ...values, language: chosen, timeZone });
    setClosed(
      Boolean(result && !result.ok && result.problems.some((one) => one.message === "already-set-up")),
    );
    return result;
  });
  return (
    <form className={styles.form} {...formProps}>
      <TextInput
        size="md"
        label={t("organisationName")}
        autoComplete="organization"
        autoFocus
        {...form.getInputProps("organisationName")}
      />
      <div className={styles.pair}>
        <Select
          size="md"
          label={language("label")}
          data={[
            { value: "ja", label: language("ja") },
            { value: "en", label: language("en") },
          ]}
          value={chosen}
          allowDeselect={false}
          onChange={(value) => value && choose(value)}
        />
        <TimeZoneSelect
          size="md"
          label={t("timeZone")}
          value={timeZone}
          onChange={(value) => {
            setZone(value);
            form.clearFieldError("timeZone");
          }}
          error={form.errors.timeZone}
        />
      </div>
      <hr className={styles.rule} />
      <TextInput size="md" label={t("name")} autoComplete="name" {...form.getInputProps("name")} />
      <TextInput
        size="md"
        label={t("email")}
        type="email"
        name="email"
        autoComplete="username"
        spellCheck={false}
        {...form.getInputProps("email")}
      />
      <NewPasswordInput {...form.getInputProps("password")} />
      {failure ? (
        <ProblemNote
          actions={
            closed ? (
              <Anchor component={Link} href="/sign-in">
                {t("signIn.link")}
              </Anchor>
            ) : null
          }
        >
          {failure}
        </ProblemNote>
      ) : null}
      <Button
        type="submit"
        variant="filled"
        size="md"
        loading={busy}
        rightSection={<KeyHint keys={["↵"]} onFill />}
      >
        {t("setUp.submit")}
      </Button>
    </form>
  );
}
