"use client";

import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Row } from "@/lib/engine/row";
import { Dialog } from "@/components/ui/dialog";
import { Tag } from "@/components/ui/tag";
import type { CaughtAnswer, CaughtKind, CaughtQuestion } from "./advice-protocol";
import table from "@/components/ui/data-table.module.css";
import type { Names } from "./use-names";
import styles from "./caught-dialog.module.css";

const PAGE = 50;
const KINDS: readonly CaughtKind[] = ["all", "meant", "surprises"];

interface CaughtDialogProps {
  row: Row;
  number: number;
  names: Names;
  onClose: () => void;
}

/** The real calls that a row catches: as meant, and those that its author will not have thought of. */
export function CaughtDialog({ row, number, names, onClose }: CaughtDialogProps) {
  const t = useTranslations("workbench.caught");
  const tUi = useTranslations("ui");
  const format = useFormatter();
  const [which, setWhich] = useState<CaughtKind>("all");
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const found = useCaught(names, { row, which, search, offset, limit: PAGE });

  const last = found ? Math.min(offset + PAGE, found.total) : 0;
  return (
    <Dialog
      opened
      onClose={onClose}
      size={720}
      title={t("title", { number })}
      detail={found && t("detail", { count: found.counts.all, readOnly: found.readOnlyCount })}
      note={found && !found.complete ? t("incomplete") : t("known")}
      actions={
        <>
          <Button variant="default" disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
            {t("previous")}
          </Button>
          <Button
            variant="default"
            disabled={!found || last >= found.total}
            onClick={() => setOffset(offset + PAGE)}
          >
            {t("next")}
          </Button>
          <Button onClick={onClose}>{tUi("close")}</Button>
        </>
      }
    >
      {names.hasFailed ? (
        <p role="alert">{t("failed")}</p>
      ) : (
        <div className={styles.body}>
          <div className={styles.controls}>
            <SegmentedControl
              size="xs"
              aria-label={t("which")}
              value={which}
              onChange={(value) => {
                setWhich(value as CaughtKind);
                setOffset(0);
              }}
              data={KINDS.map((kind) => ({
                value: kind,
                label: t(kind, { count: found ? format.number(found.counts[kind]) : "–" }),
              }))}
            />
            <TextInput
              size="xs"
              className={styles.search}
              aria-label={t("search")}
              placeholder={t("search")}
              value={search}
              onChange={(event) => {
                setSearch(event.currentTarget.value);
                setOffset(0);
              }}
              data-autofocus
            />
          </div>
          <p className={styles.place} role="status">
            {!found
              ? t("looking")
              : found.total === 0
                ? t("none")
                : t("place", { from: offset + 1, to: last, total: found.total })}
          </p>
          <CaughtTable pairs={found?.pairs ?? []} />
        </div>
      )}
    </Dialog>
  );
}

function CaughtTable({ pairs }: Pick<CaughtAnswer, "pairs">) {
  const t = useTranslations("workbench");
  return (
    <div
      className={`${table.scroll} ${styles.list}`}
      tabIndex={0}
      role="region"
      aria-label={t("caught.list")}
    >
      <table className={`${table.table} ${styles.calls}`}>
        <thead>
          <tr>
            <th scope="col">{t("column.eventName")}</th>
            <th scope="col">{t("column.eventSource")}</th>
            <th scope="col">{t("caught.kind")}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ name, source, readOnly }) => (
            <tr key={`${source} ${name}`}>
              <td className={`${table.main} ${table.mono}`}>{name}</td>
              <td className={table.mono}>{source}</td>
              <td>{readOnly && <Tag>{t("caught.readOnly")}</Tag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The answer to the newest question; the one before stays until then. */
function useCaught(
  { ask }: Names,
  { row, which, search, offset, limit }: CaughtQuestion,
): CaughtAnswer | null {
  const [found, setFound] = useState<CaughtAnswer | null>(null);
  useEffect(() => {
    let isWanted = true;
    ask?.("caught", { row, which, search, offset, limit }, (answer) => isWanted && setFound(answer));
    return () => {
      isWanted = false;
    };
  }, [ask, row, which, search, offset, limit]);
  return found;
}
