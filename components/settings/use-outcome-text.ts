"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { SettingRefusal } from "@/lib/settings/schema";
import { useProblemText } from "./problem-text";

/** What an action answers where it did not write, as far as a sentence can say it. */
interface Failure {
  problems: readonly { path: (string | number)[]; message: string }[];
  conflict?: object;
  refusal?: SettingRefusal;
  reference?: string;
}

/** One sentence for a write that did not happen. A bug is shown as the id under which the log has it. */
export function useOutcomeText(): (failure: Failure) => string {
  const t = useTranslations("settings");
  const errors = useTranslations("errors");
  const problemText = useProblemText();
  return useCallback(
    (failure) => {
      if (failure.reference) return errors("unexpectedWithReference", { reference: failure.reference });
      if (failure.refusal) return t(`refusal.${failure.refusal}`);
      if (failure.conflict) return t("refusal.conflict");
      const [first] = failure.problems;
      return first ? problemText({ values: {}, ...first }) : errors("invalid-input");
    },
    [t, errors, problemText],
  );
}
