"use client";

import { IconArrowRight, IconCircleDashed, IconPackage } from "@tabler/icons-react";
import { Loader } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ProblemNote } from "@/components/ui/problem-note";
import { useProblemText } from "@/components/ui/use-submit";
import { loadSampleAction } from "@/lib/sample/actions";
import styles from "./start-choice.module.css";

/** The second step of set-up: begin with nothing, or with the sample organisation. Neither is final. */
export function StartChoice() {
  const t = useTranslations("auth.start");
  const router = useRouter();
  const problemText = useProblemText();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, startTransition] = useTransition();
  const load = () => {
    if (busy) return;
    startTransition(async () => {
      setProblem(null);
      const result = await loadSampleAction();
      if (result.ok) router.push("/overview");
      else setProblem(problemText(result.problems[0]?.message ?? "unexpected"));
    });
  };
  return (
    <div className={styles.choices}>
      <Link href="/rollout" className={styles.choice} aria-disabled={busy || undefined}>
        <IconCircleDashed size={20} stroke={1.6} aria-hidden="true" />
        <span className={styles.words}>
          <span className={styles.name}>{t("empty")}</span>
          <span className={styles.detail}>{t("emptyDetail")}</span>
        </span>
        <IconArrowRight size={16} stroke={1.6} aria-hidden="true" />
      </Link>
      <button type="button" className={styles.choice} onClick={load} aria-busy={busy}>
        <IconPackage size={20} stroke={1.6} aria-hidden="true" />
        <span className={styles.words}>
          <span className={styles.name}>{t("sample")}</span>
          <span className={styles.detail} role="status">
            {busy ? t("loading") : t("sampleDetail")}
          </span>
        </span>
        {busy ? <Loader size={16} /> : <IconArrowRight size={16} stroke={1.6} aria-hidden="true" />}
      </button>
      {problem ? <ProblemNote>{problem}</ProblemNote> : null}
    </div>
  );
}
