"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { stateAt } from "./event-matrix";
import { cellWords, type MatrixShown } from "./matrix-grid";
import { askedValues } from "./matrix-kinds";
import { StateMark } from "./matrix-legend";
import { shortSource } from "./short-source";
import styles from "./matrix.module.css";

/** Rows that are listed at first, and how many more each time. */
const STEP = 50;

/** The matrix where there is no room for one: an event is chosen, its column of verdicts is a list. */
export function MatrixPhone({ lines, asked, rows, matrix, opened, onOpen, focusCellRef }: MatrixShown) {
  const t = useTranslations("matrix");
  const tWorkbench = useTranslations("workbench");
  const [chosen, setChosen] = useState(0);
  const [most, setMost] = useState(STEP);
  const list = useRef<HTMLUListElement>(null);
  const at = Math.min(chosen, lines.length - 1);
  const line = lines[at];

  useEffect(() => {
    focusCellRef.current = () => list.current?.querySelector<HTMLElement>("[aria-expanded=true]")?.focus();
    return () => {
      focusCellRef.current = null;
    };
  }, [focusCellRef]);

  if (!line) return null;
  return (
    <div className={styles.phone}>
      <NativeSelect
        label={t("event")}
        value={at}
        onChange={(event) => {
          setChosen(Number(event.currentTarget.value));
          onOpen(null);
        }}
        data={lines.map(({ event }, index) => ({
          value: String(index),
          label: [
            event.eventName,
            shortSource(event.eventSource),
            event.userIdentityType,
            ...askedValues(event, asked),
          ].join(" · "),
        }))}
      />
      <ul ref={list} className={styles.phoneRows} aria-label={tWorkbench("results.allRows")}>
        {rows.slice(0, most).map((row, index) => {
          const state = matrix && stateAt(matrix, at, index);
          const isOpen = opened?.rowId === row.id && opened.combination === line.combination;
          return (
            <li key={row.id}>
              <button
                type="button"
                className={styles.phoneRow}
                aria-expanded={isOpen}
                onClick={() => onOpen(isOpen ? null : { combination: line.combination, rowId: row.id })}
              >
                {state && <StateMark state={state} />}
                <span className={styles.phoneNumber}>{t("row", { number: index + 1 })}</span>
                <span className={styles.name}>{cellWords(row, "eventName") || t("anyValue")}</span>
                <span className={styles.phoneState}>{state ? t(`state.${state}`) : t("judging")}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {rows.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + STEP)}>
          {tWorkbench("results.moreRows", { count: rows.length - most })}
        </button>
      )}
    </div>
  );
}
