"use client";

import { Button, Textarea, TextInput } from "@mantine/core";
import { IconCalendar, IconLock } from "@tabler/icons-react";
import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { Dialog } from "@/components/ui/dialog";
import { formatMoment } from "@/components/ui/format-moment";
import { KeyHint } from "@/components/ui/key-hint";
import { Tag } from "@/components/ui/tag";
import { timeZoneName } from "@/components/ui/time-zone-name";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { isBlank } from "@/lib/catalogue/text-format";
import { COMMENT_LENGTH } from "@/lib/findings/schema";
import { endProblem, strictestCeiling, type Ceilings, type EndProblem } from "@/lib/suppressions/schema";
import { countOf, levelsOf, type Choice } from "./choice";
import { ChoiceSummary } from "./choice-summary";
import styles from "./suppress-dialog.module.css";
import { momentOfWallTime, tomorrowAt, wallTimeOf } from "./wall-time";

const DAY_MS = 86_400_000;
const PRESETS = ["tomorrow", "7", "30", "pick", "forGood"] as const;
type Preset = (typeof PRESETS)[number];

interface Refused {
  path: string | null;
  text: string;
  key?: string;
}

/** Asks why findings are fine and until when. Opened once per decision; ⌘Enter sends it. */
export function SuppressDialog({
  choice,
  ceilings,
  onClose,
  onSuppress,
}: {
  choice: Choice;
  ceilings: Ceilings;
  onClose: () => void;
  onSuppress: (comment: string, until: string | null) => Promise<Refused | null>;
}) {
  const t = useTranslations("findings.suppress");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow({ updateInterval: 30_000 });
  const headingId = useId();
  const [busy, start] = useTransition();
  const [comment, setComment] = useState("");
  const [wall, setWall] = useState(() => wallTimeOf(new Date(now.getTime() + 7 * DAY_MS), timeZone));
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const ceiling = strictestCeiling(ceilings, levelsOf(choice));
  const endOf = (preset: Preset): Date | null => {
    if (preset === "forGood") return null;
    if (preset === "pick") return momentOfWallTime(wall, timeZone) ?? new Date(Number.NaN);
    return preset === "tomorrow"
      ? tomorrowAt(9, now, timeZone)
      : new Date(now.getTime() + Number(preset) * DAY_MS);
  };
  const problemOf = (preset: Preset): EndProblem | null => endProblem(endOf(preset), now, ceiling);
  const [preset, setPreset] = useState<Preset>(() =>
    problemOf("7") === null ? "7" : problemOf("tomorrow") === null ? "tomorrow" : "pick",
  );

  const until = endOf(preset);
  const commentProblem = isBlank(comment)
    ? t("commentRequired")
    : comment.trim().length > COMMENT_LENGTH
      ? t("commentLong", { count: COMMENT_LENGTH })
      : null;
  const untilProblem = problemOf(preset);

  const submit = () => {
    setTried(true);
    setRefused(null);
    if (busy || commentProblem || untilProblem) return;
    start(async () => setRefused(await onSuppress(comment, until?.toISOString() ?? null)));
  };
  useShortcuts({ "mod+enter": submit }, { inDialog: true });

  const single = choice.kind === "some" && choice.findings.length === 1 ? choice.findings[0] : undefined;
  const levelName = ceiling ? ui(`riskLevel.${ceiling.level}`) : "";
  const moment =
    until && !Number.isNaN(until.getTime()) ? formatMoment(until, "dateTime", { locale, timeZone, now }) : "";
  return (
    <Dialog
      opened
      onClose={onClose}
      title={single ? t("titleOne", { number: single.number }) : t("title", { count: countOf(choice) })}
      detail={<ChoiceSummary choice={choice} />}
      note={t("note")}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            variant="filled"
            loading={busy}
            onClick={submit}
            rightSection={<KeyHint keys={["⌘", "↵"]} onFill />}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <Textarea
        data-autofocus
        label={
          <>
            {t("comment")} <Tag>{ui("required")}</Tag>
          </>
        }
        description={tried && commentProblem ? undefined : t("commentHint")}
        inputWrapperOrder={["label", "input", "error", "description"]}
        autosize
        minRows={3}
        maxRows={8}
        value={comment}
        error={(tried && commentProblem) || (refused?.path === "comment" && refused.text) || undefined}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <fieldset className={styles.until}>
        <legend id={headingId}>{t("until")}</legend>
        <div className={styles.presets} role="radiogroup" aria-labelledby={headingId}>
          {PRESETS.map((one) => {
            const isOpen = one === "pick" || problemOf(one) === null;
            return (
              <label key={one} className={styles.preset} data-disabled={!isOpen || undefined}>
                <input
                  type="radio"
                  name={headingId}
                  checked={preset === one}
                  disabled={!isOpen}
                  onChange={() => setPreset(one)}
                />
                {one === "pick" ? <IconCalendar size={15} stroke={1.6} aria-hidden="true" /> : null}
                {one === "forGood" && !isOpen ? <IconLock size={14} stroke={1.6} aria-hidden="true" /> : null}
                {one === "7" || one === "30" ? t("days", { count: Number(one) }) : t(one)}
              </label>
            );
          })}
        </div>
        {preset === "pick" ? (
          <TextInput
            className={styles.moment}
            type="datetime-local"
            aria-label={t("moment", { zone: timeZoneName(timeZone, now) })}
            value={wall}
            min={wallTimeOf(now, timeZone)}
            max={ceiling ? wallTimeOf(new Date(now.getTime() + ceiling.days * DAY_MS), timeZone) : undefined}
            error={untilProblem ? t(untilProblem) : undefined}
            onChange={(event) => setWall(event.currentTarget.value)}
          />
        ) : null}
        <p className={styles.consequence} aria-live="polite">
          {until === null
            ? t("staysHidden")
            : moment && !untilProblem
              ? t("comesBack", { at: ui("zonedMoment", { moment, zone: timeZoneName(timeZone, until) }) })
              : null}
          {locale === "ja" ? "" : " "}
          {ceiling ? t("ceiling", { level: levelName, days: ceiling.days }) : t("noCeiling")}
        </p>
      </fieldset>
      <div role="alert" className={styles.refused}>
        {refused && refused.path !== "comment"
          ? refused.path === "until" && t.has(refused.key as "endTooFar")
            ? t(refused.key as "endTooFar")
            : refused.text
          : null}
      </div>
    </Dialog>
  );
}
