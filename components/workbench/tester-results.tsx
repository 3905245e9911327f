"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { ProblemNote } from "@/components/ui/problem-note";
import { EventDetail, detailHeight } from "./event-detail";
import { ExampleBar, type AddExampleTo } from "./example-bar";
import { EventLine } from "./event-line";
import { ResultsBar } from "./results-bar";
import { nextOther, shownEvents, type ResultFilter } from "./result-list";
import { UnreadList } from "./unread-list";
import { useStable } from "./use-stable";
import { useTouchSize } from "./use-touch-size";
import type { Tester } from "./use-tester";
import { observeShownRect } from "./observe-shown-rect";
import styles from "./tester.module.css";

const LINE = 32;
const TOUCH_LINE = 44;

interface TesterResultsProps {
  tester: Tester;
  source: "pasted" | "recent";
  isWaiting: boolean;
  ruleLevel: RiskLevel;
  rowCount: number;
  hasDraft: boolean;
  inputNames: readonly string[];
  onGoToRow: (rowId: string) => void;
  onExample: AddExampleTo | null;
  rowId: string | null;
  /** Lines of an input to be marked, and whether to scroll there; from 0: none. */
  onLines: (input: number, from: number, to: number, jump: boolean) => void;
  viewSwitch: ReactNode;
}

