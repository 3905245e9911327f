import type { Fold } from "./fold-cookie";
import type { NavigationKey } from "./navigation-items";

/** What stands beside a place: how many, at least how many where counting stopped, or null where nobody knows. */
export type NavigationCount = { count: number; capped?: boolean; tone?: "strong" | "failing" } | null;

/** What the frame of the console shows. Everything that could not be read is null and shown as unknown. */
export interface ShellData {
  organisation: { name: string } | null;
  person: { name: string; language: "en" | "ja"; timeZone: string; isAdmin: boolean } | null;
  /** Left out: the place has no count. */
  counts: Partial<Record<NavigationKey, NavigationCount>>;
  /** Rules that do nothing until somebody decides. */
  backlog: { undecided: number; total: number } | null;
  /** What can be jumped to by name. */
  rules: readonly { id: string; title: string; officialTitle: string }[];
  accounts: readonly { id: string; name: string }[];
  fold: Fold;
}
