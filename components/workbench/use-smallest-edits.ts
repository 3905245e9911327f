import { useEffect, useState } from "react";
import type { SmallestEdits } from "@/lib/engine/smallest-edit";
import type { NameQuestions } from "./advice-protocol";
import type { Names } from "./use-names";

type Question = NameQuestions["edit"]["question"];

/** What would let the row match the event; null while that is searched for, and while nothing is asked. */
export function useSmallestEdits({ ask }: Names, question: Question | null): SmallestEdits | null {
  const [found, setFound] = useState<{ of: Question; answer: SmallestEdits } | null>(null);
  const { row, event, present } = question ?? {};
  useEffect(() => {
    if (!row || !event || !present) return;
    let isWanted = true;
    const of = { row, event, present };
    ask?.("edit", of, (answer) => isWanted && setFound({ of, answer }));
    return () => {
      isWanted = false;
    };
  }, [ask, row, event, present]);
  const isCurrent = found && found.of.row === row && found.of.event === event && found.of.present === present;
  return isCurrent ? found.answer : null;
}
