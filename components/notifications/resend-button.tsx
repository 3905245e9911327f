"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useProblemText } from "@/components/ui/use-submit";
import { resendDeliveryAction } from "@/lib/notifications/actions";

/** Puts a message that failed back in the queue. */
export function ResendButton({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations("notifications");
  const router = useRouter();
  const problemText = useProblemText();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, startTransition] = useTransition();
  const resend = () =>
    startTransition(async () => {
      const result = await resendDeliveryAction({ id: deliveryId });
      if (result.ok) router.refresh();
      else setProblem(problemText(result.problems[0]?.message ?? "unexpected"));
    });
  return (
    <>
      <Button size="compact-xs" onClick={resend} loading={busy}>
        {t("resend")}
      </Button>
      {problem ? <span role="alert">{problem}</span> : null}
    </>
  );
}
