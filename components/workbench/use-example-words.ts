import { useTranslations } from "next-intl";
import { shownText } from "@/components/ui/shown-text";
import { CELL_NAMES, type ExampleEvent } from "@/lib/engine/row";
import { useStopText } from "./event-line";
import type { ExampleLine } from "./row-lines";

/** Characters of one value that a sentence shows. */
const SHOWN = 60;

/** An example's event in a few words, safe to stand in a sentence. */
export function useEventWords(): (event: ExampleEvent) => string {
  const t = useTranslations("workbench");
  return (event) => {
    const values = CELL_NAMES.map((cell) => shownText(event[cell], SHOWN) || t("results.noValue"));
    return [...values, ...(event.failed ? [t("results.failedCall")] : [])].join(" · ");
  };
}

/** The sentence of an example that fails. */
export function useExampleWords(): (line: ExampleLine) => string {
  const t = useTranslations("workbench.rowExamples");
  const stopText = useStopText();
  const eventWords = useEventWords();
  return ({ example, result, failing, total }) => {
    const event = eventWords(example.event);
    const reason = result.stop && stopText(result.stop);
    const isUnknown = result.outcome === "broken" || result.outcome === "slow";
    const words = isUnknown
      ? t("line.unknown", { event, reason: reason ?? "" })
      : example.expect === "match"
        ? t("line.match", { event, reason: reason ?? "" })
        : t("line.noMatch", { event });
    return `${words} ${t("line.count", { failing, total })}`;
  };
}
