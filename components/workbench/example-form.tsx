"use client";

import { Button, Checkbox, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { MAX_EXAMPLES } from "@/lib/catalogue/row-schema";
import { CELL_NAMES, type RowExample } from "@/lib/engine/row";
import styles from "./examples-dialog.module.css";

const EMPTY = { eventName: "", eventSource: "", userIdentityType: "", failed: false };
/** As exampleEventSchema. */
const LONGEST = 1024;

/** An example by hand: three values as CloudTrail writes them, and what the row shall make of them. */
export function ExampleForm({
  isFull,
  onAdd,
}: {
  isFull: boolean;
  onAdd: (wanted: Omit<RowExample, "id">) => void;
}) {
  const t = useTranslations("workbench.rowExamples");
  const headingId = useId();
  const [event, setEvent] = useState(EMPTY);
  if (isFull) return <p className={styles.quiet}>{t("isFull", { max: MAX_EXAMPLES })}</p>;
  const isBlank = CELL_NAMES.every((cell) => event[cell].trim() === "");
  return (
    <form
      className={styles.form}
      aria-labelledby={headingId}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        const { submitter } = submitted.nativeEvent as SubmitEvent;
        const expect = submitter instanceof HTMLButtonElement ? submitter.value : "match";
        onAdd({
          expect: expect === "noMatch" ? "noMatch" : "match",
          event: {
            ...event,
            eventName: event.eventName.trim(),
            eventSource: event.eventSource.trim(),
            userIdentityType: event.userIdentityType.trim(),
          },
        });
        setEvent(EMPTY);
      }}
    >
      <h3 id={headingId} className={styles.heading}>
        {t("byHand")}
      </h3>
      {CELL_NAMES.map((cell) => (
        <TextInput
          key={cell}
          size="xs"
          aria-label={t("value", { cell })}
          placeholder={cell}
          maxLength={LONGEST}
          classNames={{ input: styles.mono }}
          value={event[cell]}
          spellCheck={false}
          autoComplete="off"
          onChange={(change) => setEvent({ ...event, [cell]: change.currentTarget.value })}
        />
      ))}
      <Checkbox
        size="xs"
        label={t("failed")}
        checked={event.failed}
        onChange={(change) => setEvent({ ...event, failed: change.currentTarget.checked })}
      />
      <span className={styles.add}>
        {(["match", "noMatch"] as const).map((expect) => (
          <Button key={expect} size="xs" type="submit" value={expect} disabled={isBlank}>
            {t(`add.${expect}`)}
          </Button>
        ))}
      </span>
    </form>
  );
}
