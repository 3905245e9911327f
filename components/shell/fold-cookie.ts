/** How wide the navigation is: as the person chose, or by the window, which folds it under 1100px. */
export type Fold = "auto" | "folded" | "open";

/** Remembers the choice in the browser; a cookie, so that the first answer already has the width. */
export const FOLD_COOKIE = "kanaria-navigation";

/** What a cookie's value says; anything unknown is no choice. */
export function readFold(value: string | undefined): Fold {
  return value === "folded" || value === "open" ? value : "auto";
}

export function writeFoldCookie(fold: Fold): void {
  document.cookie = `${FOLD_COOKIE}=${fold}; path=/; max-age=31536000; samesite=lax`;
}
