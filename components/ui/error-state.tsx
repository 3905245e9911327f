"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle, IconDatabaseOff, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import styles from "./error-state.module.css";
import { KeyHint } from "./key-hint";
import { useShortcuts } from "./use-shortcuts";

/**
 * What failed, in a way that cannot be taken for "nothing found": a red strip, a hatched ground, and a card with the
 * cause, what still works, the reference and the way to try again. Texts default to those for a whole page.
 */
export function ErrorState({
  strip,
  stripDetail,
  title,
  cause,
  worksStill,
  reference,
  at,
  onRetry,
  busy,
  actions,
  heading: Heading = "h2",
}: {
  strip?: ReactNode;
  stripDetail?: ReactNode;
  title?: ReactNode;
  cause?: ReactNode;
  worksStill?: ReactNode;
  reference?: string;
  /** When it failed, as shown under the reference. */
  at?: string;
  onRetry?: () => void;
  busy?: boolean;
  actions?: ReactNode;
  /** h1 where it is the whole page. */
  heading?: "h1" | "h2";
}) {
  const t = useTranslations("ui");
  useShortcuts({ r: () => onRetry?.() }, { enabled: Boolean(onRetry) });
  return (
    <div className={styles.state} role="alert">
      <div className={styles.strip}>
        <IconAlertTriangle size={17} stroke={1.7} aria-hidden="true" />
        <strong>{strip ?? t("error.strip")}</strong>
        <span>{stripDetail ?? t("error.stripDetail")}</span>
      </div>
      <div className={styles.ground}>
        <div className={styles.card}>
          <div className={styles.heading}>
            <IconDatabaseOff size={20} stroke={1.6} aria-hidden="true" />
            <Heading>{title ?? t("error.title")}</Heading>
          </div>
          <p>{cause ?? t("error.cause")}</p>
          <p>{worksStill ?? t("error.worksStill")}</p>
          {reference || at ? (
            <div className={styles.reference}>
              <div>
                {reference ? (
                  <div>
                    {t("error.reference")} {reference}
                  </div>
                ) : null}
                {at ? <div suppressHydrationWarning>{at}</div> : null}
              </div>
              <CopyButton text={[reference, at].filter(Boolean).join("\n")} />
            </div>
          ) : null}
          <div className={styles.actions}>
            {onRetry ? (
              <Button
                variant="filled"
                loading={busy}
                leftSection={<IconRefresh size={15} stroke={1.7} />}
                rightSection={<KeyHint keys={["R"]} onFill />}
                onClick={onRetry}
              >
                {t("retry")}
              </Button>
            ) : null}
            {actions}
          </div>
        </div>
      </div>
    </div>
  );
}
