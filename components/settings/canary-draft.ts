"use client";

import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { useEffect } from "react";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import { isSame } from "@/lib/engine/setting-diff";
import { textList } from "./control-props";

/** Names that the address carries; the preview says so by listing them. */
const MOST_NAMES = 20;
const SETTLED_MS = 400;

const parser = parseAsArrayOf(parseAsString).withOptions({ shallow: false, history: "replace" });

/**
 * Puts IAM-055's unsaved names into the address once typing pauses, so that the server previews what is on screen.
 * Reading stays a page's work; nothing is written.
 */
export function useCanaryDraft(enabled: boolean, saved: RuleSetting, draft: RuleSetting | null): void {
  const [, setNames] = useQueryState("canaries", parser);
  const names = textList((draft ?? saved).values.canaryUsers).slice(0, MOST_NAMES);
  const key = isSame(names, textList(saved.values.canaryUsers)) ? null : JSON.stringify(names);
  useEffect(() => {
    if (!enabled) return;
    const timer = setTimeout(
      () => void setNames(key === null ? null : (JSON.parse(key) as string[])),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
  }, [enabled, key, setNames]);
}
