"use client";

import { Button } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CellEdit, RowEdit, SmallestEdits } from "@/lib/engine/smallest-edit";
import { shortSource } from "./short-source";
import styles from "./matrix-cell.module.css";

/** Names on the line of an edit; the rest is counted. */
const NAMED = 6;
/** A longer pattern has no room on a button. */
const LONGEST_NAMED = 40;

interface EditOffersProps {
  /** Null while it is searched for. */
  found: SmallestEdits | null;
  hasFailed: boolean;
  readOnly: boolean;
  onApply: (edit: RowEdit) => void;
}

/** The smallest edits with what else each lets in. Proposed only: a person puts one into the draft. */
export function EditOffers({ found, hasFailed, readOnly, onApply }: EditOffersProps) {
  const t = useTranslations("matrix");
  if (hasFailed) return <p className={styles.quiet}>{t("edit.failed")}</p>;
  if (!found) return <p className={styles.quiet}>{t("edit.searching")}</p>;
  if (found.kind === "condition") return <p>{t("edit.condition")}</p>;
  if (found.kind !== "edits") return null;
  return (
    <>
      <h3 className={styles.heading}>{t("edit.title")}</h3>
      <ol className={styles.edits} aria-label={t("edit.title")}>
        {found.edits.map((edit, at) => (
          <li key={at} className={styles.edit}>
            {edit.failedCalls && <p className={styles.what}>{t("edit.failedCalls")}</p>}
            {edit.cells.map((cell) => (
              <EditedCell key={cell.name} edit={cell} />
            ))}
            <LetIn edit={edit} />
            {!readOnly && (
              <Button size="xs" variant="default" className={styles.apply} onClick={() => onApply(edit)}>
                <EditName edit={edit} />
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** What is done to a cell, and its pattern with what goes and what comes. */
function EditedCell({ edit }: { edit: CellEdit }) {
  const t = useTranslations("matrix.edit");
  const { name, before, after, at, removed, added } = edit;
  return (
    <>
      <p className={styles.what}>
        {t("inCell", { cell: name })}
        <Deed edit={edit} />
      </p>
      {removed + added !== "" && after.pattern !== "" && (
        <p className={styles.diff}>
          {after.not && <span className={styles.not}>NOT </span>}
          {before.pattern.slice(0, at)}
          <Difference removed={removed} added={added} />
          {before.pattern.slice(at + removed.length)}
        </p>
      )}
    </>
  );
}

/** What goes and what comes; what is only wrapped into something stays readable. */
function Difference({ removed, added }: { removed: string; added: string }) {
  const kept = removed === "" ? -1 : added.indexOf(removed);
  if (kept >= 0) {
    const [before, after] = [added.slice(0, kept), added.slice(kept + removed.length)];
    return (
      <>
        {before !== "" && <ins>{before}</ins>}
        {removed}
        {after !== "" && <ins>{after}</ins>}
      </>
    );
  }
  return (
    <>
      {removed !== "" && <del>{removed}</del>}
      {added !== "" && <ins>{added}</ins>}
    </>
  );
}

function Deed({ edit }: { edit: CellEdit }) {
  const t = useTranslations("matrix.edit");
  const code = (text: ReactNode) => <code>{text}</code>;
  const { kind, word, removed, added } = edit;
  switch (kind) {
    case "characters":
      if (added === "") return t.rich("remove", { text: removed, code });
      if (removed === "") return t.rich("insert", { text: added, code });
      return t.rich("replace", { from: removed, to: added, code });
    case "notOff":
    case "anyValue":
      return t(kind);
    default:
      return t.rich(kind, {
        word: word === "" ? t("emptyValue") : word,
        code,
      });
  }
}

/** What the edit lets in beside the event, and what it lets go. */
function LetIn({ edit }: { edit: RowEdit }) {
  const t = useTranslations("matrix.edit");
  const format = useFormatter();
  const { pairs, pairCount, identityTypes, callsOfType, events } = edit.letsIn;
  const named = pairs.slice(0, NAMED).map(({ name, source }) => `${name} (${shortSource(source)})`);
  const types = identityTypes.map((type) => (type === "" ? t("emptyValue") : type));
  const isAlone = pairCount === 0 && types.length === 0 && events === 0;
  return (
    <ul className={styles.lets}>
      {isAlone && <li>{t("nothingElse")}</li>}
      {pairCount > 0 && (
        <li>
          {t("names", { count: pairCount })}
          <span className={styles.names}>
            {format.list(
              pairCount > named.length ? [...named, t("more", { count: pairCount - named.length })] : named,
            )}
          </span>
        </li>
      )}
      {types.length > 0 && (
        <li>
          {t("types", { count: callsOfType })}
          <span className={styles.names}>{format.list(types)}</span>
        </li>
      )}
      {events > 0 && <li>{t("events", { count: events })}</li>}
      {edit.lost.pairs + edit.lost.events > 0 && (
        <li className={styles.lost}>{t("lost", { names: edit.lost.pairs, events: edit.lost.events })}</li>
      )}
      {!edit.complete && <li>{t("incomplete")}</li>}
    </ul>
  );
}

/** The button is named by what comes of it. */
function EditName({ edit }: { edit: RowEdit }) {
  const t = useTranslations("matrix.edit");
  const [only] = edit.cells;
  if (edit.cells.length === 0 || !only) return t("apply.failedCalls");
  if (edit.cells.length > 1 || edit.failedCalls)
    return t("apply.parts", { count: edit.cells.length + (edit.failedCalls ? 1 : 0) });
  const { after } = only;
  if (after.pattern === "") return t("apply.anyValue");
  if (only.kind === "notOff") return t("apply.notOff");
  if (after.not || after.pattern.length > LONGEST_NAMED) return t("apply.parts", { count: 1 });
  return t("apply.pattern", { pattern: after.pattern });
}
