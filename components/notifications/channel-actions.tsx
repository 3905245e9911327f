"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useProblemText } from "@/components/ui/use-submit";
import { removeChannelAction, sendTestAction, setChannelEnabledAction } from "@/lib/notifications/actions";
import styles from "./notifications.module.css";

type Deed = "test" | "pause" | "resume" | "remove";

/** What an administrator does with a channel; pausing and removing ask first. */
export function ChannelActions({ channel }: { channel: { id: string; name: string; enabled: boolean } }) {
  const t = useTranslations("notifications");
  const router = useRouter();
  const problemText = useProblemText();
  const [asking, setAsking] = useState<"pause" | "remove" | null>(null);
  const [note, setNote] = useState<{ tone: "bad" | "neutral"; text: string } | null>(null);
  const [busy, startTransition] = useTransition();

  const run = (deed: Deed) =>
    startTransition(async () => {
      setNote(null);
      const { id } = channel;
      const result = await (deed === "test"
        ? sendTestAction({ id })
        : deed === "remove"
          ? removeChannelAction({ id })
          : setChannelEnabledAction({ id, enabled: deed === "resume" }));
      if (!result.ok) {
        setNote({ tone: "bad", text: problemText(result.problems[0]?.message ?? "unexpected") });
        return;
      }
      setAsking(null);
      if (deed === "test") setNote({ tone: "neutral", text: t("testQueued") });
      if (deed === "remove") router.push("/channels");
      else router.refresh();
    });

  return (
    <div className={styles.deeds}>
      <div className={styles.buttons}>
        {channel.enabled ? (
          <>
            <Button onClick={() => run("test")} loading={busy && !asking}>
              {t("sendTest")}
            </Button>
            <Button onClick={() => setAsking("pause")}>{t("pause")}</Button>
          </>
        ) : (
          <Button onClick={() => run("resume")} loading={busy && !asking}>
            {t("resume")}
          </Button>
        )}
        <Button variant="outline" color="red" onClick={() => setAsking("remove")}>
          {t("remove")}
        </Button>
      </div>
      {note && !asking ? <ProblemNote tone={note.tone}>{note.text}</ProblemNote> : null}
      {(["pause", "remove"] as const).map((deed) => (
        <ConfirmDialog
          key={deed}
          opened={asking === deed}
          onClose={() => setAsking(null)}
          onConfirm={() => run(deed)}
          title={t(`${deed}Title`, { name: channel.name })}
          confirmLabel={t(`${deed}Confirm`)}
          danger={deed === "remove"}
          busy={busy}
          problem={note?.tone === "bad" ? note.text : null}
        >
          {t(`${deed}Detail`)}
        </ConfirmDialog>
      ))}
    </div>
  );
}
