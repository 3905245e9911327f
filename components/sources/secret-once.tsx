"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { ProblemNote } from "@/components/ui/problem-note";
import { HowToSend } from "./how-to-send";
import styles from "./sources.module.css";

/** A new secret, shown this one time, with everything that has to be set up where events are sent from. */
export function SecretOnce({ secret, endpoint }: { secret: string; endpoint: string }) {
  const t = useTranslations("sources.secret");
  return (
    <div className={styles.form}>
      <ProblemNote tone="warn">{t("once")}</ProblemNote>
      <TextInput
        label={t("label")}
        value={secret}
        readOnly
        data-autofocus
        spellCheck={false}
        classNames={{ input: styles.secret }}
        onFocus={(event) => event.currentTarget.select()}
        rightSection={<CopyButton text={secret} label={t("copy")} />}
      />
      <HowToSend endpoint={endpoint} secret={secret} />
    </div>
  );
}
