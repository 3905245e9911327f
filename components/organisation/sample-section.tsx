"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import { ProblemNote } from "@/components/ui/problem-note";
import { Section } from "@/components/ui/section";
import { useProblemText } from "@/components/ui/use-submit";
import { loadSampleAction, removeSampleAction } from "@/lib/sample/actions";
import styles from "./organisation.module.css";

/** The sample organisation: load it, or remove it. Removing asks first: decisions made on samples go with it. */
export function SampleSection({ loadedAt }: { loadedAt: string | null }) {
  const t = useTranslations("organisation.sample");
  const router = useRouter();
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, startTransition] = useTransition();
  const run = (action: typeof loadSampleAction) =>
    startTransition(async () => {
      setProblem(null);
      const result = await action();
      if (!result.ok) {
        setProblem(problemText(result.problems[0]?.message ?? "unexpected"));
        return;
      }
      setAsking(false);
      router.refresh();
    });
  return (
    <Section title={t("title")}>
      <div className={styles.sample}>
        <p>{loadedAt ? t.rich("loaded", { at: () => <Moment at={loadedAt} /> }) : t("absent")}</p>
        {problem && !asking ? <ProblemNote>{problem}</ProblemNote> : null}
        <div className={styles.bar}>
          {loadedAt ? (
            <Button variant="outline" color="red" onClick={() => setAsking(true)}>
              {t("remove")}
            </Button>
          ) : (
            <Button loading={busy} onClick={() => run(loadSampleAction)}>
              {t("load")}
            </Button>
          )}
          <span role="status" className={styles.done}>
            {busy && !loadedAt ? t("loading") : ""}
          </span>
        </div>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => run(removeSampleAction)}
        title={t("removeTitle")}
        confirmLabel={t("removeSubmit")}
        danger
        busy={busy}
        problem={problem}
      >
        {t("removeBody")}
      </ConfirmDialog>
    </Section>
  );
}
