"use client";

import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PasswordInput } from "@/components/ui/password-input";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { changePasswordAction } from "@/lib/users/actions";
import { PASSWORD_MIN_LENGTH } from "@/lib/users/schema";
import styles from "./users.module.css";

/** A new password for oneself. The current one is asked for: an unlocked screen alone must not give it away. */
export function ChangePasswordForm({ email }: { email: string }) {
  const t = useTranslations("profile");
  const auth = useTranslations("auth");
  const router = useRouter();
  const [ended, setEnded] = useState<number | null>(null);
  const form = useForm({
    initialValues: { current: "", password: "" },
    onValuesChange: () => setEnded(null),
  });
  const { busy, failure, formProps } = useSubmit(form, changePasswordAction, (result) => {
    form.reset();
    setEnded(result.endedSessions);
    router.refresh();
  });
  return (
    <form className={styles.form} {...formProps}>
      {/* For password managers, which keep a password with its name. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t("current")}
        autoComplete="current-password"
        {...form.getInputProps("current")}
      />
      <PasswordInput
        label={t("password")}
        description={form.errors.password ? undefined : auth("passwordRule", { count: PASSWORD_MIN_LENGTH })}
        inputWrapperOrder={["label", "input", "error", "description"]}
        autoComplete="new-password"
        {...form.getInputProps("password")}
      />
      {failure ? <ProblemNote>{failure}</ProblemNote> : null}
      <div className={styles.bar}>
        <Button type="submit" loading={busy} disabled={!form.values.current || !form.values.password}>
          {t("changePassword")}
        </Button>
        <span role="status" className={styles.done}>
          {ended === null ? "" : t("passwordChanged", { count: ended })}
        </span>
      </div>
    </form>
  );
}
