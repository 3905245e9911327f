"use client";

import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useTransition } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { exactMoment } from "@/components/ui/format-moment";
import { timeZoneName } from "@/components/ui/time-zone-name";
import { PageNotFound } from "./page-not-found";

/**
 * What an error.tsx shows. A refusal (lib/errors.ts) is said for what it is; anything else is the designed error with
 * the reference under which the server's log has it, which is all that the browser gets to know.
 */
export function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("ui.error");
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const [busy, start] = useTransition();
  const digest = digestOf(error);
  if (digest?.startsWith("refusal:not-found")) return <PageNotFound />;
  if (digest?.startsWith("refusal:forbidden")) return <ForbiddenState />;
  return (
    <ErrorState
      heading="h1"
      reference={digest}
      at={`${exactMoment(now, timeZone)} ${timeZoneName(timeZone, now)}`}
      cause={digest ? t("cause") : t("causeInBrowser")}
      worksStill={
        digest ? (
          <>
            {t("worksStill")}
            <br />
            {t("where")}
          </>
        ) : (
          t("worksStillInBrowser")
        )
      }
      busy={busy}
      onRetry={() => start(() => retry())}
    />
  );
}

/** Set by Next on what was thrown on the server; what was thrown in the browser has none. */
function digestOf(error: unknown): string | undefined {
  return typeof error === "object" && error && "digest" in error ? String(error.digest) : undefined;
}
