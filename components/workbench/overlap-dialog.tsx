"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Row } from "@/lib/engine/row";
import type { Preview, PreviewRow } from "@/lib/preview/schema";
import { Dialog } from "@/components/ui/dialog";
import { RowFace } from "./row-summary";
import styles from "./consequence.module.css";

/** Rows and pairs that are written out; the rest is counted. */
const SHOWN_ROWS = 60;
const SHOWN_PAIRS = 12;

interface OverlapDialogProps {
  rows: readonly Row[];
  preview: Preview;
  readOnly: boolean;
  /** Takes a row before the one that is now at this index. */
  onMove: (rowId: string, before: number) => void;
  onClose: () => void;
}

/**
 * Which rows match the same stored events, what each adds alone, and which one gets the findings. Moving a row here shows
 * at once how that changes, since of rows with the same level the upper one is named.
 */
export function OverlapDialog({ rows, preview, readOnly, onMove, onClose }: OverlapDialogProps) {
  const t = useTranslations("workbench.overlap");
  const tUi = useTranslations("ui");
  const byId = new Map(preview.rows.map((row) => [row.rowId, row]));
  const { pairs, total } = preview.overlaps;
  const paired = new Set(pairs.flatMap((pair) => pair.rows));
  const shown = rows
    .map((row, index) => ({ row, index, judged: byId.get(row.id) }))
    .filter(({ row, index, judged }) => row.enabled && (paired.has(index) || judged?.total === 0));
  return (
    <Dialog
      opened
      onClose={onClose}
      size={960}
      title={t("title")}
      detail={t("detail")}
      actions={<Button onClick={onClose}>{tUi("close")}</Button>}
    >
      <div className={styles.dialog}>
        {shown.length === 0 ? (
          <p className={styles.quiet}>{t("none")}</p>
        ) : (
          <table className={`${styles.table} ${styles.overlap}`}>
            <thead>
              <tr>
                <th scope="col">{t("row")}</th>
                <th scope="col">{t("patterns")}</th>
                <th scope="col" data-number>
                  {t("total")}
                </th>
                <th scope="col" data-number>
                  {t("alone")}
                </th>
                <th scope="col" data-number>
                  {t("attributed")}
                </th>
                {!readOnly && (
                  <th scope="col">
                    <span className="visually-hidden">{t("move")}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, SHOWN_ROWS).map(({ row, index, judged }) => (
                <tr key={row.id}>
                  <th scope="row" data-number data-name={t("row")}>
                    {index + 1}
                  </th>
                  <td className={styles.patterns}>
                    <RowFace row={row} />
                    <State judged={judged} />
                  </td>
                  {(["total", "alone", "attributed"] as const).map((figure) => (
                    <Figure
                      key={figure}
                      name={t(figure)}
                      value={judged && !judged.isSlow ? judged[figure] : null}
                    />
                  ))}
                  {!readOnly && (
                    <td className={styles.moves}>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t("up", { number: index + 1 })}
                        disabled={index === 0}
                        onClick={() => onMove(row.id, index - 1)}
                      >
                        <IconArrowUp size={15} stroke={1.7} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t("down", { number: index + 1 })}
                        disabled={index === rows.length - 1}
                        onClick={() => onMove(row.id, index + 2)}
                      >
                        <IconArrowDown size={15} stroke={1.7} aria-hidden />
                      </ActionIcon>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {shown.length > SHOWN_ROWS && (
          <p className={styles.quiet}>{t("moreRows", { count: shown.length - SHOWN_ROWS })}</p>
        )}
        {pairs.length > 0 && (
          <section>
            <h3>{t("pairs")}</h3>
            <ul className={styles.kinds}>
              {pairs.slice(0, SHOWN_PAIRS).map(({ rows: [first, second], count }) => (
                <li key={`${first} ${second}`}>
                  {t("pair", { first: first + 1, second: second + 1, count })}
                </li>
              ))}
            </ul>
            {total > SHOWN_PAIRS && (
              <p className={styles.quiet}>{t("morePairs", { count: total - SHOWN_PAIRS })}</p>
            )}
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** Said only of rows that bring nothing: no stored event at all, or none that another row does not match too. */
function State({ judged }: { judged: PreviewRow | undefined }) {
  const t = useTranslations("workbench.overlap");
  if (!judged || judged.isSlow || judged.alone > 0) return null;
  if (judged.attributed > 0) {
    return <span className={styles.quiet}>{t("coveredNamed", { count: judged.attributed })}</span>;
  }
  return <span className={styles.lost}>{judged.total === 0 ? t("dead") : t("covered")}</span>;
}

function Figure({ name, value }: { name: string; value: number | null }) {
  const format = useFormatter();
  return (
    <td data-number data-name={name}>
      {value === null ? "–" : format.number(value)}
    </td>
  );
}
