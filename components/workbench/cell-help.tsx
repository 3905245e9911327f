"use client";

import { Popover } from "@mantine/core";
import { useTranslations } from "next-intl";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useState,
  type KeyboardEvent,
} from "react";
import { meaningText, type PatternTranslator } from "@/lib/catalogue/meaning-text";
import { not, readMeaning } from "@/lib/engine/pattern-meaning";
import type { CellName, Row } from "@/lib/engine/row";
import { IconStethoscope } from "@tabler/icons-react";
import { KeyHint } from "@/components/ui/key-hint";
import type { CellHelpAnswer } from "./advice-protocol";
import type { AdviceLine } from "./row-lines";
import { useAdviceWords } from "./use-advice-words";
import type { Names } from "./use-names";
import styles from "./cell-help.module.css";

/** Where the cell that is typed into asks about names; null where nobody can be asked. */
export const AskNamesContext = createContext<Names["ask"]>(null);

/** Pixels by which the pop-over may lie over the bars above the grid, which nobody reads while typing. */
const ROOM_ABOVE = 120;

/** What the input of a pattern cell needs to be the combobox of its pop-over. */
export interface ComboboxInput {
  listId: string | null;
  activeId: string | null;
  /** True where the key was for the list. */
  press: (event: KeyboardEvent) => boolean;
}

/**
 * The help for a pattern cell that is being typed into: names that it may become, what it says in plain words and how
 * many names it catches. The list is entered with Alt+↓ or Ctrl+Space only: the plain arrows, Enter and Tab are the
 * grid's as long as nothing is chosen. The focus stays in the input throughout.
 */
export function CellHelp(props: {
  row: Row;
  column: CellName;
  editing: boolean;
  /** What the doctor says of the cell: the pop-over lies over the line that says it. */
  advice: AdviceLine | null;
  onType: (text: string) => void;
  children: (input: ComboboxInput) => React.ReactNode;
}) {
  const { row, column, editing, advice, onType, children } = props;
  const { pattern } = row[column];
  const t = useTranslations("workbench.help");
  const comma = useTranslations("ui")("conjunction");
  const listId = useId();
  const { answer, isCurrent } = useHelp(row, column, editing);
  const adviceWords = useAdviceWords();
  const [isClosed, setClosed] = useState(false);
  const [active, setActive] = useState<{ of: string; index: number } | null>(null);
  const [grid, setGrid] = useState<HTMLElement | null>(null);

  if (!editing && (isClosed || active)) {
    setClosed(false);
    setActive(null);
  }

  const options = answer?.completions ?? [];
  // What was marked is gone with the next letter.
  const index = active?.of === pattern && active.index < options.length ? active.index : -1;
  const meaning = readMeaning(pattern);
  const isOpen = editing && !isClosed && meaning !== null;
  const hasList = isOpen && options.length > 0;
  const mark = (next: number) => setActive({ of: pattern, index: next });

  function choose(at: number) {
    const option = options[at];
    // Of the letter before: its answer is about to be replaced.
    if (!option || !isCurrent) return;
    onType(option.text);
    setActive(null);
  }

  function press(event: KeyboardEvent): boolean {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return false;
    if (event.key === "Escape" && isOpen) {
      if (index >= 0) setActive(null);
      else setClosed(true);
      return true;
    }
    if (!hasList) return false;
    const enters = (event.altKey && event.key === "ArrowDown") || (event.ctrlKey && event.code === "Space");
    if (index < 0) {
      if (enters) mark(0);
      return enters;
    }
    switch (event.key) {
      case "ArrowDown":
        mark((index + 1) % options.length);
        return true;
      case "ArrowUp":
        mark(index - 1);
        return true;
      case "Enter":
        choose(index);
        return true;
      default:
        return false;
    }
  }

  const findGrid = useCallback((anchor: HTMLElement | null) => {
    if (anchor) setGrid(anchor.closest<HTMLElement>("[data-grid-scroller]"));
  }, []);

  const optionId = (at: number) => `${listId}-${at}`;
  return (
    <>
      {children({
        listId: hasList ? listId : null,
        activeId: hasList && index >= 0 ? optionId(index) : null,
        press,
      })}
      {isOpen && (
        <Popover
          opened
          position="bottom-start"
          offset={4}
          // Up where it would leave the grid: the consequence under it stays in sight. It grows while one types.
          preventPositionChangeWhenVisible={false}
          middlewares={{ flip: grid ? { boundary: grid, padding: { top: -ROOM_ABOVE } } : true }}
          withinPortal
          withRoles={false}
          trapFocus={false}
          returnFocus={false}
          closeOnEscape={false}
          closeOnClickOutside={false}
          transitionProps={{ duration: 0 }}
        >
          <Popover.Target>
            <span className={styles.anchor} aria-hidden ref={findGrid} />
          </Popover.Target>
          {/* A press here must not take the focus out of the cell, which would end the edit. */}
          <Popover.Dropdown className={styles.dropdown} onMouseDown={(event) => event.preventDefault()}>
            {advice && (
              <p className={styles.advice} data-tone={advice.advice.severity}>
                <IconStethoscope size={15} stroke={1.7} aria-hidden />
                <span>{adviceWords(advice)}</span>
                {advice.advice.repair && <KeyHint keys={["Alt", "↵"]} />}
              </p>
            )}
            {hasList && (
              <div role="listbox" id={listId} aria-label={t("list")} className={styles.list}>
                {options.map((option, at) => (
                  <div
                    key={option.name}
                    role="option"
                    id={optionId(at)}
                    aria-selected={at === index}
                    className={styles.option}
                    onClick={() => choose(at)}
                  >
                    <code>{option.name}</code>
                    {index < 0 && at === 0 && <KeyHint keys={["Alt", "↓"]} />}
                    {at === index && <KeyHint keys={["↵"]} />}
                  </div>
                ))}
              </div>
            )}
            <p className={styles.meaning}>
              <Meaning cell={row[column]} />
              {answer && isCurrent && (
                <>
                  {t("colon")}
                  <strong>{t(`count.${column}`, { count: answer.count, total: answer.total })}</strong>
                </>
              )}
            </p>
            {answer && answer.surpriseCount > 0 && (
              <p className={styles.surprises}>
                {t("surprises", { count: answer.surpriseCount, names: answer.surprises.join(comma) })}
              </p>
            )}
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

function Meaning({ cell }: { cell: Row[CellName] }) {
  const t = useTranslations("pattern");
  const meaning = readMeaning(cell.pattern);
  if (!meaning) return null;
  return <>{meaningText(cell.not ? not(meaning) : meaning, t as PatternTranslator)}</>;
}

/** The newest answer about the cell, and whether it is of what stands there now: between two keys it is of the one before. */
function useHelp(row: Row, column: CellName, editing: boolean) {
  const ask = useContext(AskNamesContext);
  const [found, setFound] = useState<{ row: Row; column: CellName; answer: CellHelpAnswer } | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (editing) ask?.("help", { row, column }, (answer) => isWanted && setFound({ row, column, answer }));
    return () => {
      isWanted = false;
    };
  }, [ask, row, column, editing]);
  const answer = found?.row.id === row.id && found.column === column ? found.answer : null;
  return { answer, isCurrent: found?.row === row };
}
