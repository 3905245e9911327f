"use client";

import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { ProblemNote } from "@/components/ui/problem-note";
import { TimeZoneSelect, useBrowserTimeZone } from "@/components/ui/time-zone-select";
import { useSubmit } from "@/components/ui/use-submit";
import { acceptInvitationAction } from "@/lib/users/actions";
import styles from "./auth-frame.module.css";
import { NewPasswordInput } from "./new-password-input";

/** Name, zone and password of an invited person; the e-mail address is the invitation's. */
export function AcceptInvitationForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth");
  const language = useLocale();
  const browserZone = useBrowserTimeZone();
  const [zone, setZone] = useState<string | null>(null);
  const timeZone = zone ?? browserZone ?? "";
  const form = useForm({ initialValues: { name: "", password: "" } });
  const { busy, failure, formProps } = useSubmit(form, (values) =>
    acceptInvitationAction({ ...values, token, language, timeZone }),
  );
  return (
    <form className={styles.form} {...formProps}>
      <TextInput size="md" label={t("email")} name="email" autoComplete="username" value={email} readOnly />
      <TextInput size="md" label={t("name")} autoComplete="name" autoFocus {...form.getInputProps("name")} />
      <TimeZoneSelect
        size="md"
        label={t("timeZone")}
        value={timeZone}
        onChange={setZone}
        error={form.errors.timeZone}
      />
      <NewPasswordInput {...form.getInputProps("password")} />
      {failure ? <ProblemNote>{failure}</ProblemNote> : null}
      <Button
        type="submit"
        variant="filled"
        size="md"
        loading={busy}
        rightSection={<KeyHint keys={["↵"]} onFill />}
      >
        {t("invitation.submit")}
      </Button>
    </form>
  );
}
