"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ProblemNote } from "@/components/ui/problem-note";
import type { Rule } from "@/lib/catalogue/rule";
import { evaluatorOf } from "./rule-explanation";

/** What has to be known before the form is read: what is not checked, what is locked, what is still undecided. */
export function ScreenNotes({
  rule,
  lockedOut,
  mayEdit,
  undecided,
  onLeaveOff,
}: {
  rule: Rule;
  /** The organisation's lock keeps this account's setting from being in effect. */
  lockedOut: boolean;
  mayEdit: boolean;
  undecided: boolean;
  onLeaveOff: (() => void) | null;
}) {
  const t = useTranslations("settings.notes");
  const catalogue = useTranslations("catalogue.evaluator");
  const evaluator = evaluatorOf(rule);
  return (
    <>
      {evaluator !== "event" && (
        <ProblemNote tone={evaluator === "none" ? "warn" : "neutral"}>
          {catalogue(`${evaluator}.text`)}
        </ProblemNote>
      )}
      {lockedOut && <ProblemNote tone="warn">{t("lockedOut")}</ProblemNote>}
      {!mayEdit && <ProblemNote tone="neutral">{t("readOnly")}</ProblemNote>}
      {undecided && mayEdit && (
        <ProblemNote
          tone="neutral"
          actions={
            onLeaveOff && (
              <Button size="sm" onClick={onLeaveOff}>
                {t("leaveOff")}
              </Button>
            )
          }
        >
          {t("undecided")}
        </ProblemNote>
      )}
    </>
  );
}
