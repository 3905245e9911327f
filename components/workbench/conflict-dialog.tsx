"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import {
  applyChoices,
  chosenSide,
  listUndecided,
  mergeRows,
  orderState,
  type MergedRow,
  type Side,
} from "@/lib/engine/merge-rows";
import { cellText } from "@/lib/engine/cell-text";
import type { Row } from "@/lib/engine/row";
import { Dialog } from "@/components/ui/dialog";
import { KeyHint } from "@/components/ui/key-hint";
import { Moment } from "@/components/ui/moment";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { SettingConflict } from "@/lib/settings/schema";
import { RowFace } from "./row-summary";
import type { RuleChoices } from "./workbench-data";
import styles from "./conflict-dialog.module.css";

const CHOICES = ["enabled", "riskLevel", "ttl"] as const;
/** What the order of the rows is called among the choices. */
const ORDER = "setting:order";

interface ConflictDialogProps {
  conflict: SettingConflict;
  base: { rows: readonly Row[]; choices: RuleChoices };
  mine: { rows: readonly Row[]; choices: RuleChoices };
  /** What they left: their version, or what is inherited where they reset it. */
  theirs: { rows: readonly Row[]; choices: RuleChoices };
  busy: boolean;
  problem: string | null;
  onClose: () => void;
  onSave: (rows: readonly Row[], choices: RuleChoices) => void;
}

/** Two people saved over one another: both versions side by side, and a choice per row. Nothing is overwritten. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { conflict, base, mine, theirs } = props;
  const t = useTranslations("workbench");
  const tUi = useTranslations("ui");
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(new Map());
  const ordered = useMemo(() => orderState(base.rows, mine.rows, theirs.rows), [base, mine, theirs]);
  const order =
    sides.get(ORDER) ?? (ordered === "both" ? undefined : ordered === "mineOnly" ? "mine" : "theirs");
  const merged = useMemo(
    () => mergeRows(base.rows, mine.rows, theirs.rows, order),
    [base, mine, theirs, order],
  );
  const differing = merged.filter((row) => row.state !== "same");
  const settings = CHOICES.filter((name) => mine.choices[name] !== theirs.choices[name]);
  const settingSide = (name: (typeof CHOICES)[number]): Side | undefined =>
    sides.get(`setting:${name}`) ??
    (base.choices[name] === theirs.choices[name]
      ? "mine"
      : base.choices[name] === mine.choices[name]
        ? "theirs"
        : undefined);
  const undecided =
    listUndecided(merged, sides).length +
    settings.filter((name) => settingSide(name) === undefined).length +
    (order === undefined ? 1 : 0);

  function choose(id: string, side: Side) {
    setSides((before) => new Map(before).set(id, side));
  }

  function save() {
    const choices: RuleChoices = { ...theirs.choices };
    if (settingSide("enabled") === "mine") choices.enabled = mine.choices.enabled;
    if (settingSide("riskLevel") === "mine") choices.riskLevel = mine.choices.riskLevel;
    if (settingSide("ttl") === "mine") choices.ttl = mine.choices.ttl;
    props.onSave(applyChoices(merged, sides), choices);
  }

  useShortcuts({ "mod+enter": () => undecided === 0 && !props.busy && save() }, { inDialog: true });
  return (
    <Dialog
      opened
      onClose={props.onClose}
      size={860}
      title={t("conflict.title")}
      detail={t.rich(conflict.theirs ? "conflict.detail" : "conflict.detailReset", {
        by: conflict.by,
        version: conflict.version,
        at: () => <Moment at={conflict.at} />,
      })}
      actions={
        <>
          <Button onClick={props.onClose}>{tUi("cancel")}</Button>
          <Button
            variant="filled"
            loading={props.busy}
            disabled={undecided > 0}
            onClick={save}
            rightSection={<KeyHint keys={["⌘", "↵"]} onFill />}
          >
            {t("conflict.confirm")}
          </Button>
        </>
      }
      note={undecided > 0 ? t("conflict.undecided", { count: undecided }) : t("conflict.decided")}
    >
      <div className={styles.all}>
        <Button size="xs" onClick={() => setSides(allOf("mine", differing, settings))}>
          {t("conflict.allMine")}
        </Button>
        <Button size="xs" onClick={() => setSides(allOf("theirs", differing, settings))}>
          {t("conflict.allTheirs")}
        </Button>
      </div>
      <ul className={styles.rows}>
        {settings.map((name) => (
          <Choice
            key={name}
            title={t(`settings.${name}`)}
            state={settingSide(name) === undefined ? "both" : "one"}
            side={settingSide(name) ?? null}
            mine={<ChoiceFace choices={mine.choices} name={name} />}
            theirs={<ChoiceFace choices={theirs.choices} name={name} />}
            onChoose={(side) => choose(`setting:${name}`, side)}
          />
        ))}
        {ordered !== "same" && (
          <Choice
            title={t("conflict.order", { state: t(`conflict.state.${ordered}`) })}
            state={ordered === "both" ? "both" : "one"}
            side={order ?? null}
            mine={<OrderFace rows={mine.rows} others={theirs.rows} />}
            theirs={<OrderFace rows={theirs.rows} others={mine.rows} />}
            onChoose={(side) => choose(ORDER, side)}
          />
        )}
        {differing.map((row) => (
          <Choice
            key={row.id}
            title={t(`conflict.state.${row.state}`)}
            state={row.state === "both" ? "both" : "one"}
            side={row.state === "both" && !sides.has(row.id) ? null : chosenSide(row, sides)}
            mine={row.mine ? <RowFace row={row.mine} /> : t("conflict.absent")}
            theirs={row.theirs ? <RowFace row={row.theirs} /> : t("conflict.absent")}
            onChoose={(side) => choose(row.id, side)}
          />
        ))}
        {differing.length === 0 && settings.length === 0 && ordered === "same" && (
          <li className={styles.same}>{t("conflict.same")}</li>
        )}
      </ul>
      <div role="alert" className={styles.problem}>
        {props.problem}
      </div>
    </Dialog>
  );
}

function allOf(
  side: Side,
  rows: readonly MergedRow[],
  settings: readonly string[],
): ReadonlyMap<string, Side> {
  return new Map([
    [ORDER, side],
    ...rows.map(({ id }): [string, Side] => [id, side]),
    ...settings.map((name): [string, Side] => [`setting:${name}`, side]),
  ]);
}

function ChoiceFace({ choices, name }: { choices: RuleChoices; name: (typeof CHOICES)[number] }) {
  const t = useTranslations("workbench");
  const tLevel = useTranslations("ui.riskLevel");
  switch (name) {
    case "enabled":
      return choices.enabled ? t("grid.on") : t("grid.off");
    case "riskLevel":
      return choices.riskLevel ? tLevel(choices.riskLevel) : t("grid.levelOfCatalogue");
    case "ttl":
      return t("settings.hours", { hours: choices.ttl });
  }
}

/** Rows that are named of an order. */
const SHOWN_PLACES = 6;