/** The verdict on each event, drawn only as far as it is in sight; arrows move, Enter opens, N finds the next other. */
export function TesterResults(props: TesterResultsProps) {
  const { tester, source, isWaiting, onLines } = props;
  const { events, combinationOf, judged, verdicts, detail, look } = tester;
  const t = useTranslations("workbench");
  const scroller = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<ResultFilter>("all");
  const [selected, setSelected] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);
  const attributed = judged?.attributed ?? null;

  const shown = useMemo(
    () => shownEvents(events.length, filter, (index) => (attributed?.[combinationOf[index] ?? 0] ?? -1) >= 0),
    [events.length, filter, attributed, combinationOf],
  );
  const openedPlace = opened === null ? -1 : shown.indexOf(opened);
  const openedEvent = opened === null ? undefined : events[opened];
  const openedCombination = openedPlace < 0 || opened === null ? null : (combinationOf[opened] ?? null);
  const openedDetail = detail && detail.combination === openedCombination ? detail.explanation : null;
  const [showsAll, setShowsAll] = useState(false);
  const isTouch = useTouchSize() ?? false;
  const lineHeight = isTouch ? TOUCH_LINE : LINE;
  const hasBar = props.onExample !== null && props.rowCount > 0;

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    observeElementRect: observeShownRect,
    estimateSize: (place) =>
      lineHeight +
      (place === openedPlace ? detailHeight(openedEvent, openedDetail, showsAll, hasBar, isTouch) : 0),
    getItemKey: (place) => shown[place] ?? place,
    overscan: 4,
  });
  useEffect(() => {
    virtualizer.measure();
    if (openedPlace < 0) return;
    const height = lineHeight + detailHeight(openedEvent, openedDetail, showsAll, hasBar, isTouch);
    const tall = height > (scroller.current?.clientHeight ?? 0);
    virtualizer.scrollToIndex(openedPlace, { align: tall ? "start" : "auto" });
  }, [virtualizer, openedPlace, openedEvent, openedDetail, showsAll, hasBar, lineHeight, isTouch]);
  const items = virtualizer.getVirtualItems();

  // What is in sight is explained. Asked also where all of it is known: the next verdicts come with explanations of it.
  const visible = items.flatMap(({ index }) => {
    const event = shown[index];
    return event === undefined ? [] : [combinationOf[event] ?? 0];
  });
  const inSight = [...new Set(visible)].join(",");
  const isMissing =
    judged !== null &&
    (visible.some((index) => !verdicts.has(index)) || (openedCombination !== null && !openedDetail));
  useEffect(() => {
    if (inSight === "") return;
    look({ visible: inSight.split(",").map(Number), detail: openedCombination }, isMissing);
  }, [inSight, openedCombination, isMissing, look]);

  useEffect(() => {
    setSelected(0);
    setOpened(null);
    onLines(0, 0, 0, false);
  }, [events, onLines]);

  function select(place: number, open?: "toggle") {
    const clamped = Math.max(0, Math.min(shown.length - 1, place));
    const event = shown[clamped];
    const at = event === undefined ? undefined : events[event];
    if (event === undefined || !at) return;
    setSelected(event);
    if (open) {
      setOpened((before) => (before === event ? null : event));
      setShowsAll(false);
    }
    onLines(at.input, at.line, at.endLine, open === "toggle");
    virtualizer.scrollToIndex(clamped, { align: "auto" });
  }

  const press = useStable((place: number) => {
    scroller.current?.focus({ preventScroll: true });
    select(place, "toggle");
  });

  function keyDown(event: React.KeyboardEvent) {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const place = Math.max(0, shown.indexOf(selected));
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / lineHeight) - 1);
    const moves: Record<string, () => void> = {
      ArrowDown: () => select(place + 1),
      ArrowUp: () => select(place - 1),
      PageDown: () => select(place + page),
      PageUp: () => select(place - page),
      Home: () => select(0),
      End: () => select(shown.length - 1),
      Enter: () => select(place, "toggle"),
      " ": () => select(place, "toggle"),
      Escape: () => setOpened(null),
      n: jump,
    };
    const move = moves[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  function matchesAt(index: number): boolean {
    return (attributed?.[combinationOf[index] ?? 0] ?? -1) >= 0;
  }

  function jump() {
    const place = shown.indexOf(selected);
    const next = nextOther(
      shown,
      Math.max(0, place),
      (index) => (attributed?.[combinationOf[index] ?? 0] ?? -1) >= 0,
    );
    if (next !== null) select(next);
  }

  const total = events.length;
  return (
    <div className={styles.right}>
      <ResultsBar
        tester={tester}
        isBusy={tester.isReading || isWaiting}
        rowCount={props.rowCount}
        hasDraft={props.hasDraft}
        filter={filter}
        onFilter={setFilter}
        isOnMatch={matchesAt(selected)}
        onJump={jump}
        viewSwitch={props.viewSwitch}
      />
      {tester.hasFailed && (
        <div className={styles.failure}>
          <ProblemNote>{t("results.failed")}</ProblemNote>
        </div>
      )}
      <div className={styles.lineHead} aria-hidden>
        <span />
        <span>eventName</span>
        <span>eventSource</span>
        <span>userIdentityType</span>
        <span>{t("results.verdict")}</span>
      </div>
      <div
        ref={scroller}
        className={styles.list}
        role={shown.length > 0 ? "treegrid" : "group"}
        aria-rowcount={shown.length > 0 ? shown.length : undefined}
        aria-label={t("results.label")}
        aria-activedescendant={shown.includes(selected) ? `tested-${selected}` : undefined}
        tabIndex={0}
        onKeyDown={keyDown}
      >
        <div className={styles.listBody} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const index = shown[item.index];
            const event = index === undefined ? undefined : events[index];
            if (index === undefined || !event) return null;
            const combination = combinationOf[index] ?? 0;
            const isOpen = openedPlace === item.index;
            return (
              <div
                key={index}
                className={styles.item}
                role="presentation"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <EventLine
                  id={`tested-${index}`}
                  event={event}
                  attributed={attributed?.[combination] ?? null}
                  verdict={verdicts.get(combination) ?? null}
                  rows={judged?.rows ?? null}
                  ruleLevel={props.ruleLevel}
                  isSelected={selected === index}
                  isOpen={isOpen}
                  place={item.index + 1}
                  total={shown.length}
                  onPress={press}
                  onGoToRow={props.onGoToRow}
                />
                {isOpen && (
                  <EventDetail
                    event={event}
                    explanation={openedDetail}
                    rows={judged?.rows ?? []}
                    showsAll={showsAll}
                    onShowAll={() => setShowsAll(true)}
                    onGoToRow={props.onGoToRow}
                    bar={
                      hasBar &&
                      judged && (
                        <ExampleBar
                          key={index}
                          event={event}
                          rows={judged.rows}
                          explanation={openedDetail}
                          selectedId={props.rowId}
                          onExample={props.onExample!}
                        />
                      )
                    }
                  />
                )}
              </div>
            );
          })}
        </div>
        {total > 0 && shown.length === 0 && <p className={styles.noneShown}>{t(`results.none.${filter}`)}</p>}
        {total === 0 && !tester.isReading && !isWaiting && source === "pasted" && (
          <p className={styles.noneShown}>{t("results.invitation")}</p>
        )}
      </div>
      {tester.unread.length > 0 && (
        <UnreadList
          unread={tester.unread}
          inputNames={props.inputNames}
          onGoTo={(part) => onLines(part.input, part.line, part.endLine, true)}
        />
      )}
    </div>
  );
}
