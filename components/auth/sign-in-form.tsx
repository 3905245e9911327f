"use client";

import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import { PasswordInput } from "@/components/ui/password-input";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { signInAction } from "@/lib/auth/actions";
import styles from "./auth-frame.module.css";

/** E-mail and password. `next` is where to go afterwards; the server checks that it is on this site. */
export function SignInForm({ next }: { next?: string }) {
  const t = useTranslations("auth");
  const form = useForm({ initialValues: { email: "", password: "" } });
  const { busy, failure, formProps } = useSubmit(form, (values) => signInAction({ ...values, next }));
  return (
    <form className={styles.form} {...formProps}>
      <TextInput
        size="md"
        label={t("email")}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        spellCheck={false}
        {...form.getInputProps("email")}
      />
      <PasswordInput
        size="md"
        label={t("password")}
        name="password"
        autoComplete="current-password"
        {...form.getInputProps("password")}
      />
      {failure ? <ProblemNote>{failure}</ProblemNote> : null}
      <Button
        type="submit"
        variant="filled"
        size="md"
        loading={busy}
        rightSection={<KeyHint keys={["↵"]} onFill />}
      >
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
