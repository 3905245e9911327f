"use client";

import { PasswordInput as MantinePasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId } from "react";

/**
 * A password that can be looked at. Mantine's own says neither that it is invalid nor why to a screen reader, as its
 * other inputs do.
 */
export function PasswordInput(props: PasswordInputProps) {
  const t = useTranslations("ui");
  const id = useId();
  const { error, description } = props;
  const errorId = error && typeof error !== "boolean" ? `${id}-error` : undefined;
  const descriptionId = description ? `${id}-description` : undefined;
  return (
    <MantinePasswordInput
      id={id}
      visibilityToggleButtonProps={{ "aria-label": t("showPassword"), tabIndex: 0 }}
      aria-invalid={error ? true : undefined}
      aria-describedby={[errorId, descriptionId].filter(Boolean).join(" ") || undefined}
      errorProps={{ id: errorId }}
      descriptionProps={{ id: descriptionId }}
      {...props}
    />
  );
}
