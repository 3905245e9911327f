"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Preview, PreviewExample } from "@/lib/preview/schema";
import { KeyHint } from "@/components/ui/key-hint";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { ConsequenceChart } from "./consequence-chart";
import { shortSource } from "./short-source";
import type { PreviewState } from "./use-preview";
import styles from "./consequence.module.css";

/**
 * What the rows on screen would do to the findings, judged over everything that is stored: always in sight, between the
 * rows and the tester. Where there is no answer the figures are unknown, never zero.
 */
export function ConsequenceStrip({
  state,
  hasDraft,
  isOff,
  onOpen,
}: {
  state: PreviewState;
  hasDraft: boolean;
  /** The rule is switched off: its rows find nothing. */
  isOff: boolean;
  /** Everything that the strip has no room for is asked for. */
  onOpen: () => void;
}) {
  const t = useTranslations("workbench.consequence");
  const { preview, failure } = state;
  const isKnown = preview !== null && failure === null;
  // Nothing that is stored says what the rows would find, unless the rule is off.
  const isJudged = isKnown && (preview.since !== null || isOff);
  useShortcuts({ v: onOpen }, { enabled: isJudged });
  return (
    <section className={styles.strip} aria-label={t("label")} data-stale={state.isWaiting || undefined}>
      <Figures
        preview={isKnown ? preview : null}
        hasDraft={hasDraft}
        isOff={isOff}
        failure={failure}
        onRetry={state.retry}
      />
      {isJudged ? (
        <ConsequenceChart days={preview.days} />
      ) : (
        <div className={styles.unknown} data-failed={failure !== null || undefined} />
      )}
      <div className={styles.examples}>
        <div className={styles.examplesHead}>
          <strong>{t("examples")}</strong>
          <button type="button" className={styles.all} disabled={!isJudged} onClick={onOpen}>
            {t("all")}
            <KeyHint keys={["V"]} />
          </button>
        </div>
        {isJudged && <ExampleList preview={preview} />}
      </div>
    </section>
  );
}

function Figures({
  preview,
  hasDraft,
  isOff,
  failure,
  onRetry,
}: {
  preview: Preview | null;
  hasDraft: boolean;
  isOff: boolean;
  failure: PreviewState["failure"];
  onRetry: () => void;
}) {
  const t = useTranslations("workbench.consequence");
  const tConditions = useTranslations("workbench.conditions");
  const format = useFormatter();
  const mean = (value: number) =>
    format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (failure) {
    return (
      <div className={styles.figures} role="alert">
        <p className={styles.failure}>
          <IconAlertTriangle size={15} stroke={1.7} aria-hidden />
          {t(`failure.${failure}`)}
        </p>
        <p className={styles.quiet}>{t("failureDetail")}</p>
        <Button size="xs" onClick={onRetry}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  const isChanged = preview !== null && preview.total.gained + preview.total.lost > 0;
  return (
    <div className={styles.figures} role="status">
      <p className={styles.title}>{hasDraft ? t("titleDraft") : t("titleLive")}</p>
      <p className={styles.figure}>
        {preview === null || (preview.since === null && !isOff) ? (
          <strong>–</strong>
        ) : (
          <>
            {isChanged && (
              <>
                <span>{mean(preview.live.mean)}</span> <span aria-hidden>→</span>{" "}
              </>
            )}
            <strong>{mean(preview.draft.mean)}</strong>
          </>
        )}{" "}
        <span className={styles.unit}>{t("unit")}</span>
      </p>
      {preview && (
        <>
          <p className={styles.quiet}>
            {isOff
              ? t("off")
              : preview.since === null
                ? t("noEvents")
                : t("spread", {
                    low: format.number(preview.draft.low),
                    high: format.number(preview.draft.high),
                    days: preview.draft.days,
                  })}
          </p>
          {preview.isRough && <p className={styles.quiet}>{tConditions("rough")}</p>}
          {isChanged ? (
            <p>
              {preview.total.gained > 0 && (
                <span className={styles.gained}>{t("gainedCount", { count: preview.total.gained })}</span>
              )}{" "}
              {preview.total.lost > 0 && (
                <span className={styles.lost}>{t("lostCount", { count: preview.total.lost })}</span>
              )}
            </p>
          ) : (
            preview.since !== null && <p className={styles.quiet}>{hasDraft ? t("noChange") : t("live")}</p>
          )}
        </>
      )}
    </div>
  );
}

function ExampleList({ preview }: { preview: Preview }) {
  const t = useTranslations("workbench.consequence");
  const format = useFormatter();
  const { gained, lost } = preview;
  // Both sides are shown, however uneven they are.
  const [few, many] = gained.length < lost.length ? [gained, lost] : [lost, gained];
  const ofFew = few.slice(0, Math.max(2, 4 - many.length));
  const shown = new Set<PreviewExample>([...ofFew, ...many.slice(0, 4 - ofFew.length)]);
  if (shown.size === 0) return <p className={styles.quiet}>{t("noExamples")}</p>;
  const entries = [
    ...lost.map((example) => ({ example, what: "lost" as const })),
    ...gained.map((example) => ({ example, what: "gained" as const })),
  ].filter(({ example }) => shown.has(example));
  return (
    <ul className={styles.list}>
      {entries.map(({ example, what }) => (
        <li key={`${what} ${JSON.stringify(example)}`}>
          <span className={styles.sign} data-what={what}>
            <span className="visually-hidden">{t(what)}</span>
            <span aria-hidden>{what === "gained" ? "+" : "−"}</span>
          </span>
          <code className={styles.name}>{example.eventName}</code>
          <span className={styles.source}>{shortSource(example.eventSource)}</span>
          <span className={styles.count}>{t("events", { count: format.number(example.count) })}</span>
        </li>
      ))}
    </ul>
  );
}
