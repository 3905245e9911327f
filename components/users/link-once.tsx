"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Moment } from "@/components/ui/moment";
import { ProblemNote } from "@/components/ui/problem-note";
import styles from "./users.module.css";

const never = () => () => {};

/** A link that is shown this one time, in full, ready to be copied. `path` holds its secret. */
export function LinkOnce({ path, expiresAt, label }: { path: string; expiresAt: string; label: string }) {
  const t = useTranslations("users.link");
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => "",
  );
  const link = origin + path;
  return (
    <>
      <TextInput
        label={label}
        value={link}
        readOnly
        data-autofocus
        classNames={{ input: styles.link }}
        onFocus={(event) => event.currentTarget.select()}
        rightSection={<CopyButton text={link} label={t("copy")} />}
      />
      <p className={styles.quiet}>{t.rich("expires", { at: () => <Moment at={expiresAt} zone /> })}</p>
      <ProblemNote tone="warn">{t("once")}</ProblemNote>
    </>
  );
}
