"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ATTACK_VERSION } from "@/lib/catalogue/attack-techniques";
import { ATTACK_CALLS } from "@/lib/catalogue/attack-calls";
import { isPartly, type BlindSpots } from "@/lib/engine/blind-spots";
import type { Row } from "@/lib/engine/row";
import type { Scope } from "@/lib/engine/rule-setting";
import { Dialog } from "@/components/ui/dialog";
import { Moment } from "@/components/ui/moment";
import { ProblemNote } from "@/components/ui/problem-note";
import { newRow } from "./row-commands";
import { SpotGroup } from "./spot-group";
import { groupSpots } from "./spot-groups";
import { daysOfRows, usePreview } from "./use-preview";
import styles from "./blind-spots.module.css";

interface BlindSpotsDialogProps {
  scope: Scope;
  rows: readonly Row[];
  /** Of the rows as they stand; null where it is not known. */
  blind: BlindSpots | null;
  readOnly: boolean;
  /** How many rows still fit into the grid. */
  room: number;
  onAdd: (rows: readonly Row[]) => void;
  onDrop: (ids: readonly string[]) => void;
  onClose: () => void;
}

const ALONE = { enabled: true, riskLevel: null, ttl: 0 };

/**
 * What the draft is blind to: of the calls known from attacks those that no row catches, or not from everybody, and how
 * often each was seen here. A row for one call, or for all of a technique, is added with one click and taken back with
 * another. The list is that of the opening, so that nothing moves under the pointer.
 */
export function BlindSpotsDialog(props: BlindSpotsDialogProps) {
  const { scope, rows, blind, readOnly, room, onAdd, onDrop, onClose } = props;
  const t = useTranslations("workbench.blindSpots");
  const tUi = useTranslations("ui");
  const [shown, setShown] = useState(blind);
  if (shown === null && blind !== null) setShown(blind);
  const groups = useMemo(() => groupSpots(shown?.spots ?? []), [shown]);
  const offered = useMemo(
    () => groups.flatMap(({ techniques }) => techniques.flatMap(({ spots }) => spots.map(({ row }) => row))),
    [groups],
  );
  const state = usePreview(scope, offered, ALONE);
  const seen = daysOfRows(state);

  // By what was asked for: the ids of the rows that came of it. Those that undo has taken away are not there any more.
  const [added, setAdded] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const present = useMemo(() => new Set(rows.map(({ id }) => id)), [rows]);
  const idsOf = (key: string) => (added.get(key) ?? []).filter((id) => present.has(id));
  const addedCount = [...added.keys()].reduce((sum, key) => sum + idsOf(key).length, 0);

  function toggle(key: string, wanted: readonly Row[]) {
    const there = idsOf(key);
    if (there.length > 0) return onDrop(there);
    const fresh = wanted.map((row) => ({ ...row, id: newRow().id }));
    if (fresh.length > room) return;
    setAdded((before) =>
      new Map(before).set(
        key,
        fresh.map(({ id }) => id),
      ),
    );
    onAdd(fresh);
  }

  const stillBlind = useMemo(() => new Set(blind?.spots.map(({ call }) => call)), [blind]);
  const partly = blind?.spots.filter((spot) => isPartly(spot, ATTACK_CALLS[spot.call]!)).length ?? 0;
  return (
    <Dialog
      opened
      onClose={onClose}
      size={860}
      title={t("title")}
      detail={t("detail", { version: ATTACK_VERSION })}
      note={readOnly ? undefined : <span role="status">{t("added", { count: addedCount })}</span>}
      actions={<Button onClick={onClose}>{tUi("close")}</Button>}
    >
      {blind === null || shown === null ? (
        <ProblemNote tone="warn">{t("unknown")}</ProblemNote>
      ) : (
        <div className={styles.body}>
          <p className={styles.summary} role="status">
            {t.rich("summary", {
              total: blind.total,
              blind: blind.spots.length - partly,
              partly,
              strong: (chunks) => <strong>{chunks}</strong>,
            })}
          </p>
          <p className={styles.quiet}>
            {seen && state.preview?.since
              ? t.rich("counted", { since: () => <Moment at={state.preview!.since!} style="date" /> })
              : state.isWaiting && !state.failure
                ? t("counting")
                : t(state.failure ? "uncounted" : "nothingStored")}
          </p>
          {!blind.complete && <ProblemNote tone="warn">{t("incomplete")}</ProblemNote>}
          {shown.spots.some((spot) => spot.readOnly) && <p className={styles.quiet}>{t("withheld")}</p>}
          {groups.map(({ tactic, techniques }) => (
            <section key={tactic.id} className={styles.tactic}>
              <h3 lang="en">{tactic.name}</h3>
              {techniques.map((group) => (
                <SpotGroup
                  key={group.technique}
                  group={group}
                  seen={seen}
                  stillBlind={stillBlind}
                  readOnly={readOnly}
                  room={room}
                  countOf={(key) => idsOf(key).length}
                  wasAdded={(key) => added.has(key)}
                  onToggle={toggle}
                />
              ))}
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}
