"use client";

import { Button, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, useTransition, type KeyboardEvent } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { useProblemText } from "@/components/ui/use-submit";
import { isBlank } from "@/lib/catalogue/text-format";
import { addCommentAction } from "@/lib/findings/actions";
import { COMMENT_LENGTH } from "@/lib/findings/schema";
import styles from "./timeline.module.css";

/** The field that `C` goes to. */
export const COMMENT_FIELD = "finding-comment";

/** Writes a comment into the timeline. ⌘Enter sends it; what was typed stays where sending failed. */
export function CommentBox({ findingId }: { findingId: string }) {
  const t = useTranslations("findings");
  const problemText = useProblemText();
  const [comment, setComment] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const [busy, start] = useTransition();
  const send = () => {
    if (busy || isBlank(comment)) return;
    setProblem(null);
    start(async () => {
      const outcome = await addCommentAction({ findingId, comment }).catch(() => null);
      if (outcome?.ok) return setComment("");
      setProblem(
        outcome
          ? problemText(outcome.problems[0]?.message ?? "unexpected", outcome as { reference?: string })
          : t("problem.unreachable"),
      );
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      (event.target as HTMLElement).blur();
    }
  };
  return (
    <div className={styles.box}>
      <Textarea
        id={COMMENT_FIELD}
        aria-label={t("timeline.write")}
        placeholder={t("timeline.write")}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={COMMENT_LENGTH}
        value={comment}
        error={problem}
        rightSection={focused || comment ? null : <KeyHint keys={["C"]} />}
        onChange={(event) => setComment(event.currentTarget.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
      />
      {focused || comment ? (
        <Button
          className={styles.send}
          loading={busy}
          disabled={isBlank(comment)}
          onClick={send}
          onMouseDown={(event) => event.preventDefault()}
          rightSection={<KeyHint keys={["⌘", "↵"]} />}
        >
          {t("timeline.send")}
        </Button>
      ) : null}
    </div>
  );
}
