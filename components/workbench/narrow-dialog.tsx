"use client";

import { Button, Checkbox } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Narrowing } from "@/lib/engine/narrow-row";
import type { Row } from "@/lib/engine/row";
import type { Scope } from "@/lib/engine/rule-setting";
import type { NarrowingAnswer } from "@/lib/preview/schema";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { shownText } from "@/components/ui/shown-text";
import { RowFace } from "./row-summary";
import { useNarrowings } from "./use-narrowings";
import { useHourText } from "./use-hour-text";
import styles from "./narrow-dialog.module.css";

interface NarrowDialogProps {
  scope: Scope;
  row: Row;
  number: number;
  readOnly: boolean;
  onClose: () => void;
  /** The row of a proposal, to stand in the draft. */
  onTake: (row: Row) => void;
}

/**
 * Ways to make a noisy row quieter, measured on what is stored: what each removes, whether that held in the last week,
 * and what it would have lost of the findings that people confirmed. Nothing is applied before somebody takes it.
 */
export function NarrowDialog({ scope, row, number, readOnly, onClose, onTake }: NarrowDialogProps) {
  const t = useTranslations("workbench.narrow");
  const tUi = useTranslations("ui");
  const [allowLoss, setAllowLoss] = useState(false);
  const { answer, hasFailed, retry } = useNarrowings(scope, row, allowLoss);
  return (
    <Dialog
      opened
      onClose={onClose}
      size={860}
      title={t("title", { number })}
      detail={<RowFace row={{ ...row, note: "" }} />}
      note={t("note")}
      actions={<Button onClick={onClose}>{tUi("close")}</Button>}
    >
      <div className={styles.body} aria-busy={answer === null && !hasFailed}>
        {hasFailed ? (
          <ProblemNote tone="warn">
            {t("failed")}{" "}
            <Button size="xs" onClick={retry}>
              {t("retry")}
            </Button>
          </ProblemNote>
        ) : (
          <p className={styles.basis} role="status">
            {answer ? <Basis answer={answer} /> : t("looking")}
          </p>
        )}
        <Checkbox
          label={t("allowLoss")}
          description={t("allowLossDetail")}
          checked={allowLoss}
          onChange={(event) => setAllowLoss(event.currentTarget.checked)}
        />
        {answer && answer.narrowings.length > 0 && (
          <Proposals answer={answer} readOnly={readOnly} onTake={onTake} />
        )}
      </div>
    </Dialog>
  );
}

function Basis({ answer }: { answer: NarrowingAnswer }) {
  const t = useTranslations("workbench.narrow");
  const { narrowings, events, days, confirmed, isCut, isConfirmedCut } = answer;
  if (events === 0) return t("noEvents");
  return (
    <>
      {t("basis", { events, days, confirmed })}
      {isCut && ` ${t("cut")}`}
      {isConfirmedCut && ` ${t("confirmedCut")}`}
      {narrowings.length === 0 && ` ${t("none")}`}
    </>
  );
}

function Proposals({
  answer,
  readOnly,
  onTake,
}: {
  answer: NarrowingAnswer;
  readOnly: boolean;
  onTake: (row: Row) => void;
}) {
  const t = useTranslations("workbench.narrow");
  const format = useFormatter();
  const percent = (part: number, whole: number) =>
    whole === 0 ? "–" : format.number(part / whole, { style: "percent", maximumFractionDigits: 0 });
  return (
    <ol className={styles.list}>
      {answer.narrowings.map((narrowing) => {
        const { kind, values, learned, heldBack, confirmedLost } = narrowing;
        const what = <What narrowing={narrowing} />;
        return (
          <li key={`${kind} ${values.join(" ")}`} className={styles.proposal}>
            <div className={styles.what}>
              <strong>{what}</strong>
              <RowFace row={{ ...narrowing.row, note: "" }} />
            </div>
            <dl className={styles.figures}>
              <div>
                <dt>{t("removes")}</dt>
                <dd>
                  <span className={styles.removed}>{percent(learned.removed, learned.total)}</span>{" "}
                  {t("events", { count: learned.removed })}
                </dd>
              </div>
              <div>
                <dt>{t("heldBack")}</dt>
                <dd>
                  {heldBack.total === 0
                    ? t("heldBackNothing")
                    : t("heldBackShare", {
                        share: percent(heldBack.removed, heldBack.total),
                        count: heldBack.removed,
                      })}
                </dd>
              </div>
              <div>
                <dt>{t("lost")}</dt>
                <dd className={confirmedLost > 0 ? styles.warning : undefined}>
                  {t("findings", { count: confirmedLost })}
                </dd>
              </div>
            </dl>
            {!readOnly && (
              <Button size="xs" onClick={() => onTake(narrowing.row)}>
                {t("take")}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function What({ narrowing: { kind, values } }: { narrowing: Narrowing }) {
  const t = useTranslations("workbench.narrow.what");
  const hours = useHourText();
  const [first = "", second = ""] = values;
  if (kind === "hours") return t("hours", { hours: hours(Number(first), Number(second)) });
  return t.rich(kind, { value: () => <bdi className={styles.value}>{shownText(first, 200)}</bdi> });
}
