"use client";

import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "./json-tree.module.css";

/** A branch shows this many entries at once: a hostile record has a million. */
const PAGE = 100;
const LONGEST_TEXT = 2000;

/**
 * A record as a tree that opens branch by branch. Everything in it is somebody else's text: it is only ever shown as
 * text, in bounded pieces, and one branch at a time. `open` names the top-level branches that start open.
 */
export function JsonTree({ value, open = [] }: { value: unknown; open?: readonly string[] }) {
  const t = useTranslations("ui.json");
  return (
    <div className={styles.tree} role="group" aria-label={t("label")}>
      <Entries value={value} open={open} />
    </div>
  );
}

function Entries({ value, open }: { value: unknown; open?: readonly string[] }) {
  const t = useTranslations("ui");
  const [shown, setShown] = useState(PAGE);
  if (!isBranch(value)) return <Leaf value={value} />;
  const keys = Object.keys(value);
  return (
    <ul className={styles.entries}>
      {keys.slice(0, shown).map((key) => (
        <Entry
          key={key}
          name={key}
          value={(value as Record<string, unknown>)[key]}
          startOpen={open?.includes(key) ?? false}
        />
      ))}
      {keys.length > shown ? (
        <li>
          <button type="button" className={styles.more} onClick={() => setShown(shown + PAGE)}>
            {t("showMore", { count: Math.min(PAGE, keys.length - shown) })}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function Entry({ name, value, startOpen }: { name: string; value: unknown; startOpen: boolean }) {
  const t = useTranslations("ui.json");
  const [open, setOpen] = useState(startOpen);
  if (!isBranch(value) || Object.keys(value).length === 0)
    return (
      <li className={styles.leaf}>
        <span className={styles.name}>{name}</span> <Leaf value={value} />
      </li>
    );
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li>
      <button
        type="button"
        className={styles.branch}
        aria-expanded={open}
        aria-label={t(open ? "collapse" : "expand", { name })}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={13} stroke={1.6} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
        {open ? null : <span className={styles.count}>{countOf(value)}</span>}
      </button>
      {open ? <Entries value={value} /> : null}
    </li>
  );
}

function Leaf({ value }: { value: unknown }) {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "null");
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return <span className={typeof value === "string" ? styles.text : styles.literal}>{cut}</span>;
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function countOf(value: object): string {
  const size = Object.keys(value).length;
  return Array.isArray(value) ? `[${size}]` : `{${size}}`;
}
