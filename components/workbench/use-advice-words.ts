import { useLocale, useTranslations } from "next-intl";
import { adviceText } from "@/lib/catalogue/advice-text";
import type { PatternTranslator } from "@/lib/catalogue/meaning-text";
import type { AdviceLine } from "./row-lines";

/** The sentence of what the doctor says, wherever it is shown. */
export function useAdviceWords(): (line: AdviceLine) => string {
  const t = useTranslations("pattern");
  const language = useLocale();
  return ({ advice, otherNumber }) =>
    adviceText(advice, t as PatternTranslator, { rowNumber: () => otherNumber, language });
}
