"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useProblemText } from "@/components/ui/use-submit";
import { setSourceEnabledAction } from "@/lib/sources/actions";

/** Switches a source off, after asking, or on again. Either may fail, and then says why. */
export function EnableButton({ source }: { source: { id: string; name: string; disabledAt: Date | null } }) {
  const t = useTranslations("sources.enable");
  const router = useRouter();
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, startTransition] = useTransition();
  const enables = source.disabledAt !== null;
  const run = () =>
    startTransition(async () => {
      const input = { sourceId: source.id, enabled: enables };
      const result = await setSourceEnabledAction(input).catch(() => null);
      if (!result?.ok) return setProblem(problemText(result?.problems[0]?.message ?? "unreachable"));
      setAsking(false);
      router.refresh();
    });
  const ask = () => {
    setProblem(null);
    setAsking(true);
  };
  const which = enables ? "on" : "off";
  return (
    <>
      <Button onClick={ask}>{t(`${which}.open`)}</Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={run}
        title={t(`${which}.title`, { name: source.name })}
        confirmLabel={t(`${which}.confirm`)}
        danger={!enables}
        busy={busy}
        problem={problem}
      >
        {t(`${which}.detail`)}
      </ConfirmDialog>
    </>
  );
}
