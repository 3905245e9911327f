"use client";

import { Button, Checkbox } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import {
  rowFromStarter,
  STARTER_PACKS,
  STARTER_ROWS,
  STARTER_STYLES,
  type StarterRow,
} from "@/lib/catalogue/starter-rows";
import type { Row } from "@/lib/engine/row";
import type { Scope } from "@/lib/engine/rule-setting";
import { CELL_NAMES } from "@/lib/engine/row";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { newRow } from "./row-commands";
import { isAnyValue } from "./row-lines";
import { RowFace } from "./row-summary";
import { daysOfRows, usePreview } from "./use-preview";
import styles from "./starter-dialog.module.css";

interface StarterDialogProps {
  scope: Scope;
  /** The rows on screen: a starter that is among them is not offered again. */
  rows: readonly Row[];
  /** How many rows still fit into the grid. */
  room: number;
  onClose: () => void;
  onTake: (rows: Row[]) => void;
  /** Absent where what the rows are blind to is not known. */
  onBlindSpots?: () => void;
}

const ALONE = { enabled: true, riskLevel: null, ttl: 0 };

function sameCells(one: Row, other: Row): boolean {
  return CELL_NAMES.every((name) => {
    const [mine, its] = [one[name], other[name]];
    return (mine.pattern === its.pattern && mine.not === its.not) || (isAnyValue(mine) && isAnyValue(its));
  });
}

/**
 * Proven rows to start from, in packs by the way one begins: why one would want each, and what it would have matched here
 * before it is added. A pack is chosen as a whole or row by row; nothing is chosen beforehand.
 */
export function StarterDialog({ scope, rows, room, onClose, onTake, onBlindSpots }: StarterDialogProps) {
  const t = useTranslations("workbench.starter");
  const tCatalogue = useTranslations("catalogue");
  const tUi = useTranslations("ui");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const starters = useMemo(
    () =>
      STARTER_ROWS.map((starter) => {
        const row = rowFromStarter(starter, starter.id, tCatalogue(`starterRows.${starter.id}.note`));
        return { starter, row, isThere: rows.some((one) => sameCells(one, row)) };
      }),
    [rows, tCatalogue],
  );
  const asked = useMemo(() => starters.map(({ row }) => row), [starters]);
  const state = usePreview(scope, asked, ALONE);
  const judged = daysOfRows(state);
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids) after[isChosen ? "add" : "delete"](id);
      return after;
    });
  const taken = starters.filter(({ starter }) => chosen.has(starter.id));
  return (
    <Dialog
      opened
      onClose={onClose}
      size={860}
      title={t("title")}
      detail={
        <>
          {t("detail")}{" "}
          {onBlindSpots && (
            <button type="button" className={styles.link} onClick={onBlindSpots}>
              {t("blindSpots")}
            </button>
          )}
        </>
      }
      note={taken.length > room ? t("tooMany", { room }) : t("note")}
      actions={
        <>
          <Button onClick={onClose}>{tUi("cancel")}</Button>
          <Button
            variant="filled"
            disabled={taken.length === 0 || taken.length > room}
            onClick={() => onTake(taken.map(({ row }) => ({ ...row, id: newRow().id })))}
          >
            {t("take", { count: taken.length })}
          </Button>
        </>
      }
    >
      {state.failure && <ProblemNote tone="warn">{t("unknown")}</ProblemNote>}
      {STARTER_STYLES.map((style) => (
        <section key={style} className={styles.group}>
          <h3>{tCatalogue(`starterStyles.${style}`)}</h3>
          {STARTER_PACKS.filter((pack) => pack.style === style).map(({ id }) => {
            const own = starters.filter(({ starter }) => starter.pack === id);
            const open = own.filter(({ isThere }) => !isThere).map(({ starter }) => starter.id);
            const count = open.filter((each) => chosen.has(each)).length;
            const name = tCatalogue(`starterPacks.${id}`);
            return (
              <div key={id} role="group" aria-label={name} className={styles.pack}>
                <div className={styles.packHead}>
                  <h4>{name}</h4>
                  {own.length > 1 && (
                    <Checkbox
                      label={t("wholePack", { count: open.length })}
                      checked={open.length > 0 && count === open.length}
                      indeterminate={count > 0 && count < open.length}
                      disabled={open.length === 0}
                      onChange={() => choose(open, count < open.length)}
                    />
                  )}
                </div>
                {own.map(({ starter, row, isThere }) => (
                  <div key={starter.id} className={styles.starter}>
                    <Checkbox
                      label={row.note}
                      description={tCatalogue(`starterRows.${starter.id}.reason`)}
                      checked={chosen.has(starter.id)}
                      disabled={isThere}
                      onChange={() => choose([starter.id], !chosen.has(starter.id))}
                    />
                    <div className={styles.face}>
                      <RowFace row={{ ...row, note: "" }} />
                    </div>
                    <Volume
                      starter={starter}
                      isThere={isThere}
                      events={judged?.rows.get(starter.id)}
                      days={judged?.days ?? 0}
                    />
                  </div>
                ))}
              </div>
            );
          })}
        </section>
      ))}
    </Dialog>
  );
}

function Volume({
  starter,
  isThere,
  events,
  days,
}: {
  starter: StarterRow;
  isThere: boolean;
  events: { total: number; perDay: readonly number[] } | undefined;
  days: number;
}) {
  const t = useTranslations("workbench.starter");
  const tCatalogue = useTranslations("catalogue");
  const format = useFormatter();
  if (isThere) return <p className={styles.volume}>{t("isThere")}</p>;
  const elsewhere = t("elsewhere", { volume: tCatalogue(`volumes.${starter.volume}`) });
  if (!events || days === 0) return <p className={styles.volume}>{elsewhere}</p>;
  const mean = events.perDay.reduce((sum, count) => sum + count, 0) / days;
  return (
    <p className={styles.volume}>
      <strong>
        {t("here", {
          total: events.total,
          days,
          mean: format.number(mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
        })}
      </strong>{" "}
      {elsewhere}
    </p>
  );
}
