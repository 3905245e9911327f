import { useCallback, useLayoutEffect, useRef } from "react";

/** A function that stays the same and does what the newest `act` does; for events only, never while drawing. */
export function useStable<Arguments extends unknown[], Result>(act: (...given: Arguments) => Result) {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Arguments) => latest.current(...given), []);
}
