import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo, useState, useTransition } from "react";
import { RECENT_COUNTS, type RecentCount } from "@/lib/tester/schema";
import type { TesterTab } from "./tester";
import type { RecentEvents } from "./tester-recent";
import type { WorkbenchData } from "./workbench-data";

/** Which of the tester's tabs is open. Stored events are read by the page, when the address asks for them. */
export function useRecentTab(data: WorkbenchData) {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [isLoading, start] = useTransition();
  const [tab, setTab] = useState<TesterTab>(data.recent ? "recent" : "pasted");
  const { recent } = data;

  const events = useMemo(
    () =>
      recent?.events.map((event) => ({ ...event, from: "stored" as const, input: 0, line: 0, endLine: 0 })) ??
      null,
    [recent],
  );

  function read(count: RecentCount) {
    const query = new URLSearchParams(search);
    query.set("events", "recent");
    query.set("last", String(count));
    start(() => router.replace(`${path}?${query}`, { scroll: false }));
  }

  const count = recent?.count ?? RECENT_COUNTS[0];
  const shown: RecentEvents = {
    events,
    count,
    isLoading,
    accountName: data.page.account?.name ?? null,
    onCount: read,
    onReload: () => start(() => router.refresh()),
  };
  return {
    tab,
    events: shown,
    onTab(next: TesterTab) {
      setTab(next);
      if (next === "recent" && !recent) read(count);
    },
  };
}
