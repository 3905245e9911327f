"use client";

import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { setPasswordByLinkAction } from "@/lib/users/actions";
import styles from "./auth-frame.module.css";
import { NewPasswordInput } from "./new-password-input";

/** A new password for the person whose link this is. */
export function SetPasswordForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth");
  const form = useForm({ initialValues: { password: "" } });
  const { busy, failure, formProps } = useSubmit(form, (values) =>
    setPasswordByLinkAction({ ...values, token }),
  );
  return (
    <form className={styles.form} {...formProps}>
      <TextInput size="md" label={t("email")} name="email" autoComplete="username" value={email} readOnly />
      <NewPasswordInput autoFocus {...form.getInputProps("password")} />
      {failure ? <ProblemNote>{failure}</ProblemNote> : null}
      <Button
        type="submit"
        variant="filled"
        size="md"
        loading={busy}
        rightSection={<KeyHint keys={["↵"]} onFill />}
      >
        {t("newPassword.submit")}
      </Button>
    </form>
  );
}
