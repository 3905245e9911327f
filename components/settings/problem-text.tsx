"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { SettingProblem } from "@/lib/catalogue/setting-problems";
import styles from "./problem-text.module.css";

/** Says a problem of a setting in the reader's language: for patterns where it is and why, else the catalogue's words. */
export function useProblemText(): (problem: SettingProblem) => string {
  const catalogue = useTranslations("catalogue");
  const pattern = useTranslations("pattern");
  const errors = useTranslations("errors");
  return useCallback(
    ({ message, values = {} }) => {
      if (message === "validation.invalidPattern") {
        return pattern("at", {
          position: Number(values.position) + 1,
          reason: pattern(`problem.${String(values.reason)}` as never),
        });
      }
      if (catalogue.has(message as never)) return catalogue(message as never, values as never);
      return errors(errors.has(message as never) ? (message as never) : "invalid-input");
    },
    [catalogue, pattern, errors],
  );
}

/** The first problem as a line under its control. */
export function ProblemText({ problems, id }: { problems: readonly SettingProblem[]; id?: string }) {
  const text = useProblemText();
  const [first] = problems;
  if (!first) return null;
  return (
    <p id={id} className={styles.problem}>
      {text(first)}
    </p>
  );
}
