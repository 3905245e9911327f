"use client";

import type { PasswordInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PasswordInput } from "@/components/ui/password-input";
import { PASSWORD_MIN_LENGTH } from "@/lib/users/schema";

/** A password being chosen, with what is asked of it said before anything is wrong. */
export function NewPasswordInput(props: PasswordInputProps) {
  const t = useTranslations("auth");
  return (
    <PasswordInput
      size="md"
      label={t("password")}
      description={props.error ? undefined : t("passwordRule", { count: PASSWORD_MIN_LENGTH })}
      inputWrapperOrder={["label", "input", "error", "description"]}
      name="password"
      autoComplete="new-password"
      {...props}
    />
  );
}
