"use client";

import { ActionIcon } from "@mantine/core";
import { IconCheck, IconLink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { copyText } from "@/components/ui/copy-text";

/** Copies the address of a page of this console. */
export function LinkButton({ path }: { path: string }) {
  const t = useTranslations("findings.detail");
  const ui = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await copyText(new URL(path, window.location.href).href))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <>
      <ActionIcon size="sm" aria-label={t("copyLink")} title={t("copyLink")} onClick={() => void copy()}>
        {copied ? <IconCheck size={15} stroke={1.6} /> : <IconLink size={15} stroke={1.6} />}
      </ActionIcon>
      <span role="status" className="visually-hidden">
        {copied ? ui("copied") : ""}
      </span>
    </>
  );
}
