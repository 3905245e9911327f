"use client";

import { Button } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { TECHNIQUES } from "@/lib/catalogue/attack-techniques";
import type { Row } from "@/lib/engine/row";
import { Tag } from "@/components/ui/tag";
import type { RowDaysState } from "./row-days";
import { offerRows, type OfferedSpot, type TechniqueSpots } from "./spot-groups";
import styles from "./blind-spots.module.css";

interface SpotGroupProps {
  group: TechniqueSpots;
  /** What the offered rows would have matched here; null where it is not known. */
  seen: RowDaysState | null;
  /** Calls that the draft does not catch, or not from everybody, as it stands now. */
  stillBlind: ReadonlySet<number>;
  readOnly: boolean;
  room: number;
  /** How many of the rows that came of this key are in the draft. */
  countOf: (key: string) => number;
  wasAdded: (key: string) => boolean;
  onToggle: (key: string, rows: readonly Row[]) => void;
}

/** The blind spots of one technique: folded to a line with what they bring here, unfolded call by call with the sources. */
export function SpotGroup({ group, seen, stillBlind, ...props }: SpotGroupProps) {
  const { readOnly, room, countOf, wasAdded, onToggle } = props;
  const t = useTranslations("workbench.blindSpots");
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const { technique, spots, sources } = group;
  const { name } = TECHNIQUES[technique];
  const open = spots.filter(({ spot }) => stillBlind.has(spot.call) && countOf(keyOf(spot.call)) === 0);
  const isAdded = countOf(technique) > 0;
  const rows = isAdded ? [] : offerRows(open.map(({ spot }) => spot));
  return (
    <div className={styles.group} role="group" aria-label={`${technique} ${name}`}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          <span className={styles.technique}>
            <span className={styles.id}>{technique}</span> <span lang="en">{name}</span>
          </span>
          <span className={styles.count}>{t("calls", { count: spots.length })}</span>
        </button>
        <Volume rows={spots.map(({ row }) => row)} seen={seen} />
        {!readOnly && (
          <Button
            size="xs"
            aria-label={t(isAdded ? "dropGroup" : "addGroup", { count: rows.length, technique })}
            disabled={!isAdded && (rows.length === 0 || rows.length > room)}
            title={rows.length > room ? t("full") : undefined}
            onClick={() => onToggle(technique, rows)}
          >
            {isAdded ? t("drop") : t("addAll", { count: rows.length })}
          </Button>
        )}
      </div>
      {isOpen && (
        <div id={listId}>
          <ul className={styles.spots}>
            {spots.map((offered) => (
              <Spot
                key={offered.spot.call}
                offered={offered}
                seen={seen}
                isCaught={!stillBlind.has(offered.spot.call) && !wasAdded(keyOf(offered.spot.call))}
                isAdded={countOf(keyOf(offered.spot.call)) > 0}
                action={
                  readOnly
                    ? null
                    : { room, onToggle: () => onToggle(keyOf(offered.spot.call), [offered.row]) }
                }
              />
            ))}
          </ul>
          <p className={styles.sources}>
            {t("sources")}
            {sources.map(({ title, url }) => (
              <a key={url} href={url} target="_blank" rel="noreferrer" lang="en">
                {title}
              </a>
            ))}
          </p>
        </div>
      )}
    </div>
  );
}

function keyOf(call: number): string {
  return `call ${call}`;
}

interface SpotProps {
  offered: OfferedSpot;
  seen: RowDaysState | null;
  /** Rows that were added for others catch it by now. */
  isCaught: boolean;
  isAdded: boolean;
  action: { room: number; onToggle: () => void } | null;
}

function Spot({ offered: { spot, call, isPartly, row }, seen, isCaught, isAdded, action }: SpotProps) {
  const t = useTranslations("workbench.blindSpots");
  const comma = useTranslations("ui")("conjunction");
  const format = useFormatter();
  const { eventName, eventSource, isDataEvent, techniques } = call;
  return (
    <li className={styles.spot}>
      <div className={styles.call}>
        <span className={styles.name}>{eventName}</span> <span className={styles.source}>{eventSource}</span>{" "}
        {spot.readOnly && <Tag>{t("readOnly")}</Tag>} {isDataEvent && <Tag>{t("dataEvent")}</Tag>}
        {techniques.length > 1 && (
          <span className={styles.also}>{t("also", { techniques: techniques.slice(1).join(comma) })}</span>
        )}
        {isPartly && (
          <p className={styles.partly}>
            {t(spot.isConditional ? "conditional" : "partly", { types: format.list(spot.missing) })}
          </p>
        )}
      </div>
      <Volume rows={[row]} seen={seen} />
      {action &&
        (isCaught ? (
          <span className={styles.covered}>{t("inGroup")}</span>
        ) : (
          <Button
            size="xs"
            aria-label={t(isAdded ? "dropOne" : "addOne", { name: eventName, source: eventSource })}
            disabled={!isAdded && action.room < 1}
            title={!isAdded && action.room < 1 ? t("full") : undefined}
            onClick={action.onToggle}
          >
            {t(isAdded ? "drop" : "add")}
          </Button>
        ))}
    </li>
  );
}

/** What the rows would have matched here: they catch calls of their own, so that sums are exact. */
function Volume({ rows, seen }: { rows: readonly Row[]; seen: RowDaysState | null }) {
  const t = useTranslations("workbench.blindSpots");
  const format = useFormatter();
  const judged = rows.map(({ id }) => seen?.rows.get(id));
  if (!seen || seen.days === 0 || judged.some((row) => !row || row.isSlow)) {
    return <span className={styles.volume}>{t("noVolume")}</span>;
  }
  const total = judged.reduce((sum, row) => sum + row!.total, 0);
  const recent = judged.reduce((sum, row) => sum + row!.perDay.reduce((all, count) => all + count, 0), 0);
  const mean = format.number(recent / seen.days, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <span className={styles.volume} data-seen={total > 0 || undefined}>
      {t("volume", { total, mean })}
    </span>
  );
}