/** The rows in one side's order, from the first on that stands elsewhere on the other side. */
function OrderFace({ rows, others }: { rows: readonly Row[]; others: readonly Row[] }) {
  const t = useTranslations("workbench");
  const [ids, otherIds] = [rows, others].map((all) => new Set(all.map(({ id }) => id)));
  const here = rows.filter(({ id }) => otherIds!.has(id));
  const there = others.filter(({ id }) => ids!.has(id));
  const from = here.findIndex(({ id }, at) => id !== there[at]?.id);
  const shown = here.slice(from, from + SHOWN_PLACES);
  return (
    <span className={styles.order}>
      {shown.map((row) => (
        <span key={row.id} className={styles.place}>
          <span>{rows.indexOf(row) + 1}</span>
          <code>{cellText(row, "eventName") || t("grid.anyValue")}</code>
        </span>
      ))}
      {here.length > from + shown.length && <span>…</span>}
    </span>
  );
}

interface ChoiceProps {
  title: string;
  state: "one" | "both";
  side: Side | null;
  mine: React.ReactNode;
  theirs: React.ReactNode;
  onChoose: (side: Side) => void;
}

function Choice({ title, state, side, mine, theirs, onChoose }: ChoiceProps) {
  const t = useTranslations("workbench");
  return (
    <li className={styles.row} data-open={side === null || undefined}>
      <div className={styles.title} data-state={state}>
        {title}
      </div>
      <div className={styles.sides} role="radiogroup" aria-label={title}>
        {(["mine", "theirs"] as const).map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={side === one}
            className={styles.side}
            onClick={() => onChoose(one)}
          >
            <span className={styles.who}>{t(`conflict.${one}`)}</span>
            <span>{one === "mine" ? mine : theirs}</span>
          </button>
        ))}
      </div>
    </li>
  );
}
