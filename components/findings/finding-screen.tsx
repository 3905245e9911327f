"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState, useTransition, type MouseEvent, type ReactNode } from "react";
import { SidePanel } from "@/components/ui/side-panel";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { FindingCounts, FindingPage, FindingRow } from "@/lib/findings/queries";
import { findingSearch, type FindingFilter } from "@/lib/findings/schema";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import { BulkBar } from "./bulk-bar";
import type { Choice } from "./choice";
import { COMMENT_FIELD } from "./comment-box";
import { useDecisions } from "./decisions";
import { PANEL_FROM } from "./finding-columns";
import { FindingPager } from "./finding-pager";
import { FindingTable } from "./finding-table";
import styles from "./finding-screen.module.css";
import { useSelection } from "./use-selection";

/**
 * The list with its keys, its selection and the panel of the open finding (`opened`, made by the server). The keyboard's
 * place is kept here, what is open in the address. Selection survives paging, and ends with the filter (by `key`).
 */
export function FindingScreen({
  page,
  counts,
  filter,
  cursor,
  opened,
  panel,
  mayEdit,
  empty,
}: {
  page: FindingPage;
  counts: FindingCounts;
  filter: FindingFilter;
  /** The page's own cursor, as in the address. */
  cursor: Record<"after" | "before", string | null>;
  opened: string | null;
  panel: ReactNode;
  mayEdit: boolean;
  empty: ReactNode;
}) {
  const t = useTranslations("findings");
  const router = useRouter();
  const decisions = useDecisions();
  const [busy, start] = useTransition();
  // What was decided on leaves at once; the counts follow with the new page.
  const [decided, setDecided] = useState<{ page: FindingPage; ids: ReadonlySet<string> } | null>(null);
  const rows = useMemo(
    () => (decided?.page === page ? page.rows.filter((row) => !decided.ids.has(row.id)) : page.rows),
    [page, decided],
  );
  const selection = useSelection(rows);
  const [place, setPlace] = useState({
    number: opened,
    index: Math.max(
      0,
      rows.findIndex((r) => r.number === opened),
    ),
  });
  const wantsComment = useRef(false);

  // A finding that was decided on leaves the list; the keyboard's place is then the row that took its position.
  const found = rows.findIndex((row) => row.number === place.number);
  const index = found === -1 ? Math.min(place.index, rows.length - 1) : found;
  const current = place.number === null ? null : (rows[index] ?? null);

  const addressOf = (number: string | null) =>
    `/findings${findingSearch(filter, { ...cursor, finding: number })}`;
  const open = (row: FindingRow) => {
    setPlace({ number: row.number, index: rows.indexOf(row) });
    if (window.innerWidth < PANEL_FROM) return router.push(`/findings/${row.number}${findingSearch(filter)}`);
    start(() => {
      if (opened) router.replace(addressOf(row.number), { scroll: false });
      else router.push(addressOf(row.number), { scroll: false });
    });
  };
  const close = () => start(() => router.replace(addressOf(null), { scroll: false }));
  const move = (step: 1 | -1) => {
    const isGone = place.number !== null && found === -1;
    const target = place.number === null ? 0 : step === 1 && isGone ? index : index + step;
    const row = rows[target];
    if (row && opened) open(row);
    else if (row) setPlace({ number: row.number, index: target });
    else if (step === 1 && page.older) goTo("after", page.older);
    else if (step === -1 && page.newer) goTo("before", page.newer);
  };
  const goTo = (direction: "after" | "before", at: string) => {
    setPlace({ number: null, index: 0 });
    start(() => router.push(`/findings${findingSearch(filter, { [direction]: at })}`));
  };

  const allLevels = RISK_LEVELS.filter((level) => counts.byRisk[level].count > 0);
  const fitting = counts.byStatus[filter.status];
  const choice: Choice | null = selection.isAll
    ? {
        kind: "all",
        filter,
        upTo: counts.upTo,
        count: fitting.count,
        levels: filter.risk.length > 0 ? allLevels.filter((level) => filter.risk.includes(level)) : allLevels,
      }
    : selection.findings.length > 0
      ? { kind: "some", findings: selection.findings }
      : null;
  const target: Choice | null = choice ?? (current && { kind: "some", findings: [current] });
  const decide = (act: (choice: Choice) => void) => {
    if (mayEdit && target && !decisions.busy) act(target);
  };

  const onDone = (ids: readonly string[]) => {
    selection.clear();
    setDecided({ page, ids: new Set(ids) });
  };

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    x: () => mayEdit && current && selection.toggle(current, false),
    "shift+x": () => mayEdit && current && selection.toggle(current, true),
    s: () => decide((chosen) => decisions.suppress(chosen, onDone)),
    i: () => decide((chosen) => decisions.setStatus(chosen, "investigating", onDone)),
    enter: () => current && open(current),
    c: () => {
      if (!current || !mayEdit) return;
      if (opened === current.number) return focusComment();
      wantsComment.current = true;
      open(current);
    },
    ...(choice ? { escape: selection.clear } : {}),
  });
  useEffect(() => {
    if (wantsComment.current && opened) focusComment();
    wantsComment.current = false;
  }, [opened]);

  const actions = useMemo(
    () => ({
      isSelected: selection.has,
      onToggle: selection.toggle,
      onToggleAll: selection.togglePage,
      selected: selection.ofPage,
      hrefOf: (row: FindingRow) => `/findings/${row.number}${findingSearch(filter)}`,
      mayEdit,
    }),
    [selection, filter, mayEdit],
  );

  const onOpen = (row: FindingRow, event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.button !== 0 || window.innerWidth < PANEL_FROM) return;
    event.preventDefault();
    if (event.shiftKey) return mayEdit ? selection.toggle(row, true) : undefined;
    open(row);
  };

  return (
    <>
      <div className={styles.list}>
        <div
          className={styles.scroll}
          key={`${cursor.after} ${cursor.before}`}
          data-has-bar={choice !== null || undefined}
        >
          {page.rows.length > 0 ? (
            <FindingTable rows={rows} actions={actions} current={current?.number ?? null} onOpen={onOpen} />
          ) : (
            empty
          )}
          <FindingPager page={page} filter={filter} />
        </div>
        {choice ? (
          <BulkBar
            choice={choice}
            all={fitting.more || fitting.count <= selection.findings.length ? null : fitting.count}
            onToggleAll={selection.toggleAll}
            onClear={selection.clear}
            onDone={onDone}
          />
        ) : null}
      </div>
      {panel && opened ? (
        <SidePanel label={t("detail.label", { number: opened })} onClose={close}>
          <div aria-busy={busy}>{panel}</div>
        </SidePanel>
      ) : null}
    </>
  );
}

function focusComment(): void {
  document.getElementById(COMMENT_FIELD)?.focus();
}
