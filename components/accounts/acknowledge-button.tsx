"use client";

import { Button, Menu } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition, type ReactNode } from "react";
import { ProblemNote } from "@/components/ui/problem-note";
import { useProblemText } from "@/components/ui/use-submit";
import { acknowledgeAccountAction } from "@/lib/accounts/actions";

function useAcknowledge(id: string) {
  const router = useRouter();
  const problemText = useProblemText();
  const [busy, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const acknowledge = () =>
    startTransition(async () => {
      const result = await acknowledgeAccountAction({ id }).catch(() => null);
      if (result?.ok) router.refresh();
      else setProblem(problemText(result?.problems[0]?.message ?? "unreachable"));
    });
  return { acknowledge, busy, problem };
}

/** Says of a discovered account that somebody has looked at it. */
export function AcknowledgeButton({ id }: { id: string }) {
  const t = useTranslations("accounts");
  const { acknowledge, busy, problem } = useAcknowledge(id);
  return (
    <ProblemNote
      tone={problem ? "bad" : "neutral"}
      actions={
        <Button loading={busy} onClick={acknowledge}>
          {t("acknowledge")}
        </Button>
      }
    >
      {problem ?? t("newDetail")}
    </ProblemNote>
  );
}

/** The same in a menu, which stays open with the problem where it fails. */
export function AcknowledgeItem({ id, icon }: { id: string; icon: ReactNode }) {
  const t = useTranslations("accounts");
  const { acknowledge, busy, problem } = useAcknowledge(id);
  return (
    <Menu.Item leftSection={icon} closeMenuOnClick={false} disabled={busy} onClick={acknowledge}>
      {problem ? <span role="alert">{problem}</span> : t("acknowledge")}
    </Menu.Item>
  );
}
