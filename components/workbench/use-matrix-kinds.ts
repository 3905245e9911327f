import { useMemo } from "react";
import type { RowConditions } from "@/lib/engine/row";
import { askedConditions, kindsOf } from "./matrix-kinds";
import type { Tester } from "./use-tester";

const NO_ROWS = [] as const;

/** What the judged rows ask of events beside the three fields, and for each event the combination that stands for its kind. */
export function useMatrixKinds({ events, combinationOf, judged }: Tester) {
  const said = askedConditions(judged?.rows ?? NO_ROWS).join(" ");
  return useMemo(() => {
    const asked = said.split(" ").filter(Boolean) as (keyof RowConditions)[];
    return { asked, kindOf: kindsOf(events, combinationOf, asked) };
  }, [events, combinationOf, said]);
}
