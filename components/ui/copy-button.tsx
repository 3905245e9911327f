"use client";

import { ActionIcon } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { copyText } from "./copy-text";

/** Copies a text and says so for two seconds, also to a screen reader. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const name = label ?? t("copy");
  return (
    <>
      <ActionIcon
        size="sm"
        aria-label={name}
        title={name}
        onClick={() => void copyText(text).then(setCopied)}
      >
        {copied ? <IconCheck size={15} stroke={1.6} /> : <IconCopy size={15} stroke={1.6} />}
      </ActionIcon>
      <span role="status" className="visually-hidden">
        {copied ? t("copied") : ""}
      </span>
    </>
  );
}
