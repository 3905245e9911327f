import {
  IconAdjustmentsHorizontal,
  IconBellRinging,
  IconCloud,
  IconFeather,
  IconHistory,
  IconLayoutDashboard,
  IconLayoutKanban,
  IconListSearch,
  IconPlugConnected,
  IconSend,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";

export type NavigationKey =
  | "overview"
  | "findings"
  | "events"
  | "rules"
  | "rollout"
  | "canaries"
  | "accounts"
  | "sources"
  | "channels"
  | "audit"
  | "people";

export interface NavigationItem {
  key: NavigationKey;
  href: string;
  icon: Icon;
  /** The letter after G. */
  letter: string;
  adminOnly?: boolean;
}

/** The places of the console in the order of the work: what happened, what to decide, what to connect, what was done. */
export const NAVIGATION: readonly {
  key: "look" | "decide" | "connect" | "records";
  items: readonly NavigationItem[];
}[] = [
  {
    key: "look",
    items: [
      { key: "overview", href: "/overview", icon: IconLayoutDashboard, letter: "o" },
      { key: "findings", href: "/findings", icon: IconBellRinging, letter: "f" },
      { key: "events", href: "/events", icon: IconListSearch, letter: "e" },
    ],
  },
  {
    key: "decide",
    items: [
      { key: "rules", href: "/rules", icon: IconAdjustmentsHorizontal, letter: "r" },
      { key: "rollout", href: "/rollout", icon: IconLayoutKanban, letter: "b" },
      { key: "canaries", href: "/canaries", icon: IconFeather, letter: "c" },
    ],
  },
  {
    key: "connect",
    items: [
      { key: "accounts", href: "/accounts", icon: IconCloud, letter: "a" },
      { key: "sources", href: "/sources", icon: IconPlugConnected, letter: "s", adminOnly: true },
      { key: "channels", href: "/channels", icon: IconSend, letter: "n", adminOnly: true },
    ],
  },
  {
    key: "records",
    items: [
      { key: "audit", href: "/audit", icon: IconHistory, letter: "l" },
      { key: "people", href: "/people", icon: IconUsers, letter: "p", adminOnly: true },
    ],
  },
];

/** The sections that this person has a use for. */
export function navigationFor(isAdmin: boolean) {
  return NAVIGATION.map((section) => ({
    ...section,
    items: section.items.filter((item) => isAdmin || !item.adminOnly),
  })).filter((section) => section.items.length > 0);
}

/** True where `path` is the place itself or something in it. */
export function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
