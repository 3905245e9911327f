import { useEffect, useState } from "react";
import type { BlindSpots } from "@/lib/engine/blind-spots";
import type { Row } from "@/lib/engine/row";
import { ADVICE_PAUSE, type Names } from "./use-names";

/** What the rows on screen are blind to of the calls known from attacks; null while nobody has said, and where nobody can. */
export function useBlindSpots({ ask, hasFailed }: Names, rows: readonly Row[]): BlindSpots | null {
  const [told, setTold] = useState<BlindSpots | null>(null);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(
      () => ask?.("blindSpots", { rows }, (answer) => isWanted && setTold(answer)),
      ADVICE_PAUSE,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, rows]);
  return hasFailed ? null : told;
}
