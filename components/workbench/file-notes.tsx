"use client";

import { useTranslations } from "next-intl";
import type { Note } from "@/lib/exchange/codes";
import type { WrittenNote } from "@/lib/exchange/export-rows";
import type { ImportedFile } from "@/lib/exchange/import-rows";
import { groupNotes, type NoteGroup, type NotePlace } from "@/lib/exchange/note-groups";
import { shownText } from "@/components/ui/shown-text";
import styles from "./exchange.module.css";

const SHOWN_GROUPS = 50;
const SHOWN_PLACES = 12;

/** What one item of a format is called: the message `place.<name>`. */
const ITEMS: Record<ImportedFile["format"], "line" | "entry" | "pattern" | "rule"> = {
  table: "line",
  csv: "line",
  kanaria: "entry",
  conformity: "entry",
  json: "entry",
  eventPattern: "pattern",
  sigma: "rule",
};

interface FileNotesProps {
  label: string;
  notes: readonly (Note | WrittenNote)[];
  /** Of what is read: how its items are counted. */
  format?: ImportedFile["format"];
}

/** All there is to say about a file that was read or is to be written, the same said once for all of its places. */
export function FileNotes({ label, notes, format = "json" }: FileNotesProps) {
  const t = useTranslations("exchange");
  const groups = groupNotes(notes);
  return (
    <ul className={styles.notes} aria-label={label} tabIndex={0}>
      {groups.slice(0, SHOWN_GROUPS).map((group) => (
        <li key={`${group.kind} ${group.code} ${group.what}`}>
          <span className={styles.kind} data-kind={group.kind}>
            {t(`notes.${group.kind}`)}
          </span>
          <span className={styles.text}>
            {t(messageOf(group))}{" "}
            {group.what !== "" && (
              <>
                <code>{shownText(group.what, 120)}</code>{" "}
              </>
            )}
            <Places places={group.places} item={ITEMS[format]} />
          </span>
        </li>
      ))}
      {groups.length > SHOWN_GROUPS && <li>{t("notes.more", { count: groups.length - SHOWN_GROUPS })}</li>}
    </ul>
  );
}

/** Kind and code come from one Note, where they fit each other. */
function messageOf({ kind, code }: NoteGroup) {
  return `${kind}.${code}` as "left.notARow";
}

function Places({ places, item }: { places: readonly NotePlace[]; item: (typeof ITEMS)["json"] }) {
  const t = useTranslations("exchange");
  if (places.length === 0) return null;
  const texts = places.slice(0, SHOWN_PLACES).map((place) => {
    if (place.row === undefined) return t(`place.${item}`, { item: place.item ?? 0 });
    const { row, cell } = place;
    return cell ? t("place.rowCell", { row, cell }) : t("place.row", { row });
  });
  if (places.length > SHOWN_PLACES)
    texts.push(t("notes.morePlaces", { count: places.length - SHOWN_PLACES }));
  return <span className={styles.places}>{texts.join(" · ")}</span>;
}
